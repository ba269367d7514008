"""Who asks for what, and what they may see of it."""

import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from accounts.models import (
    ExportRequest,
    FactorReset,
    Invitation,
    Membership,
    Notice,
    NoticeKind,
    Team,
    User,
)
from accounts.proof import PROVED_AT
from accounts.roles import Permission, Role
from core import headers
from core.models import Erasure
from tests.classified import NEEDS, PUBLIC
from tests.security.addresses import OF_CIRCLE, address, patterns
from tests.security.planted import (
    OPEN,
    PROTECTED,
    SPOKE,
    Circle,
    circle,
    planted_in,
    text_of,
)

METHODS = ("get", "post", "put", "patch", "delete", "head")
RIGHT = {PROTECTED: Permission.READ_PROTECTED, SPOKE: Permission.READ_SOURCES}


@dataclass
class Reader:
    name: str
    user: User | None
    sees: frozenset[str]
    browser: Client

    def __post_init__(self) -> None:
        self.cookies = deepcopy(self.browser.cookies)

    @property
    def client(self) -> Client:
        """Signed in, whatever an answer before did: one address signs out, others end sessions."""
        self.browser.cookies = deepcopy(self.cookies)
        return self.browser

    def may_see(self, owner: str, level: str) -> bool:
        """Whether a word of this circle and level may reach this reader."""
        if owner not in self.sees or not self.user:
            return False
        return level == OPEN or self.user.may(RIGHT[level])


@dataclass
class World:
    circles: dict[str, Circle]
    readers: dict[str, Reader]


def build() -> World:
    """Two teams. Circles: the desk's, one caseworker's alone, and the other team's."""
    desk, away = Team(name="Desk"), Team(name="Elsewhere")
    desk.save(), away.save()
    staff = {role: _member(role.value.lower(), role, desk) for role in Role}
    author = staff[Role.CASEWORKER]
    other = _member("elsewhere", Role.ADMIN, away)
    gone = _member("gone", Role.COORDINATOR, desk)
    named = _member("named", Role.COORDINATOR, away)
    circles = {
        "team": circle("team", author, teams=(desk,)),
        "alone": circle("alone", author, alone=True),
        "away": circle("away", other, teams=(away,)),
    }
    for each in circles.values():
        _office_rows(each, desk, staff[Role.ADMIN], named)
    sees = {
        role: frozenset({"team"} if Permission.READ_CASES in role.permissions else ())
        for role in Role
    }
    sees[Role.CASEWORKER] |= {"alone"}
    readers = {role.value.lower(): _reader(staff[role], sees[role]) for role in Role} | {
        "elsewhere": _reader(other, {"away"}),
        "gone": _reader(gone, set()),
    }
    nobody = Client(raise_request_exception=False)
    readers["stranger"] = Reader("stranger", None, frozenset(), nobody)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    return World(circles, readers)


def _member(name: str, role: Role, team: Team) -> User:
    user = User.objects.create_user(name, "correct horse", role=role, full_name=name.title())
    Membership(user=user, team=team).save()
    return user


def _reader(user: User, sees: set[str] | frozenset[str]) -> Reader:
    """Signed in, and has just proved it: nothing but rights may stand in the way."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    session = client.session
    session[PROVED_AT] = time.time()
    session.save()
    return Reader(user.username, user, frozenset(sees), client)


def _office_rows(made: Circle, team: Team, admin: User, member: User) -> None:
    made.rows |= {
        "member": member, "team": team,
        "notice": Notice.objects.create(user=member, kind=NoticeKind.values[0]),
        "reset": FactorReset.objects.create(user=member, reason="Lost", asked_by=member),
        "export": ExportRequest.objects.create(
            asked_by=member, address="/cases/", rows=9, reason="For the report"
        ),
        "erasure": Erasure.objects.create(
            subject=made.person.pk, reference=made.person.reference, kind="PURGE", reason="ASKED",
            asked_by=member.pk, asked_name=member.username,
        ),
        "invitation": Invitation.objects.create(
            token_hash=made.owner, full_name="New Person", invited_by=admin, team=team,
            expires_at=timezone.now() + timedelta(days=1),
        ),
    }  # fmt: skip


@dataclass
class Finding:
    reader: str
    method: str
    url: str
    what: str

    def __str__(self) -> str:
        return f"{self.reader} {self.method} {self.url}: {self.what}"


@dataclass
class Walk:
    """Counts what was asked, which pages opened for whom, and keeps what went wrong."""

    asked: int = 0
    opened: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


def walk(
    world: World, readers: tuple[str, ...], methods: tuple[str, ...], circles: tuple[str, ...]
) -> Walk:
    """Ask for every address as each reader; each request is undone before the next."""
    done = Walk()
    for pattern in patterns():
        for name in circles if pattern.pattern.converters else circles[:1]:
            url = address(pattern, world.circles[name])
            for reader in (world.readers[one] for one in readers):
                for method in methods:
                    done.asked += 1
                    answer, text = _ask(reader.client, method, url)
                    done.opened[reader.name] += answer.status_code == 200
                    for what in _wrong(pattern, name, reader, answer, text):
                        done.findings.append(Finding(reader.name, method, url, what))
    return done


def _ask(client: Client, method: str, url: str) -> tuple[Any, str]:
    with transaction.atomic():
        response = getattr(client, method)(url)
        text = text_of(response)
        transaction.set_rollback(True)
    return response, text


def _wrong(
    pattern: URLPattern, owner: str, reader: Reader, response: Any, text: str
) -> Iterator[str]:
    if response.status_code >= 500:
        yield f"answers {response.status_code}"
    if response.status_code < 300 and not _may_open(pattern.name, owner, reader):
        yield f"opens: {response.status_code}"
    hidden = {found for found in planted_in(text) if not reader.may_see(*found)}
    if hidden:
        yield f"tells {sorted(hidden)}"
    yield from _of_headers(response)


def _may_open(name: str, owner: str, reader: Reader) -> bool:
    if name in PUBLIC:
        return True
    if not reader.user or not reader.user.is_active or reader.name == "gone":
        return False
    if name in NEEDS and not reader.user.may(NEEDS[name]):
        return False
    return name not in OF_CIRCLE or owner in reader.sees


def _of_headers(response: Any) -> Iterator[str]:
    row = headers.row_of(response.wsgi_request, response)
    found = dict(response.headers)
    if {name: found.get(name) for name in row} != row:
        yield "differs from the table of headers"
    if extra := found.keys() - row.keys() - headers.OTHERS:
        yield f"has headers that the table does not know: {sorted(extra)}"


@pytest.fixture
def world(db: None, actor: None) -> World:
    return build()

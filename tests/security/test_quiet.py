"""S13: neither the logs of the desk nor the database's, nor mails, hold what was typed or recorded.

tests/core/test_logs.py has the formatter alone; here the whole desk breaks, page after page.
"""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client, override_settings

from accounts import invitations, jobs
from accounts.models import Invitation, Team
from accounts.roles import Role
from config import postgres
from tests.security.planted import FOUND, plant
from tests.security.walking import World, walk

DATABASE_LOG = postgres.VAR_DIR / "test-postgres.log"
# Read before a page is asked for at all; every other question to the database fails.
SIGNING_IN = ("django_session", "accounts_user", "django_content_type")


@pytest.fixture
def database_log() -> Callable[[], str]:
    """What the server of the tests wrote since the test began."""
    if not DATABASE_LOG.exists():
        pytest.skip("PostgreSQL of somebody else: its log is not ours to read.")
    before = DATABASE_LOG.stat().st_size
    return lambda: DATABASE_LOG.read_bytes()[before:].decode()


def fails(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The database quotes the word in its error, as it would a name in the wrong place."""
    asked = sql.partition("FROM ")[2]
    if sql.startswith("SELECT") and not any(asked.startswith(f'"{one}"') for one in SIGNING_IN):
        with transaction.atomic():
            return execute("SELECT %s::int", [plant("team")], False, context)
    return execute(sql, params, many, context)


def everything_breaks(world: World, readers: tuple[str, ...]) -> int:
    """Gives how many pages answered that something is wrong."""
    with connection.execute_wrapper(fails):
        done = walk(world, readers, ("get", "post"), ("team",))
    return sum(found.what.startswith("answers 5") for found in done.findings)


def wrong_turns(world: World) -> str:
    """Refused sign-ins, pages that are not there, a form without its token. Gives the secret of an
    invitation whose page breaks."""
    client, strict = Client(raise_request_exception=False), Client(enforce_csrf_checks=True)
    for _ in range(7):
        client.post("/sign-in/", {"username": plant("team"), "password": plant("team")})
    for reader in (client, world.readers["admin"].client):
        reader.get(f"/people/{plant('team')}/")
        reader.get(f"/{plant('team')}/", {"q": plant("team")})
        reader.post("/search/", {"q": plant("team") + "\0"})
    assert strict.post(f"/join/{plant('team')}/", {"full_name": plant("team")}).status_code == 403
    token = invitations.token_of(invited(world))
    with transaction.atomic(), connection.execute_wrapper(fails):
        assert client.get(f"/join/{token}/").status_code == 500
        transaction.set_rollback(True)
    return token


def invited(world: World) -> Invitation:
    return invitations.invite(
        by=world.readers["admin"].user, full_name=plant("team"), email="new@example.org",
        role=Role.CASEWORKER, team=Team.objects.get(name="Desk"),
    )  # fmt: skip


def mails(world: World) -> str:
    made = invited(world)
    with override_settings(EMAIL_HOST="mail.example.org"):
        jobs.mail_invitation(invitation=str(made.pk), origin="https://desk.example.org")
    assert len(mail.outbox) == 1
    return "\n".join(str(sent.message()) for sent in mail.outbox)


@pytest.fixture
def plain() -> Iterator[io.StringIO]:
    """What a handler would write that does not leave out the words of errors."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def words(text: str) -> set[str]:
    return {found[0] for found in FOUND.finditer(text.lower())}


def test_no_log_and_no_mail_tells_what_was_typed_or_recorded(
    world: World, logged: io.StringIO, plain: io.StringIO, database_log: Callable[[], str]
) -> None:
    assert everything_breaks(world, ("senior_caseworker",)) > 100
    token = wrong_turns(world)
    told = logged.getvalue()
    assert token not in told
    assert token in plain.getvalue()
    assert "InvalidTextRepresentation" in told
    assert "join/<str:token>/" in told
    assert words(told) == set()
    assert words(database_log()) == set()
    assert words(mails(world)) == set()
    # The control: the same, written by a handler that does not leave them out.
    assert len(words(plain.getvalue())) > 5


@pytest.mark.security
def test_no_log_of_the_whole_walk_tells_anything(
    world: World, logged: io.StringIO, plain: io.StringIO, database_log: Callable[[], str]
) -> None:
    walk(world, tuple(world.readers), ("get", "post"), ("team", "alone", "away"))
    broken = everything_breaks(world, tuple(world.readers))
    wrong_turns(world)
    lines, held = logged.getvalue().count("\n"), words(plain.getvalue())
    print(f"S13: {broken} pages broken, {lines} lines, {len(held)} words kept out")  # noqa: T201
    assert words(logged.getvalue()) == words(database_log()) == set()
    assert len(held) > 100


def test_control_the_log_of_the_database_is_the_one_that_is_read(
    db: None, database_log: Callable[[], str]
) -> None:
    word = plant("team")
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE LOG '{word}'; END $$")
    assert word in database_log()

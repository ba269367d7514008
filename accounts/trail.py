"""Writing the audit trail: what was done, in its transaction, and what was seen, after it.

A line says who, from where, which act on which reference. It never holds a name of a person at
risk: the trail cannot be purged.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models import Act, AuditEntry, Outcome, User
from core.actor import Actor, current_actor


@dataclass(frozen=True)
class Whence:
    """From where somebody acts: their role then, a mark of the session, the address."""

    role: str = ""
    session: str = ""
    ip: str | None = None


_whence: ContextVar[Whence | None] = ContextVar("whence", default=None)


@contextmanager
def acting_from(request: HttpRequest) -> Iterator[None]:
    """Inside, lines of the trail say that they came through `request`."""
    token = _whence.set(whence(request))
    try:
        yield
    finally:
        _whence.reset(token)


def whence(request: HttpRequest) -> Whence:
    key = request.session.session_key if hasattr(request, "session") else None
    mark = hashlib.sha256(key.encode()).hexdigest()[:16] if key else ""
    return Whence(getattr(request.user, "role", ""), mark, address_of(request))


def address_of(request: HttpRequest) -> str | None:
    """The IP address of whoever asks; None where there is none, as over a socket.

    In production a proxy stands in front: the last hop of X-Forwarded-For is what it wrote itself,
    all before it is what somebody claims.
    """
    given = request.META.get("REMOTE_ADDR", "")
    if settings.PRODUCTION and (hops := request.headers.get("X-Forwarded-For")):
        given = hops.rpartition(",")[2]
    try:
        return str(ip_address(given.strip()))
    except ValueError:
        return None


def mark_of(words: str, user: User) -> str:
    """Stands in the trail for words that somebody sought, which may be a name.

    A keyed hash: the same words of one person have the same mark. Who else sought them does not
    show, so that nobody learns it by trying names.
    """
    folded = " ".join(words.casefold().split())
    return salted_hmac("accounts.trail", f"{user.pk} {folded}", algorithm="sha256").hexdigest()[:20]


def done(
    act: Act, *, subject: str = "", case: UUID | None = None, reason: str = "",
    outcome: Outcome = Outcome.OK, **details: Any,
) -> AuditEntry:  # fmt: skip
    """A line about something that is being done, by whoever acts, in the transaction of the act.

    `subject` is a reference or a user name; `details` are codes, numbers and references.
    """
    entry = AuditEntry(
        act=act, subject=subject, case=case, reason=reason, outcome=outcome, details=details
    )
    sign(entry, current_actor(), _whence.get() or Whence())
    entry.save(force_insert=True)
    return entry


def sign(entry: AuditEntry, actor: Actor, where: Whence) -> None:
    """Say in `entry` who it was, and from where."""
    entry.user, entry.user_name = actor.id, actor.name
    entry.role, entry.session, entry.ip = where.role, where.session, where.ip


def seen(
    request: HttpRequest,
    act: Act,
    *,
    subject: str = "",
    case: UUID | None = None,
    reason: str = "",
    outcome: Outcome = Outcome.OK,
    **details: Any,
) -> None:
    """Remember a line about something seen: the middleware writes it when the request is over,

    in a transaction of its own, also when that of the request was rolled back.
    """
    remembered: list[AuditEntry] = request.__dict__.setdefault("seen_lines", [])
    remembered.append(
        AuditEntry(
            act=act, subject=subject, case=case, reason=reason, outcome=outcome, details=details
        )
    )

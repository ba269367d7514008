"""Writing the audit trail: what was done, in its transaction, and what was seen, after it.

A line says who, from where, which act on which reference. It never holds a name of a person at
risk: the trail cannot be purged.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from accounts.models import Act, AuditEntry, Outcome
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
    return Whence(getattr(request.user, "role", ""), mark, request.META.get("REMOTE_ADDR") or None)


def done(
    act: Act, *, subject: str = "", case: UUID | None = None, reason: str = "",
    outcome: Outcome = Outcome.OK, **details: Any,
) -> AuditEntry:  # fmt: skip
    """A line about something that is being done, by whoever acts, in the transaction of the act.

    `subject` is a reference or a user name; `details` are codes, numbers and references.
    """
    entry = line(act, current_actor(), _whence.get() or Whence())
    entry.subject, entry.case, entry.reason = subject, case, reason
    entry.outcome, entry.details = outcome, details
    entry.save(force_insert=True)
    return entry


def line(act: Act, actor: Actor, where: Whence) -> AuditEntry:
    return AuditEntry(
        act=act, user=actor.id, user_name=actor.name, role=where.role, session=where.session,
        ip=where.ip,
    )  # fmt: skip


def seen(
    request: HttpRequest,
    act: Act,
    *,
    subject: str = "",
    case: UUID | None = None,
    outcome: Outcome = Outcome.OK,
    **details: Any,
) -> None:
    """Remember a line about something seen: the middleware writes it when the request is over,

    in a transaction of its own, also when that of the request was rolled back.
    """
    remembered: list[AuditEntry] = request.__dict__.setdefault("seen_lines", [])
    remembered.append(
        AuditEntry(act=act, subject=subject, case=case, outcome=outcome, details=details)
    )

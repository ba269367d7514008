"""Who is acting, and why: every tracked write carries both into history."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class NoActorError(RuntimeError):
    """A tracked row was written outside `acting(...)`."""


@dataclass(frozen=True)
class Actor:
    """A user, or a named part of the program (then `id` is None)."""

    id: uuid.UUID | None
    name: str
    reason: str = ""


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting(who: AbstractBaseUser | str, reason: str = "") -> Iterator[Actor]:
    """Everything written inside is recorded as done by `who` for `reason`.

    A string names a command or job; a user is remembered by key and printed name, without a
    foreign key, so that history outlives the account.
    """
    actor = Actor(None, who, reason) if isinstance(who, str) else Actor(who.pk, str(who), reason)
    token = _actor.set(actor)
    try:
        yield actor
    finally:
        _actor.reset(token)


def current_actor() -> Actor:
    """Raises NoActorError where nobody is acting."""
    if actor := _actor.get():
        return actor
    raise NoActorError("A tracked row can only be written inside acting(user, reason).")


@contextmanager
def because(reason: str) -> Iterator[Actor]:
    """The same actor, with a reason for the writes inside."""
    actor = current_actor()
    token = _actor.set(Actor(actor.id, actor.name, reason))
    try:
        yield actor
    finally:
        _actor.reset(token)

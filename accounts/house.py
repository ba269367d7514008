"""The office as the rest of the program reads it: its zone, its rules, what is still to be set up.

One row, which nearly every page needs for its day: read once in a request.
"""

import time
from contextvars import ContextVar
from typing import Any

from django.core.signals import request_started
from django.db import DatabaseError

from accounts.models import House

# Outside of requests, as in the worker: how long a change may go unnoticed.
KEPT_SECONDS = 300.0

_kept: ContextVar[tuple[float, House] | None] = ContextVar("house", default=None)


def office() -> House:
    """The office, for reading. Whoever changes it reads its own copy: House.current()."""
    kept = _kept.get()
    if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
        kept = (time.monotonic(), House.current())
        _kept.set(kept)
    return kept[1]


def forget(**kwargs: Any) -> None:
    """What office() gave is read again: a new request has begun, or the office was changed."""
    _kept.set(None)


def time_zone() -> str:
    """For core.clock. Where the database cannot be asked, an error page still needs its day."""
    try:
        return office().time_zone
    except DatabaseError:
        return ""


request_started.connect(forget, dispatch_uid="accounts.house.forget")

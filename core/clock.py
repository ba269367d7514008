"""The office's today. Nothing else in Habeas asks a computer's clock for a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_fixed: ContextVar[date | None] = ContextVar("today", default=None)


def today() -> date:
    """The day it is in settings.OFFICE_TIME_ZONE, or the day that `today_is` fixed."""
    return _fixed.get() or timezone.localdate(timezone=ZoneInfo(settings.OFFICE_TIME_ZONE))


@contextmanager
def today_is(day: date) -> Iterator[None]:
    """Inside, it is `day`: for a report "as of" that day, a moved clock, and tests."""
    token = _fixed.set(day)
    try:
        yield
    finally:
        _fixed.reset(token)

"""The office's today. Nothing else in Habeas asks a computer's clock for a day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_fixed: ContextVar[date | None] = ContextVar("today", default=None)
# Who knows the time zone of the office: an app above this one, which names it or says nothing.
_sources: list[Callable[[], str]] = []


def today() -> date:
    """The day it is in the office's zone, or the day that `today_is` fixed."""
    return _fixed.get() or timezone.localdate(timezone=zone())


def zone() -> ZoneInfo:
    """The zone that the office has chosen; settings.OFFICE_TIME_ZONE until it has."""
    chosen = next(filter(None, (source() for source in _sources)), "")
    return ZoneInfo(chosen or settings.OFFICE_TIME_ZONE)


def ask(source: Callable[[], str]) -> None:
    """From now on `source` is asked for the name of the office's zone; "" if it knows none."""
    if source not in _sources:
        _sources.append(source)


@contextmanager
def today_is(day: date) -> Iterator[None]:
    """Inside, it is `day`: for a report "as of" that day, a moved clock, and tests."""
    token = _fixed.set(day)
    try:
        yield
    finally:
        _fixed.reset(token)

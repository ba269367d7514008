"""Whether a term in office lasts, and whether somebody looked lately."""

from collections.abc import Iterable
from datetime import date, timedelta

from people.models import Holding

VERIFIED_FOR = timedelta(days=365)


def is_over(holding: Holding, on: date) -> bool:
    """Whether it has surely ended before that day."""
    ends = holding.term.latest
    return ends is not None and ends < on


def is_ahead(holding: Holding, on: date) -> bool:
    begins = holding.term.earliest
    return begins is not None and begins > on


def may_last(holding: Holding, on: date) -> bool:
    return not is_over(holding, on) and not is_ahead(holding, on)


def must_verify(holding: Holding, on: date) -> bool:
    """Whether nobody looked for a year, or ever."""
    return holding.verified_on is None or holding.verified_on < on - VERIFIED_FOR


def latest_first(holdings: Iterable[Holding]) -> list[Holding]:
    """Those who may hold the office longest first; an open end lies ahead."""
    by_end = sorted(holdings, key=lambda one: (one.term.sort_key[1], one.term.sort_key[0], one.pk))
    return by_end[::-1]

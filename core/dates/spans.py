"""Counts between partial dates, as ranges: (least, most), None where an end is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.dates.bounds import DAY, add_months
from core.dates.units import MONTH_PARTS, span, unit
from core.dates.value import PartialDate, Precision

Span = tuple[int | None, int | None]
PART_OF_MONTH = {precision: part for part, precision in MONTH_PARTS.items()} | {Precision.MONTH: ""}


def days_between(start: PartialDate, end: PartialDate) -> Span:
    """Least and most days from start to end; the day of the end is not counted.

    Negative where the end may have come first.
    """
    return (
        _count(start.latest, end.earliest, lambda first, last: (last - first).days),
        _count(start.earliest, end.latest, lambda first, last: (last - first).days),
    )


def age_on(birth: PartialDate, when: PartialDate) -> Span:
    """Least and most full years of age; who is born on 29 February turns on 1 March."""
    return _count(birth.latest, when.earliest, _age), _count(birth.earliest, when.latest, _age)


def _count(first: date | None, last: date | None, count: Callable[[date, date], int]) -> int | None:
    return None if first is None or last is None else count(first, last)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birth_from_age(age: int, when: PartialDate) -> PartialDate:
    """The days on which a person may be born whom a source calls `age` years old at `when`.

    Undated where the calendar does not reach back so far.
    """
    earliest, latest = when.earliest, when.latest
    try:
        bounds = (
            add_months(earliest, -12 * (age + 1)) + DAY if earliest else None,
            add_months(latest, -12 * age) if latest else None,
        )
    except (ValueError, OverflowError):
        return PartialDate()
    return span(bounds, Precision.RANGE)


def add_term(
    start: PartialDate, years: int = 0, months: int = 0, days: int = 0
) -> PartialDate | None:
    """The nominal end of a term, as exactly as its start is known.

    None if the start is not known or the end lies beyond the calendar. A month stays a month and a
    year a year: 16 years from December 2022 end in December 2038.
    """
    try:
        return _term_end(start, 12 * years + months, days) if start.understood else None
    except (ValueError, OverflowError):
        return None


def _term_end(start: PartialDate, shift: int, days: int) -> PartialDate:
    if not days and (whole := _same_unit(start, shift)):
        return replace(whole, year_inferred=start.year_inferred)
    bounds = (_later(start.earliest, shift, days), _later(start.latest, shift, days))
    return span(bounds, Precision.DAY if start.is_day else Precision.RANGE)


def _later(day: date | None, months: int, days: int) -> date | None:
    return add_months(day, months) + days * DAY if day else None


def _same_unit(start: PartialDate, shift: int) -> PartialDate | None:
    """The month, third of a month or year that lies `shift` months after the start's."""
    if start.earliest is None or start.latest is None:
        return None
    first, last = start.earliest, start.latest
    moved = add_months(first, shift)
    if start.precision in PART_OF_MONTH and (first.year, first.month) == (last.year, last.month):
        return unit(moved.year, moved.month, part=PART_OF_MONTH[start.precision])
    if start.precision == Precision.YEAR and first.year == last.year and shift % 12 == 0:
        return unit(moved.year)
    return None

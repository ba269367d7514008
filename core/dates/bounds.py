"""Calendar arithmetic: the first and last day that a date expression may mean."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from edtf import parse_edtf

DAY = timedelta(days=1)
Bounds = tuple[date | None, date | None]

# The thirds of a month and of a year that "early", "mid" and "late" name; 99 is the month's end.
DAYS_OF_PART = {"EARLY": (1, 10), "MID": (11, 20), "LATE": (21, 99)}
MONTHS_OF_PART = {"EARLY": (1, 4), "MID": (5, 8), "LATE": (9, 12)}
# EDTF's codes for spring, summer and autumn. Winter has none here: it lies in two years, and
# "winter 2016" does not say which two.
MONTHS_OF_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11)}


def end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_bounds(year: int, month: int, part: str = "") -> tuple[date, date]:
    """First and last day of a month, or of its EARLY, MID or LATE third."""
    first, last = DAYS_OF_PART.get(part, (1, 99))
    end = end_of_month(year, month)
    return date(year, month, first), end if last > end.day else date(year, month, last)


def months_bounds(year: int, months: tuple[int, int]) -> tuple[date, date]:
    """First day of the first month and last day of the last one, in one year."""
    return date(year, months[0], 1), end_of_month(year, months[1])


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(end_of_month(year, month + 1), date(year, month + 1, 1) + (day.day - 1) * DAY)


def days_later(day: date, days: int) -> date:
    """So many days later (or earlier), or the calendar's last (or first) day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@lru_cache(maxsize=4096)
def is_edtf(text: str) -> bool:
    """Whether the string is valid EDTF. Cached: the parser takes milliseconds."""
    try:
        parse_edtf(text)
    except Exception:  # on malformed text the parser raises what its insides happen to raise
        return False
    return True


_SIMPLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(~?))?)?")


def edtf_bounds(text: str) -> Bounds:
    """Bounds of the EDTF that we use: year, month, season, day, day~, time, intervals, open ends.

    "~" widens a day by one on each side, as EDTF libraries do. Raises ValueError for the rest.
    """
    left, slash, right = text.partition("/")
    if not slash:
        return _point_bounds(text.partition("T")[0])
    earliest = None if left == ".." else _point_bounds(left)[0]
    latest = None if right == ".." else _point_bounds(right)[1]
    return earliest, latest


def _point_bounds(text: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date that we read: {text!r}")
    year, month, day = (int(part or 0) for part in match.group(1, 2, 3))
    if day:
        only, margin = date(year, month, day), DAY if match.group(4) else 0 * DAY
        return only - margin, only + margin
    if month in MONTHS_OF_SEASON:
        return months_bounds(year, MONTHS_OF_SEASON[month])
    return month_bounds(year, month) if match.group(2) else months_bounds(year, (1, 12))

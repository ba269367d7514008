"""Partial dates of the calendar's own units: a day, a month or its third, a season, a year."""

from datetime import date

from core.dates.bounds import (
    MONTHS_OF_PART,
    MONTHS_OF_SEASON,
    Bounds,
    month_bounds,
    months_bounds,
)
from core.dates.value import PartialDate, Precision

MONTH_PARTS = {
    "EARLY": Precision.MONTH_EARLY,
    "MID": Precision.MONTH_MID,
    "LATE": Precision.MONTH_LATE,
}


def unit(year: int, month: int = 0, day: int = 0, part: str = "", season: int = 0) -> PartialDate:
    """What is given of year, month, day, part (EARLY, MID, LATE) and season (EDTF's 21 to 23).

    Raises ValueError for a day, month or season that the calendar does not have.
    """
    if day:
        return PartialDate.on(date(year, month, day))
    if season:
        bounds = months_bounds(year, MONTHS_OF_SEASON[season])
        return _unit(f"{year:04}-{season}", bounds, Precision.SEASON)
    if month and part:
        bounds = month_bounds(year, month, part)
        return _unit(span_edtf(bounds), bounds, MONTH_PARTS[part])
    if month:
        return _unit(f"{year:04}-{month:02}", month_bounds(year, month), Precision.MONTH)
    if part:
        first, last = MONTHS_OF_PART[part]
        edtf = f"{year:04}-{first:02}/{year:04}-{last:02}"
        return _unit(edtf, months_bounds(year, (first, last)), Precision.YEAR_PART)
    return _unit(f"{year:04}", months_bounds(year, (1, 12)), Precision.YEAR)


def _unit(edtf: str, bounds: Bounds, precision: Precision) -> PartialDate:
    return PartialDate(edtf=edtf, earliest=bounds[0], latest=bounds[1], precision=precision)


def span_edtf(bounds: Bounds) -> str:
    """The EDTF of a day or an interval of days, with open ends; "" if both are open."""
    if bounds == (None, None):
        return ""
    first, last = (day.isoformat() if day else ".." for day in bounds)
    return first if first == last else f"{first}/{last}"


def span(bounds: Bounds, precision: Precision) -> PartialDate:
    """An interval of days; raises ValueError if it ends before it begins."""
    return _unit(span_edtf(bounds), bounds, precision)

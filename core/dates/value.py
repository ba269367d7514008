"""The partial date: what the words say, and the days it may have been."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from typing import Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.dates.bounds import edtf_bounds, is_edtf


class Precision(TextChoices):
    """How exactly a date is known. SINCE differs from AFTER: it includes the day it names."""

    TIME = "TIME", _("time of day")
    DAY = "DAY", _("day")
    DAY_APPROX = "DAY_APPROX", _("about that day")
    DAY_INFERRED_YEAR = "DAY_INFERRED_YEAR", _("day, year from the source")
    MONTH = "MONTH", _("month")
    MONTH_EARLY = "MONTH_EARLY", _("early in a month")
    MONTH_MID = "MONTH_MID", _("middle of a month")
    MONTH_LATE = "MONTH_LATE", _("late in a month")
    MONTH_RANGE = "MONTH_RANGE", _("range of months")
    SEASON = "SEASON", _("season")
    YEAR = "YEAR", _("year")
    YEAR_PART = "YEAR_PART", _("part of a year")
    RANGE = "RANGE", _("range")
    BEFORE = "BEFORE", _("before a date")
    AFTER = "AFTER", _("after a date")
    SINCE = "SINCE", _("since a date")
    AS_OF_DOC = "AS_OF_DOC", _("when the source was written")
    RELATIVE = "RELATIVE", _("relative to another date")
    UNDATED = "UNDATED", _("undated")


@dataclass(frozen=True, kw_only=True)
class PartialDate:
    """Words as written and the first and last day they may mean; None is an open end.

    A bound may be narrower than the EDTF: "in June" in a source of 26 June ends on 26 June.
    `time` is local time in the IANA `zone` ("" if not known).
    """

    text: str = ""
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNDATED
    year_inferred: bool = False
    time: time_of_day | None = None
    zone: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"ends before it begins: {self.earliest} to {self.latest}")

    @classmethod
    def on(cls, day: date, text: str = "") -> Self:
        """A day that is known exactly."""
        iso = day.isoformat()
        return cls(text=text, edtf=iso, earliest=day, latest=day, precision=Precision.DAY)

    @classmethod
    def given(
        cls,
        text: str,
        *,
        edtf: str = "",
        earliest: date | None = None,
        latest: date | None = None,
        precision: Precision,
    ) -> Self:
        """Bounds set by a person where the words alone cannot give them.

        Without bounds they come from the EDTF. Raises ValueError for EDTF that is not valid.
        """
        if edtf and not is_edtf(edtf):
            raise ValueError(f"not EDTF: {edtf!r}")
        if edtf and earliest is None and latest is None:
            earliest, latest = edtf_bounds(edtf)
        return cls(text=text, edtf=edtf, earliest=earliest, latest=latest, precision=precision)

    @property
    def understood(self) -> bool:
        """False where there are only words, which a person has to look at."""
        return bool(self.earliest or self.latest)

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        one = self.earliest is not None and self.earliest == self.latest
        return one and self.precision != Precision.DAY_APPROX

    @property
    def clock(self) -> datetime | None:
        """The local day and time of day, where both are known."""
        if self.time is None or self.earliest is None or not self.is_day:
            return None
        return datetime.combine(self.earliest, self.time)

    @property
    def sort_key(self) -> tuple[date, date]:
        """By earliest, then latest; open ends lie outside everything."""
        return self.earliest or date.min, self.latest or date.max

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Whether it may have been between two days, both included; None is an open end."""
        begins, ends = self.sort_key
        return begins <= (last or date.max) and (first or date.min) <= ends

    def may_be(self, day: date) -> bool:
        return self.overlaps(day, day)

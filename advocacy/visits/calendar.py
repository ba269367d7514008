"""Days that come every year (fixtures/calendar.yaml), to be chosen as events.

Nothing becomes an event by itself: an office that takes one up follows it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from accounts.models import User
from advocacy.models import Occasion, OccasionStatus
from core.actor import acting
from core.clock import today
from core.countries import country_list
from core.dates import PartialDate, Precision, show
from core.fields import LocalText
from core.models import Term, Vocabulary


@dataclass(frozen=True)
class Day:
    """`begins` and `ends` are (month, day); a movable feast has neither, its day is typed."""

    key: str
    kind: str
    labels: LocalText
    countries: tuple[str, ...]
    begins: tuple[int, int] | None
    ends: tuple[int, int] | None
    since: int

    @property
    def title(self) -> str:
        return str(self.labels)

    @property
    def where(self) -> str:
        return country_list(self.countries)

    def on(self, year: int) -> PartialDate:
        """The day or days in that year. Raises ValueError for a movable feast."""
        if self.begins is None or self.ends is None:
            raise ValueError(f"{self.key} has no fixed day")
        first, last = date(year, *self.begins), date(year, *self.ends)
        if first == last:
            return PartialDate.on(first, str(first))
        edtf = f"{first}/{last}"
        return PartialDate.given(edtf, edtf=edtf, precision=Precision.RANGE)


@cache
def days() -> dict[str, Day]:
    text = (settings.BASE_DIR / "fixtures" / "calendar.yaml").read_text(encoding="utf-8")
    return {key: _day(key, entry) for key, entry in yaml.safe_load(text).items()}


def _day(key: str, entry: dict[str, Any]) -> Day:
    begins = _in_year(entry.get("day"))
    return Day(
        key=key,
        kind=entry["kind"],
        labels=LocalText(entry["labels"]),
        countries=tuple(entry.get("countries", ())),
        begins=begins,
        ends=_in_year(entry.get("until")) or begins,
        since=entry.get("since", 0),
    )


def _in_year(written: str | None) -> tuple[int, int] | None:
    if not written:
        return None
    month, day = written.split("-")
    return int(month), int(day)


@dataclass(frozen=True)
class Coming:
    """A day of the calendar as it comes next; `visit` is the event that was made of it."""

    day: Day
    kind: Term
    when: PartialDate
    visit: Occasion | None

    @property
    def words(self) -> str:
        return show(self.when)

    @property
    def year(self) -> int:
        return self.when.earliest.year if self.when.earliest else today().year


def coming() -> tuple[list[Coming], list[Coming]]:
    """The fixed days of the next twelve months, the next one first; and the movable feasts."""
    kinds = {term.code: term for term in Term.objects.of(Vocabulary.VISIT)}
    taken = _taken()
    fixed: list[Coming] = []
    movable: list[Coming] = []
    for day in days().values():
        if day.kind in kinds:
            when = _next(day) if day.begins else PartialDate()
            made = [visit for visit in taken if _is_of(visit, day, when)]
            row = Coming(day, kinds[day.kind], when, made[0] if made else None)
            (fixed if day.begins else movable).append(row)
    return sorted(fixed, key=lambda row: row.when.sort_key), movable


def _next(day: Day) -> PartialDate:
    when = day.on(today().year)
    return when if when.latest and when.latest >= today() else day.on(today().year + 1)


def _taken() -> list[Occasion]:
    """Events ahead that may have been made of a day: known again by title and date."""
    titles = {title for day in days().values() for title in day.labels.values()}
    return list(Occasion.objects.ahead().filter(title__in=titles).order_by("date_earliest", "id"))


def _is_of(visit: Occasion, day: Day, when: PartialDate) -> bool:
    return visit.title in day.labels.values() and (
        not when.earliest or visit.date.earliest == when.earliest
    )


@transaction.atomic
def take_up(*, by: User, day: Day, when: PartialDate) -> Occasion:
    """An event of one day of the calendar, which the office follows from now on."""
    kind = Term.objects.get(vocabulary=Vocabulary.VISIT, code=day.kind)
    visit = Occasion(
        kind=kind, title=day.title, countries=list(day.countries), followed=True,
        status=OccasionStatus.CONFIRMED,
    )  # fmt: skip
    visit.date = when
    with acting(by):
        visit.save()
    return visit

"""A list as a file: the rows of all pages, in the order and the columns in which it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import ListPage as Which
from accounts.models import User
from cases.listing.pages import ListPage
from cases.models import Case
from cases.pages.rows import Ahead, PersonRow, Row, Standing, people_for_list, person_row, row
from core.sheets import Cell, Sheet
from core.templatetags.dates import moment
from people.models import Person

MOST = 10_000
AT_ONCE = 500

Cells = list[Cell]


class TooLongError(Exception):
    """More than `MOST` rows."""


def sheet_of(page: ListPage, user: User) -> Sheet:
    """Raises TooLongError. The rows are read while the file is written, `AT_ONCE` at a time."""
    keys = list(page.found.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise TooLongError
    columns = COLUMNS[page.page]
    now = timezone.now()
    return Sheet(
        about=_about(page, user, now),
        headings=[str(heading) for heading in columns.headings],
        rows=(columns.cells(row) for row in _rows(columns, keys, user)),
        made_at=now,
    )


def _about(page: ListPage, user: User, now: datetime) -> list[str]:
    """What the file is, by whom and of when, before anything else in it."""
    fields = page.filters.form.fields
    filters = [f"{fields[name].label}: {words}" for name, words in page.filters.chosen()]
    typed = [_("Words: “%(words)s”") % {"words": page.words}] if page.words else []
    whole = _("No filter: all that %(user)s sees") % {"user": user}
    return [
        str(Which(page.page).label),
        "; ".join([*typed, *filters]) or whole,
        _("As of %(when)s, saved by %(user)s") % {"when": moment(now), "user": user},
        _("Internal: names in this list have not been cleared for passing on."),
    ]


@dataclass(frozen=True)
class Columns:
    """`read` gives the rows of some keys, in any order; `cells` those of one row."""

    headings: list[Any]
    read: Callable[[list[UUID], User], dict[UUID, Any]]
    cells: Callable[[Any], Cells]


def _rows(columns: Columns, keys: list[UUID], user: User) -> Iterator[Any]:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        rows = columns.read(some, user)
        yield from (rows[key] for key in some if key in rows)


def _read_cases(keys: list[UUID], user: User) -> dict[UUID, Row]:
    cases = Case.objects.filter(pk__in=keys).for_list(user)
    return {case.pk: row(case) for case in cases}


def _read_people(keys: list[UUID], user: User) -> dict[UUID, PersonRow]:
    people = people_for_list(Person.objects.filter(pk__in=keys), user)
    return {person.pk: person_row(person) for person in people}


def _of_case(row: Row) -> Cells:
    return [
        row.heading,
        row.beneath,
        ", ".join(row.also),
        row.case.reference,
        row.country,
        _stands(row.standings) or _("not recorded"),
        row.standings[0].stage if row.standings else "",
        *_ahead(row.ahead),
        _day(row.last_change),
    ]


def _of_person(row: PersonRow) -> Cells:
    return [
        str(row.person),
        row.born,
        ", ".join(row.also),
        row.person.reference,
        row.country,
        _stands(row.standings) or _("in no case"),
        *_ahead(row.ahead),
        _day(row.last_change),
    ]


def _stands(standings: list[Standing]) -> str:
    return "; ".join(_in_words(one) for one in standings)


def _in_words(one: Standing) -> str:
    people = _("%(n)s people") % {"n": one.people} if one.people > 1 else ""
    return ", ".join(part for part in (one.words, one.since, people) if part)


def _ahead(ahead: Ahead | None) -> Cells:
    return [ahead.what, ahead.on] if ahead else [None, None]


def _day(when: datetime | None) -> date | None:
    """In the office's time."""
    return timezone.localdate(when, ZoneInfo(settings.OFFICE_TIME_ZONE)) if when else None


COLUMNS = {
    Which.CASES: Columns(
        [
            gettext_lazy("Person"), gettext_lazy("Case"), gettext_lazy("Also seen as"),
            gettext_lazy("Reference"), gettext_lazy("Country"),
            gettext_lazy("Where things stand"), gettext_lazy("Stage"),
            gettext_lazy("Comes next"), gettext_lazy("On"), gettext_lazy("Last change"),
        ],
        _read_cases,
        _of_case,
    ),
    Which.PEOPLE: Columns(
        [
            gettext_lazy("Person"), gettext_lazy("Born"), gettext_lazy("Also seen as"),
            gettext_lazy("Reference"), gettext_lazy("Country"),
            gettext_lazy("Where things stand"),
            gettext_lazy("Comes next"), gettext_lazy("On"), gettext_lazy("Last change"),
        ],
        _read_people,
        _of_person,
    ),
}  # fmt: skip

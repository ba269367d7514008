"""A list as a file: the rows of all pages, in the order and the columns in which it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import ListPage as Which
from accounts.models import User
from cases.clearance import nameable, only_public_case
from cases.listing.pages import ListPage
from cases.models import Case
from cases.pages.rows import (
    Ahead,
    PersonRow,
    Row,
    Standing,
    parties_of,
    people_for_list,
    person_row,
    row,
)
from core.clock import zone
from core.sheets import Cell, Sheet
from core.templatetags.dates import moment
from people.models import Person
from people.naming import called_outside

MOST = 10_000
AT_ONCE = 500

Cells = list[Cell]
Named = set[UUID]


class TooLongError(Exception):
    """More than `MOST` rows."""


class Names(models.TextChoices):
    """Whose names a file holds: it is either for work in the office or may be handed on."""

    OUTSIDE = "OUTSIDE", gettext_lazy("Only of those whom anyone may name: it may be handed on")
    OURS = "OURS", gettext_lazy("Of all whom you see: for ourselves, confidential")


@dataclass(frozen=True)
class Leaving:
    """On what terms a file leaves; `agreed_by` is the second person of a large one."""

    names: Names
    reason: str
    agreed_by: str = ""


def sheet_of(page: ListPage, user: User, leaving: Leaving) -> Sheet:
    """Raises TooLongError. The rows are read while the file is written, `AT_ONCE` at a time."""
    keys = list(page.found.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise TooLongError
    columns = COLUMNS[page.page, leaving.names]
    now = timezone.now()
    return Sheet(
        about=_about(page, user, now, leaving),
        headings=[str(heading) for heading in columns.headings],
        rows=(columns.cells(row, named) for row, named in _rows(columns, keys, user)),
        made_at=now,
    )


def _about(page: ListPage, user: User, now: datetime, leaving: Leaving) -> list[str]:
    """What the file is, by whom, of when and why, before anything else in it.

    By which words it was narrowed may tell a name: that stays inside.
    """
    ours = leaving.names == Names.OURS
    agreed = _("agreed to by %(who)s") % {"who": leaving.agreed_by} if leaving.agreed_by else ""
    saved = _("As of %(when)s, saved by %(user)s") % {"when": moment(now), "user": user}
    return [
        str(Which(page.page).label),
        _narrowed(page, user) if ours else _("A selection"),
        ", ".join(part for part in (saved, agreed) if part),
        _("Why: %(reason)s") % {"reason": leaving.reason},
        _("CONFIDENTIAL, only for %(user)s: names in it have not been cleared for passing on.")
        % {"user": user}
        if ours
        else _("Names of those whom anyone may name. The others are “not named”."),
    ]


def _narrowed(page: ListPage, user: User) -> str:
    fields = page.filters.form.fields
    filters = [f"{fields[name].label}: {words}" for name, words in page.filters.chosen()]
    typed = [_("Words: “%(words)s”") % {"words": page.words}] if page.words else []
    whole = _("No filter: all that %(user)s sees") % {"user": user}
    return "; ".join([*typed, *filters]) or whole


@dataclass(frozen=True)
class Columns:
    """`read` gives the rows of some keys, in any order; `cells` those of one row.

    `people` are those whom a row names: who of them is named is asked for many rows at once.
    """

    headings: list[Any]
    read: Callable[[list[UUID], User], dict[UUID, Any]]
    cells: Callable[[Any, Named], Cells]
    people: Callable[[Any], list[Person]] | None = None


def _rows(columns: Columns, keys: list[UUID], user: User) -> Iterator[tuple[Any, Named]]:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        rows = columns.read(some, user)
        people = (
            [one for row in rows.values() for one in columns.people(row)] if columns.people else []
        )
        # What a public case covers is less than a row tells, so here they are not named.
        named = nameable(people) - only_public_case(people) if columns.people else set()
        yield from ((rows[key], named) for key in some if key in rows)


def _read_cases(keys: list[UUID], user: User) -> dict[UUID, Row]:
    cases = Case.objects.filter(pk__in=keys).for_list(user)
    return {case.pk: row(case) for case in cases}


def _read_people(keys: list[UUID], user: User) -> dict[UUID, PersonRow]:
    people = people_for_list(Person.objects.filter(pk__in=keys), user)
    return {person.pk: person_row(person) for person in people}


def _of_case(row: Row, named: Named) -> Cells:
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


def _of_person(row: PersonRow, named: Named) -> Cells:
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


def _of_case_outside(row: Row, named: Named) -> Cells:
    """Without its title and other typed words, which may tell a name, and other spellings."""
    said = (
        _outside(party.person, named) if party.person_id or party.unnamed else str(party)
        for party in parties_of(row.case)
    )
    return ["; ".join(dict.fromkeys(said)), *_of_case(row, named)[3:]]


def _of_person_outside(row: PersonRow, named: Named) -> Cells:
    """Without birth and other spellings."""
    return [_outside(row.person, named), *_of_person(row, named)[3:]]


def _outside(person: Person | None, named: Named) -> str:
    return called_outside(person) if person and person.pk in named else _("not named")


def _people_of(row: Row) -> list[Person]:
    return [party.person for party in row.case.parties.all() if party.person]


def _stands(standings: list[Standing]) -> str:
    return "; ".join(_in_words(one) for one in standings)


def _in_words(one: Standing) -> str:
    people = _("%(n)s people") % {"n": one.people} if one.people > 1 else ""
    return ", ".join(part for part in (one.words, one.since, people) if part)


def _ahead(ahead: Ahead | None) -> Cells:
    return [ahead.what, ahead.on] if ahead else [None, None]


def _day(when: datetime | None) -> date | None:
    """In the office's time."""
    return timezone.localdate(when, zone()) if when else None


PERSON = gettext_lazy("Person")
INSIDE_OF_CASE = [gettext_lazy("Case"), gettext_lazy("Also seen as")]
INSIDE_OF_PERSON = [gettext_lazy("Born"), gettext_lazy("Also seen as")]
OF_CASE = [
    gettext_lazy("Reference"), gettext_lazy("Country"),
    gettext_lazy("Where things stand"), gettext_lazy("Stage"),
    gettext_lazy("Comes next"), gettext_lazy("On"), gettext_lazy("Last change"),
]  # fmt: skip
OF_PERSON = [
    gettext_lazy("Reference"), gettext_lazy("Country"), gettext_lazy("Where things stand"),
    gettext_lazy("Comes next"), gettext_lazy("On"), gettext_lazy("Last change"),
]  # fmt: skip
COLUMNS = {
    (Which.CASES, Names.OURS): Columns([PERSON, *INSIDE_OF_CASE, *OF_CASE], _read_cases, _of_case),
    (Which.CASES, Names.OUTSIDE): Columns(
        [PERSON, *OF_CASE], _read_cases, _of_case_outside, _people_of
    ),
    (Which.PEOPLE, Names.OURS): Columns(
        [PERSON, *INSIDE_OF_PERSON, *OF_PERSON], _read_people, _of_person
    ),
    (Which.PEOPLE, Names.OUTSIDE): Columns(
        [PERSON, *OF_PERSON], _read_people, _of_person_outside, lambda row: [row.person]
    ),
}

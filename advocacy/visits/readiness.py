"""Which cases are ready for a letter: who may know, when they were last checked, what is asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.concerned import CONCERNED
from advocacy.models import AskStatus
from cases import upkeep
from cases.clearance import cleared_for
from cases.models import Case, Use
from cases.models.case import CaseQuerySet
from cases.pages import rows
from core.models import Term, Vocabulary
from core.templatetags.dates import short_day
from people.models import Person

# A letter goes to officials of other States, if no more is known of it yet.
FOR_LETTERS = Use.OFFICIALS


@dataclass(frozen=True)
class Readiness:
    """Of one case, in words; `missing` is what has to be done before a letter can tell of it."""

    row: rows.Row
    who: str
    checked: str
    asks: str
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        return not self.missing


def readiness(cases: CaseQuerySet, user: User) -> list[Readiness]:
    """Of all `cases`, the ready ones first, in a fixed number of queries."""
    found = list(cases.for_list(user))
    late = set(upkeep.not_checked(cases).values_list("pk", flat=True))
    asked = _asked(found, user)
    roles = told_of()
    people = {case.pk: _people(case, roles) for case in found}
    cleared = cleared_for(FOR_LETTERS, [one for some in people.values() for one in some])
    told = [
        _one(case, people[case.pk], cleared, late=case.pk in late, asked=asked[case.pk])
        for case in found
    ]
    return sorted(told, key=lambda one: len(one.missing))


def _asked(cases: Sequence[Case], user: User) -> Counter[UUID]:
    opened = visible_asks(user).filter(case__in=cases, status=AskStatus.OPEN)
    return Counter(opened.order_by().values_list("case", flat=True))


def told_of() -> set[UUID]:
    """The roles of those whom letters and tables tell of."""
    roles = Term.objects.filter(vocabulary=Vocabulary.ROLE, code__in=CONCERNED)
    return set(roles.values_list("pk", flat=True))


def _people(case: Case, roles: set[UUID]) -> list[Person]:
    return [one.person for one in case.parties.all() if one.person and one.role_id in roles]


def _one(
    case: Case, people: list[Person], cleared: set[UUID], *, late: bool, asked: int
) -> Readiness:
    closed = [person for person in people if person.pk not in cleared]
    missing = []
    if closed:
        missing.append(_("ask who may know: %(names)s") % {"names": ", ".join(map(str, closed))})
    if late:
        missing.append(_("check again what is known"))
    if not asked:
        missing.append(_("say what is asked"))
    return Readiness(
        row=rows.row(case),
        who=_who(len(people), len(closed)),
        checked=_checked(case),
        asks=ngettext("%(n)d ask open", "%(n)d asks open", asked) % {"n": asked}
        if asked
        else _("no ask open"),
        missing=tuple(missing),
    )


def _who(people: int, closed: int) -> str:
    if not people:
        return _("no person named in it")
    if not closed:
        return _("officials may know everybody’s name")
    if closed == people:
        return _("officials may not know any name yet")
    return _("officials may know %(n)d of %(all)d names") % {"n": people - closed, "all": people}


def _checked(case: Case) -> str:
    if case.checked_on is None:
        return _("never checked")
    return _("checked %(day)s") % {"day": short_day(case.checked_on)}


def by_country(told: Iterable[Readiness]) -> dict[str, list[Readiness]]:
    found: dict[str, list[Readiness]] = defaultdict(list)
    for one in told:
        found[one.row.case.country].append(one)
    return found

"""Which cases a letter could tell of, the likeliest first, with the reason for each in words."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import House, User
from advocacy import gate
from advocacy.actions import visible_asks
from advocacy.concerned import CONCERNED, named_and_hidden
from advocacy.gate import Telling
from advocacy.models import Ask, AskStatus, Letter, LetterCase, LetterStatus
from cases.models import Case, CaseStatus, Party, Use
from core.clock import today
from core.countries import country_list, country_name
from core.dates import PartialDate, show
from people.models import Person

MOST = 40  # offered; any other is added by its reference
WEIGHED = 300  # those that were checked last
LONG_AGO = timedelta(days=180)


@dataclass(frozen=True)
class SuggestedCase:
    """`telling` is how far the letter could tell of those whom it concerns, at best."""

    case: Case
    names: tuple[str, ...]
    telling: Telling
    reasons: tuple[str, ...]
    rank: tuple[object, ...]

    @property
    def label(self) -> str:
        names = country_list_of(self.names) or str(self.case)
        return f"{names}, {country_name(self.case.country)}, {self.case.reference}"

    @property
    def why(self) -> str:
        return "; ".join(self.reasons)


def country_list_of(names: Iterable[str]) -> str:
    return ", ".join(names)


def told_cases(user: User) -> QuerySet[Case]:
    """The cases that the user sees and that concern somebody.

    Not those of somebody whom a letter may name and the user may not see: it would not be theirs.
    """
    concerned = Party.objects.filter(role__code__in=CONCERNED)
    seen = Case.objects.visible_to(user).filter(pk__in=concerned.values("case"))
    return seen.exclude(pk__in=named_and_hidden(user).values("case"))


def open_cases(user: User) -> QuerySet[Case]:
    return told_cases(user).exclude(status=CaseStatus.CLOSED)


def suggested(
    letter: Letter, user: User, *, countries: Collection[str], keep: Collection[UUID] = ()
) -> list[SuggestedCase]:
    """For a letter that need not be saved; a fixed number of queries for any number of cases.

    Cases of `countries` (any, where there are none), and those in `keep`.
    """
    rows = told_cases(user).filter(~Q(status=CaseStatus.CLOSED) | Q(pk__in=keep))
    if countries:
        rows = rows.filter(Q(country__in=countries) | Q(pk__in=keep))
    kept = models.Case(models.When(pk__in=keep, then=0), default=1)
    rows = rows.order_by(kept, F("checked_on").desc(nulls_last=True), "-id")[:WEIGHED]
    cases = list(rows.prefetch_related(_concerned()))
    known = _Known(letter, user, cases)
    found = [known.suggested(case, countries) for case in cases]
    found.sort(key=lambda one: (one.case.pk not in keep, *one.rank))
    return found[: max(MOST, len(keep))]


def _concerned() -> "Prefetch[str]":
    rows = Party.objects.filter(role__code__in=CONCERNED)
    rows = rows.select_related("person", "organisation", "law", "case").order_by("id")
    return Prefetch("parties", rows)


class _Known:
    """What the reasons rest on, read once for all cases."""

    def __init__(self, letter: Letter, user: User, cases: list[Case]) -> None:
        self.letter, self.day = letter, today()
        parties = [party for case in cases for party in case.parties.all()]
        people = [party.person_id for party in parties if party.person_id]
        self.cleared = gate.cleared(letter, parties)
        self.seen = set(
            Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True)
        )
        self.check_days = House.current().check_days
        office = letter.addressee.office if letter.addressee else None
        self.asked: dict[UUID | None, list[Ask]] = defaultdict(list)
        of_whom = visible_asks(user).filter(status=AskStatus.OPEN, case__in=cases)
        if office:
            of_whom = of_whom.filter(addressee_office=office)
        for ask in of_whom.select_related("addressee_office"):
            self.asked[ask.case_id].append(ask)
        self.told = dict(_last_told(cases, user))

    def suggested(self, case: Case, countries: Collection[str]) -> SuggestedCase:
        parties = list(case.parties.all())
        telling = self._telling(parties)
        abroad = bool(countries) and case.country not in countries
        reasons = [
            _("not in a country of this letter") if abroad else _in_country(case),
            _named(telling, self.cleared.use_for(case.country)),
            *self._checked(case),
            *self._asked_of(case),
            self._last(case),
        ]
        return SuggestedCase(
            case=case,
            names=tuple(self._called(party) for party in parties),
            telling=telling,
            reasons=tuple(reasons),
            rank=(
                abroad, list(Telling).index(telling), self._is_due(case),
                -len(self.asked[case.pk]), self.told.get(case.pk) or date.min,
            ),
        )  # fmt: skip

    def _telling(self, parties: list[Party]) -> Telling:
        told = [
            self.cleared.telling(party.person) if party.person else Telling.FULL
            for party in parties
        ]
        return min(told, key=list(Telling).index)

    def _called(self, party: Party) -> str:
        """By name inside the house, for whoever may see who it is."""
        if party.person_id and party.person_id not in self.seen:
            return _("a person you may not see")
        return str(party)

    def _checked(self, case: Case) -> list[str]:
        if case.checked_on is None:
            return [_("never checked")]
        days = (self.day - case.checked_on).days
        if days <= 0:
            return [_("checked today")]
        said = ngettext("checked %(days)s day ago", "checked %(days)s days ago", days)
        return [said % {"days": days}]

    def _is_due(self, case: Case) -> bool:
        every = case.check_every_days or self.check_days
        return case.checked_on is None or (self.day - case.checked_on).days > every

    def _asked_of(self, case: Case) -> list[str]:
        offices = dict.fromkeys(
            str(ask.addressee_office or ask.addressee_words) for ask in self.asked[case.pk]
        )
        return [_("ask open to the %(office)s") % {"office": office} for office in offices]

    def _last(self, case: Case) -> str:
        last = self.told.get(case.pk)
        if last is None:
            return _("in no letter yet")
        is_old = self.day - last > LONG_AGO
        said = _("in no letter since %(day)s") if is_old else _("in a letter of %(day)s")
        return said % {"day": show(PartialDate.on(last))}


def _in_country(case: Case) -> str:
    return _("in %(country)s") % {"country": country_list([case.country])}


def _named(telling: Telling, use: Use) -> str:
    """Whether the letter may name whom it concerns, and to whom."""
    if telling == Telling.ANONYMOUS:
        return _("cannot be named: role, age and region only")
    if telling == Telling.WITHHELD:
        return _("cannot be named or told of")
    if use == Use.GOVERNMENT:
        return _("may be named to that Government")
    if use == Use.OFFICIALS:
        return _("may be named to officials in private")
    return _("may be named in public")


def _last_told(cases: list[Case], user: User) -> Iterable[tuple[UUID, date]]:
    """When each case last stood in a letter that went out, of those that the user sees."""
    letters = Letter.objects.visible_to(user).filter(
        status__in=(LetterStatus.APPROVED, LetterStatus.SENT)
    )
    rows = LetterCase.objects.filter(case__in=cases, letter__in=letters).order_by()
    return rows.values_list("case").annotate(last=Max("letter__date"))

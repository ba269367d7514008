"""Narrowing down the list of cases."""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import upkeep
from cases.codes import Stage, StandingCode
from cases.models import (
    Case,
    CaseStatus,
    Charge,
    Event,
    EventParty,
    Party,
    PartyStanding,
    Situation,
)
from cases.models.case import CaseQuerySet
from core.countries import country_name
from core.models import Term, Vocabulary
from people.finding import visible_keys
from people.folding import fold
from people.models import Attribute, AttributeKind


def with_last_change(cases: QuerySet[Case]) -> QuerySet[Case]:
    """`last_change`: when the case, an event or a charge of it was last recorded."""
    changed = [
        _latest(Case, id=OuterRef("pk")),
        _latest(Event, id__in=_ids(EventParty, "event", party__case=OuterRef(OuterRef("pk")))),
        _latest(Charge, id__in=_ids(Charge, "pk", party__case=OuterRef(OuterRef("pk")))),
    ]
    first, *rest = (Subquery(found) for found in changed)
    return cases.annotate(last_change=Greatest(first, *(Coalesce(later, first) for later in rest)))


def _latest(model: Any, **of: Any) -> QuerySet:
    rows = model.history.filter(**of).order_by("-history_date")
    return rows.values("history_date")[:1]


def _ids(model: Any, column: str, **of: Any) -> QuerySet:
    return model.objects.filter(**of).values(column)


def by_name(cases: QuerySet[Case]) -> QuerySet[Case]:
    people = Party.objects.filter(case=OuterRef("pk"), person__isnull=False)
    first = people.order_by("person__sort_key").values("person__sort_key")[:1]
    return cases.order_by(Subquery(first), "pk")


def matching(cases: QuerySet[Case], words: str, user: User) -> QuerySet[Case]:
    """Cases in whose names (in any spelling), reference, title, or places the words occur."""
    named = visible_keys(user).filter(_alike(fold(words)))
    people = Party.objects.filter(case=OuterRef("pk"), person__in=named.values("person"))
    groups = Party.objects.filter(case=OuterRef("pk"), organisation__name__icontains=words)
    places = EventParty.objects.filter(
        party__case=OuterRef("pk"), event__place_words__icontains=words
    )
    return cases.filter(
        Exists(people)
        | Exists(groups)
        | Exists(places)
        | Exists(Case.objects.filter(pk=OuterRef("pk"), reference__icontains=words))
        | Exists(Case.objects.filter(pk=OuterRef("pk"), title__icontains=words))
    )


def _alike(folded: str) -> Q:
    """All parts of the key in any order, or a key that differs by a slip of the pen."""
    parts = [Q(folded__contains=part) for part in folded.split()]
    return reduce(and_, parts) | Q(folded__trigram_word_similar=folded) if parts else Q(pk=None)


class CaseFilter(django_filters.FilterSet):
    """Every filter but the words is in the address, so that a list can be shared.

    The words may be the name of a person at risk: they travel by POST and stay in the session.
    """

    country = django_filters.ChoiceFilter(label=_("Country"), empty_label=_("any"))
    standing = django_filters.ChoiceFilter(
        label=_("Where things stand"),
        choices=StandingCode.choices,
        empty_label=_("any"),
        method="by_standing",
    )
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), choices=Stage.choices, empty_label=_("any"), method="by_standing"
    )
    occupation = django_filters.ModelChoiceFilter(
        label=_("Occupation"),
        queryset=Term.objects.of(Vocabulary.OCCUPATION),
        empty_label=_("any"),
        method="by_occupation",
    )
    situation = django_filters.ModelChoiceFilter(
        label=_("Situation"), queryset=Situation.objects.all(), empty_label=_("any")
    )
    status = django_filters.ChoiceFilter(
        label=_("Open or closed"), choices=CaseStatus.choices, empty_label=_("any")
    )
    waiting = django_filters.ChoiceFilter(
        label=_("Waiting"),
        choices=[
            ("UNASSIGNED", _("without a caseworker")),
            ("NOT_CHECKED", _("not checked for long")),
            ("RUNS_OUT", _("something runs out")),
        ],
        empty_label=_("any"),
        method="that_wait",
    )
    lead = django_filters.ModelChoiceFilter(
        label=_("Caseworker"),
        queryset=User.objects.filter(is_active=True),
        empty_label=_("any"),
    )
    order = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=[("name", _("by name"))],
        empty_label=_("last change first"),
        method="in_order",
    )

    class Meta:
        model = Case
        fields = ("country", "situation", "status")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = self.queryset.order_by("country").values_list("country", flat=True).distinct()
        self.filters["country"].extra["choices"] = _by_name(codes)

    def by_standing(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        column = {"standing": "code", "stage": "stage"}[name]
        standing = PartyStanding.objects.filter(
            **{"party__case": OuterRef("pk"), "party__withdrawn_at": None, column: value}
        )
        return cases.filter(Exists(standing))

    def by_occupation(self, cases: QuerySet[Case], name: str, value: Term) -> QuerySet[Case]:
        people = Attribute.objects.filter(kind=AttributeKind.OCCUPATION, term=value)
        of_case = Party.objects.filter(case=OuterRef("pk"), person__in=people.values("person"))
        return cases.filter(Exists(of_case))

    def that_wait(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        if value == "UNASSIGNED":
            return upkeep.unassigned(cases)
        if value == "NOT_CHECKED":
            return upkeep.not_checked(cases)
        running_out = upkeep.running_out(PartyStanding.objects.all())
        return cases.filter(pk__in=running_out.values("party__case"))

    def in_order(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        return by_name(cases)

    def filter_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        cases = with_last_change(queryset)
        return super().filter_queryset(cases.order_by(F("last_change").desc(), "-pk"))

    def chosen(self) -> list[tuple[str, str]]:
        """(name, words) of every filter that is set."""
        form: forms.Form = self.form
        if not form.is_valid():
            return []
        found = []
        for name, value in form.cleaned_data.items():
            if value and name != "order":
                choices: Any = getattr(form.fields[name], "choices", ())
                label = dict(choices).get(value) if isinstance(value, str) else value
                found.append((name, str(label)))
        return found


def _by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])

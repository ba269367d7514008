"""Narrowing down the lists of cases and people: each filter is a look into computed facets."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import ListPage, Team, User
from cases import upkeep
from cases.codes import Stage, StandingCode
from cases.listing.choices import occurring
from cases.listing.keyset import Order
from cases.models import Case, CaseStatus, PartyStanding, Provision, Situation
from core.clock import today
from core.countries import country_choices
from core.models import Term, Vocabulary
from people.models import Person

ANY = _("any")
ORDERS = [
    ("name", _("by name")),
    ("-name", _("by name, from the end")),
    ("-changed", _("last change first")),
    ("changed", _("oldest change first")),
    ("next", _("what comes next first")),
    ("-next", _("what comes last first")),
    ("-since", _("latest standing first")),
    ("since", _("longest standing first")),
    ("checked", _("not checked for longest first")),
    ("-checked", _("last checked first")),
]


class Choose(forms.Select):
    """Drawn in one go: Django renders a template for each choice, and a list has hundreds."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        options = (
            (text, " selected" if text in chosen else "", words)
            for text, words in ((str(one or ""), words) for one, words in self.choices)
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class FacetFilter(django_filters.ChoiceFilter):
    """One of the codes that the listing keeps as "kind:code"."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(empty_label=ANY, widget=Choose, **kwargs)
        self.kind = kind

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(listing__facets__contains=[f"{self.kind}:{value}"]) if value else rows


class FacetOfRow(django_filters.ModelChoiceFilter):
    """One of the rows whose key the listing keeps as "kind:key"."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(empty_label=ANY, widget=Choose, **kwargs)
        self.kind = kind

    def filter(self, rows: QuerySet, value: Any) -> QuerySet:
        return rows.filter(listing__facets__contains=[f"{self.kind}:{value.pk}"]) if value else rows


class FacetInWords(django_filters.CharFilter):
    """Words that the listing keeps as "kind:words"."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(listing__facets__contains=[f"{self.kind}:{value}"]) if value else rows


class DayFilter(django_filters.DateFilter):
    """A column of the listing, from a day on or up to it."""

    def __init__(self, column: str, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"})
        super().__init__(field_name=f"listing__{column}", widget=widget, **kwargs)


class ListFilter(django_filters.FilterSet):
    """What both lists share. Every filter but the words is in the address, so that a list can be
    shared. The words may be the name of a person at risk: they stay in the session."""

    country = FacetFilter("country", label=_("Country"), choices=country_choices)
    standing = FacetFilter("standing", label=_("Where things stand"), choices=StandingCode.choices)
    stage = FacetFilter("stage", label=_("Stage"), choices=Stage.choices)
    since_from = DayFilter("since", lookup_expr="gte", label=_("So since, from"))
    since_to = DayFilter("since", lookup_expr="lte", label=_("So since, up to"))
    facility = FacetInWords(
        "facility",
        label=_("Held in"),
        widget=forms.TextInput(attrs={"list": "facilities", "autocomplete": "off"}),
    )
    article = FacetOfRow(
        "article", label=_("Article"), queryset=Provision.objects.select_related("law")
    )
    occupation = FacetOfRow(
        "occupation", label=_("Occupation"), queryset=Term.objects.of(Vocabulary.OCCUPATION)
    )
    situation = FacetOfRow("situation", label=_("Situation"), queryset=Situation.objects.all())
    team = FacetOfRow("team", label=_("Team"), queryset=Team.objects.all())
    status = FacetFilter("status", label=_("Open or closed"), choices=CaseStatus.choices)
    lead = FacetOfRow("lead", label=_("Caseworker"), queryset=User.objects.filter(is_active=True))
    changed = DayFilter("changed_at", lookup_expr="date__gte", label=_("Changed since"))
    next = django_filters.DateFilter(
        label=_("Hearing or end before"), method="coming",
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    unchecked = django_filters.NumberFilter(
        label=_("Not checked for so many days"), min_value=1, max_value=36500, decimal_places=0,
        method="not_checked_for",
    )  # fmt: skip
    source = FacetFilter("source", label=_("Sources"), choices=[("none", _("something has none"))])
    consent = FacetFilter("consent", label=_("Who may know"), choices=[("none", _("not asked"))])
    order = django_filters.ChoiceFilter(
        label=_("Order"), choices=ORDERS, empty_label=None, method="in_order", widget=Choose
    )

    default_order = "-changed"
    first: tuple[str, ...] = ("country", "standing")
    groups: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (_("Where things stand"), ("stage", "since_from", "since_to", "facility", "next")),
        (_("What it is about"), ("article", "situation", "occupation")),
        (_("Whose work it is"), ("status", "lead", "team", "waiting", "changed", "unchecked")),
        (_("What is missing"), ("source", "consent")),
    )

    def __init__(
        self, data: Any, rows: QuerySet[Any] | None = None, likely: Collection[str] = ()
    ) -> None:
        """`likely` are facets of which each of the rows has one."""
        if rows is not None and likely:
            rows = rows.filter(listing__facets__overlap=likely)
        super().__init__(data, rows)
        self.likely = likely

    def visible_fields(self) -> list[BoundField]:
        """Those asked for most, with what the reader sees to choose from."""
        return self._offered(self.first)

    def folded_fields(self) -> list[tuple[str, list[BoundField]]]:
        """(heading, fields) of all others."""
        names = {name for _legend, names in self.groups for name in names}
        fields = {field.name: field for field in self._offered(names & {*self.filters})}
        return [
            (legend, [fields[name] for name in names if name in fields])
            for legend, names in self.groups
        ]

    def order_field(self) -> BoundField:
        """The list's own order comes first and need not stand in the address."""
        usual = [(code, words) for code, words in ORDERS if code != self.default_order]
        form: Any = self.form
        form.fields["order"].widget.choices = [("", dict(ORDERS)[self.default_order]), *usual]
        return form["order"]

    @property
    def is_folded(self) -> bool:
        """Whether no filter is set that is not seen at first."""
        return not any(name not in self.first for name, _words in self.chosen())

    def _offered(self, names: Collection[str]) -> list[BoundField]:
        """The fields, each with the choices that occur in what the reader sees."""
        form: Any = self.form
        kinds = {
            name: self.filters[name].kind
            for name in names
            if isinstance(self.filters[name], FacetFilter | FacetOfRow)
        }
        # By iter(), since list() would first count what is to be read.
        choices: dict[str, Any] = {name: list(iter(form.fields[name].choices)) for name in kinds}
        asked = {f"{kinds[name]}:{value}" for name in kinds for value, _words in choices[name]}
        found = occurring(self.queryset, asked, self.likely)
        for name, kind in kinds.items():
            form.fields[name].widget.choices = [
                (value, words)
                for value, words in choices[name]
                if f"{kind}:{value}" in found or str(value) in ("", self.data.get(name))
            ]
        return [form[name] for name in names]

    def in_order(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Pages are cut by their order (cases/listing/keyset.py)."""
        return rows

    def coming(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        return rows.filter(listing__next_on__gte=today(), listing__next_on__lte=value)

    def not_checked_for(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        before = today() - timedelta(days=int(value))
        rows = rows.exclude(listing__facets__contains=["status:CLOSED"])
        return rows.exclude(listing__checked_on__gt=before)

    @property
    def ordering(self) -> Order:
        """By the column that the address names."""
        code = self.data.get("order", "")
        return Order.of(code if code in dict(ORDERS) else self.default_order)

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
                found.append((name, str(label or value)))
        return found

    def codes(self) -> dict[str, str]:
        """What is set, by codes, keys and days; of words that were typed only that they were."""
        form: forms.Form = self.form
        if not form.is_valid():
            return {}
        return {
            name: "words" if isinstance(self.filters[name], FacetInWords) else _code(value)
            for name, value in form.cleaned_data.items()
            if value and name != "order"
        }


def _code(value: Any) -> str:
    return str(getattr(value, "pk", value))


class CaseFilter(ListFilter):
    waiting = django_filters.ChoiceFilter(
        label=_("Waiting"),
        choices=[
            ("UNASSIGNED", _("without a caseworker")),
            ("NOT_CHECKED", _("not checked for long")),
            ("RUNS_OUT", _("something runs out")),
        ],
        empty_label=ANY,
        method="that_wait",
        widget=Choose,
    )

    class Meta:
        model = Case
        fields: Iterable[str] = ()

    def that_wait(self, cases: Any, name: str, value: str) -> Any:
        if value == "UNASSIGNED":
            return upkeep.unassigned(cases)
        if value == "NOT_CHECKED":
            return upkeep.not_checked(cases)
        running_out = upkeep.running_out(PartyStanding.objects.all())
        return cases.filter(pk__in=running_out.values("party__case"))


class PersonFilter(ListFilter):
    role = FacetOfRow("role", label=_("Role"), queryset=Term.objects.of(Vocabulary.ROLE))

    default_order = "name"
    first = ("country", "standing", "role")

    class Meta:
        model = Person
        fields: Iterable[str] = ()


FILTERS: dict[ListPage, type[ListFilter]] = {
    ListPage.CASES: CaseFilter,
    ListPage.PEOPLE: PersonFilter,
}

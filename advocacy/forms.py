"""Forms for visits and letters. Bad input says so beside its field, and what was typed stays."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.actions import Choices, visible_asks
from advocacy.fields import CountriesField
from advocacy.models import (
    Ask,
    Letter,
    Occasion,
    Paragraph,
    ParagraphPurpose,
    Participation,
    Section,
    Side,
)
from advocacy.pictures import CONCERNED
from advocacy.words import LANGUAGE, listed
from cases.clearance import nameable, without_name
from cases.forms.dates import read_words
from cases.forms.fact import STALE
from cases.models import Case, Party
from core.clock import today
from core.countries import country_list, country_name
from core.dates import PartialDate, show
from core.models import Term, Vocabulary
from people.models import Holding, Organisation


def holders() -> QuerySet[Holding]:
    rows = Holding.objects.preferred().select_related("office", "person")
    return rows.order_by("office__country", "person__sort_key")


class HoldersField(forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Holding.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, **kwargs
        )


class VisitForm(forms.ModelForm):
    countries = CountriesField(
        label=_("Countries"), help_text=_("By name, for example: Kazakhstan and Uzbekistan")
    )
    when = forms.CharField(
        label=_("When"), required=False, help_text=_("In words: 1-2 November 2023, March 2024")
    )
    guests = HoldersField(label=_("Guests"))
    other_guests = forms.CharField(
        label=_("Other guests"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line"),
    )  # fmt: skip
    hosts = HoldersField(label=_("Hosts"))
    other_hosts = forms.CharField(
        label=_("Other hosts"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    stale_since: int | None = None

    class Meta:
        model = Occasion
        fields = ["title", "kind", "place", "countries", "status"]
        widgets = {"title": forms.TextInput, "place": forms.TextInput}

    field_order = [
        "title", "kind", "when", "countries", "place", "status",
        "guests", "other_guests", "hosts", "other_hosts", "version",
    ]  # fmt: skip

    def __init__(self, data: Any = None, *, instance: Occasion | None = None) -> None:
        initial = {} if instance is None else _initial(instance)
        super().__init__(data, instance=instance, initial=initial)
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.VISIT)
        for side in ("guests", "hosts"):
            fields[side].queryset = holders()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.version and cleaned.get("version") != self.instance.version:
            self.stale_since = cleaned.get("version") or 0
            self.add_error(None, STALE)
            self.data = restamped(self.data, "version", self.instance.version)
        return cleaned

    def visit(self) -> Occasion:
        """The visit as typed, not saved."""
        visit: Occasion = self.save(commit=False)
        if "when" in self.changed_data:
            visit.date = read_words(self.cleaned_data["when"], today(), ahead=True)
        return visit

    def sides(self) -> dict[Side, tuple[Iterable[Holding], list[str]]]:
        data = self.cleaned_data
        return {
            Side.GUEST: (data["guests"], _lines(data["other_guests"])),
            Side.HOST: (data["hosts"], _lines(data["other_hosts"])),
        }


def restamped(typed: Any, name: str, version: int) -> Any:
    """What was typed, now standing on the version that is shown beside it."""
    again = typed.copy()
    again[name] = str(version)
    return again


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _initial(visit: Occasion) -> dict[str, Any]:
    initial: dict[str, Any] = {"when": visit.date.text, "version": visit.version}
    for side, name in ((Side.GUEST, "guests"), (Side.HOST, "hosts")):
        parts = [part for part in visit.participants.all() if part.side == side]
        initial[name] = [holding for part in parts for holding in holdings_of(part)]
        words = [part.words for part in parts if not (part.person_id or part.office_id)]
        initial[f"other_{name}"] = "\n".join(words)
    return initial


def holdings_of(part: Participation) -> QuerySet[Holding]:
    """The offices that a participant holds, where it is named by person, office or both."""
    if not (part.person_id or part.office_id):
        return Holding.objects.none()
    named = {"person": part.person_id, "office": part.office_id}
    return holders().filter(**{key: value for key, value in named.items() if value})


class CasesField(forms.ModelMultipleChoiceField):
    """Cases as they would print: by name only where one may be named, with the reference."""

    def offer(self, cases: QuerySet[Case]) -> None:
        self.queryset = cases
        parties = [party for case in cases for party in case.parties.all()]
        self.named = nameable(party.person for party in parties if party.person)

    def label_from_instance(self, case: Case) -> str:
        names = [self._as_printed(party) for party in case.parties.all()]
        return f"{listed(names) if names else case}, {country_name(case.country)}, {case.reference}"

    def _as_printed(self, party: Party) -> str:
        if party.person is None or party.person_id in self.named:
            return str(party)
        return _("%(who)s (name withheld)") % {"who": without_name(party.person)}


class ParagraphsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, paragraph: Paragraph) -> str:
        purpose = ParagraphPurpose(paragraph.purpose).label
        return f"{paragraph.title} ({purpose}, {show(PartialDate.on(paragraph.as_of))})"


def ticks(field: type[forms.ModelMultipleChoiceField], label: Any, **kwargs: Any) -> Any:
    return field(
        Letter.objects.none(), label=label, required=False, widget=forms.CheckboxSelectMultiple,
        **kwargs,
    )  # fmt: skip


class LetterForm(forms.Form):
    """What a coordinator chooses; everything else is written from it."""

    addressee = forms.ModelChoiceField(Holding.objects.none(), label=_("To"))
    sender = forms.ModelChoiceField(Organisation.objects.current(), label=_("From"))
    printed_name = forms.CharField(label=_("Signed by"), help_text=_("As it is to be printed."))
    title = forms.CharField(label=_("Title of who signs"), required=False)
    place = forms.CharField(label=_("Place"))
    date = forms.DateField(label=_("Date"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    countries = forms.MultipleChoiceField(label=_("Countries"), widget=forms.CheckboxSelectMultiple)
    asks = ticks(forms.ModelMultipleChoiceField, _("Asks"))
    cases = ticks(CasesField, _("Cases"), help_text=_("A letter without a case is complete too."))
    paragraphs = ticks(ParagraphsField, _("Approved paragraphs"))

    def __init__(self, data: Any = None, *, visit: Occasion, user: User) -> None:
        super().__init__(data, initial=prefilled(visit, user))
        self.visit = visit
        fields: Any = self.fields
        fields["addressee"].queryset = holders()
        fields["countries"].required = bool(visit.countries)
        fields["countries"].choices = [(code, country_name(code)) for code in visit.countries]
        fields["asks"].queryset = asks_for(visit, user)
        fields["cases"].offer(cases_for(visit, user))
        fields["paragraphs"].queryset = paragraphs_for(visit)

    def clean(self) -> dict[str, Any]:
        """What is ticked must fit the countries and the sender: no word goes in by oversight."""
        cleaned = super().clean() or self.cleaned_data
        countries, sender = cleaned.get("countries", []), cleaned.get("sender")
        for name in ("cases", "paragraphs"):
            abroad = {row.country for row in cleaned.get(name, []) if row.country} - {*countries}
            if countries and abroad:
                where = country_list(sorted(abroad))
                self.add_error(name, _("Ticked, but about %(names)s.") % {"names": where})
        for row in cleaned.get("paragraphs", []):
            if sender and row.organisation_id not in (None, sender.pk):
                self.add_error(
                    "paragraphs", _("“%(title)s” is not about the sender.") % {"title": row}
                )
        return cleaned

    def choices(self) -> Choices:
        return Choices(occasion=self.visit, **self.cleaned_data)


def asks_for(visit: Occasion, user: User) -> QuerySet[Ask]:
    """Asks of those who take part, those of the guest first, and those about its countries."""
    offices = {part.office_id for part in visit.participants.all()} - {None}
    persons = {part.person_id for part in visit.participants.all()} - {None}
    asked = Q(addressee_office__in=offices) | Q(addressee_office__holdings__person__in=persons)
    rows = visible_asks(user).filter(asked | Q(countries__overlap=visit.countries))
    guests = [part.office_id for part in visit.participants.all() if part.side == Side.GUEST]
    to_guest = models.Case(models.When(addressee_office__in=guests, then=0), default=1)
    ordered = rows.annotate(others=to_guest).order_by("others", "kind__order", "id")
    return ordered.select_related("kind", "addressee_office").distinct()


def cases_for(visit: Occasion, user: User) -> QuerySet[Case]:
    """The open cases of its countries that the user sees, with those whom they concern."""
    concerned = Party.objects.filter(role__code__in=CONCERNED)
    people = Prefetch("parties", concerned.select_related("person", "organisation", "law"))
    rows = Case.objects.visible_to(user).open().in_country(*visit.countries)
    return rows.filter(pk__in=concerned.values("case")).prefetch_related(people)


def paragraphs_for(visit: Occasion) -> QuerySet[Paragraph]:
    return Paragraph.objects.filter(country__in=["", *visit.countries], language=LANGUAGE)


def prefilled(visit: Occasion, user: User) -> dict[str, Any]:
    """To the guest; from, where and signed as the last letter; with the paragraphs that fit."""
    guests = [part for part in visit.participants.all() if part.side == Side.GUEST]
    last = Letter.objects.visible_to(user).first()
    signed = last.signatories.first() if last else None
    who = Paragraph.objects.filter(purpose=ParagraphPurpose.WHO_WE_ARE).first()
    sender = last.sender_id if last else who and who.organisation_id
    fitting = Q(organisation=None) | Q(organisation=sender)
    offices = [part.office_id for part in guests if part.office_id]
    return {
        "addressee": next((h for part in guests for h in holdings_of(part)), None),
        "sender": sender,
        "printed_name": signed.printed_name if signed else "",
        "title": signed.title if signed else "",
        "place": last.place if last else "",
        "date": today(),
        "countries": visit.countries,
        "asks": asks_for(visit, user).filter(addressee_office__in=offices),
        "paragraphs": paragraphs_for(visit).filter(fitting),
    }


class SectionForm(forms.Form):
    """One part of a letter, with the version that it was read at."""

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, section: Section, data: Any = None) -> None:
        initial = {"text": section.text, "version": section.version}
        super().__init__(data, prefix=section.kind, initial=initial)
        self.section = section
        self.fields["text"].label = section.get_kind_display()

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").rstrip()

    def clean(self) -> dict[str, Any]:
        """A text typed over an older one is refused: both are shown, and saving again decides."""
        cleaned = super().clean() or self.cleaned_data
        changed = cleaned.get("text") != self.section.text
        if changed and cleaned.get("version") != self.section.version:
            self.add_error("text", STALE)
            self.data = restamped(self.data, self.add_prefix("version"), self.section.version)
        return cleaned

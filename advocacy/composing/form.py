"""The form that begins a letter: at most five open choices, the rest prefilled and folded."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocacy import gate
from advocacy.actions import Choices, Signed
from advocacy.composing import asks, cases
from advocacy.composing.fields import (
    ANNEX_CHOICES,
    IN_TEXT,
    LANGUAGE_CHOICES,
    EventField,
    SignatoriesField,
    Ticks,
    described,
    keys_in,
    lines_field,
    reasoned,
)
from advocacy.composing.prefill import (
    TO_SOMEBODY,
    Start,
    events,
    fitting,
    is_of,
    paragraphs_for,
    senders,
    unasked,
)
from advocacy.fields import BEYOND, CountriesField, day_field
from advocacy.forms import holders
from advocacy.gate import Telling
from advocacy.models import Letter, LetterKind, Paragraph, Readers
from advocacy.outlines import Preset
from cases.models import Case
from core.countries import country_list
from core.fields import LocalText
from people.models import Holding, Organisation

ON_A_CASE = (LetterKind.CASE_STATEMENT, LetterKind.URGENT_APPEAL)
FOLDED = (
    "addressee", "sender", "countries", "readers", "embargo_until", "date", "place", "reply_by",
    "headline", "signatories", "copies", "contact",
)  # fmt: skip
# What is offered follows from these: the page asks for what fits when one of them changes.
FOLLOWED = ("visit", "addressee", "sender", "countries", "languages", "readers")


class ComposeForm(forms.Form):
    """What is chosen. What can be offered follows from who will read it, so from what is chosen."""

    preset = forms.ChoiceField(choices=Preset.choices, widget=forms.HiddenInput)
    visit: Any = EventField(
        label=gettext_lazy("Visit or event"), empty_label=gettext_lazy("none"),
        to_field_name="reference",
    )  # fmt: skip
    cases = Ticks(
        label=gettext_lazy("Cases"),
        none=gettext_lazy("No case is suggested: choose an event or a country first."),
    )
    more_cases = forms.CharField(
        label=gettext_lazy("Other cases, by reference"), required=False,
        help_text=gettext_lazy("Parted by commas or spaces."),
    )  # fmt: skip
    annex = forms.ChoiceField(
        label=gettext_lazy("Where they are told"), choices=ANNEX_CHOICES, required=False
    )
    asks = Ticks(
        label=gettext_lazy("Asks"),
        none=gettext_lazy("No ask is open for this reader, these countries or cases."),
    )
    paragraphs = Ticks(
        label=gettext_lazy("Approved paragraphs"),
        none=gettext_lazy("None in this language for these countries."),
    )
    languages = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGE_CHOICES)

    addressee = forms.ModelChoiceField(
        Holding.objects.none(), label=gettext_lazy("To"), required=False,
        empty_label=gettext_lazy("nobody in particular"),
    )  # fmt: skip
    sender = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("From"))
    countries = CountriesField(
        label=gettext_lazy("Countries"), required=False,
        help_text=gettext_lazy("By name. Empty: those of the cases."),
    )  # fmt: skip
    readers = forms.ChoiceField(label=gettext_lazy("Who will read it"), choices=Readers.choices)
    embargo_until = day_field(gettext_lazy("Closed until"), required=False)
    date = day_field(gettext_lazy("Date"))
    place = forms.CharField(label=gettext_lazy("Place"))
    reply_by = day_field(gettext_lazy("Answer expected by"), required=False)
    headline = forms.CharField(
        label=gettext_lazy("Headline"), required=False,
        help_text=gettext_lazy("Empty: written from the facts."),
    )  # fmt: skip
    signatories = SignatoriesField(
        label=gettext_lazy("Signed by"),
        help_text=gettext_lazy("One on each line, as printed: name; title; organisation; country"),
    )
    copies = lines_field(gettext_lazy("Copies to"), gettext_lazy("One on each line"))
    contact = lines_field(gettext_lazy("Contact for questions"))

    def __init__(self, data: Any = None, *, start: Start, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.start, self.user, self.wanted = start, start.user, start.preset
        fields: Any = self.fields
        fields["visit"].queryset = events().order_by("-date_earliest", "id")
        fields["addressee"].queryset = holders()
        fields["sender"].queryset = senders(self.user)
        for name in FOLLOWED:
            fields[name].widget.attrs["data-refits"] = ""
        self._offer()

    def _offer(self) -> None:
        """Cases, asks and paragraphs, for the reader, the event and the languages as they are."""
        fields: Any = self.fields
        self.about = self._as_it_is()
        countries = places(self.about.countries)
        ticked = keys_in(self.ticked("cases"))
        self.suggested_cases = cases.suggested(
            self.about, self.user, countries=countries, keep=ticked
        )
        self.suggested_asks = asks.suggested(
            self.about, self.user, countries=countries, keep=keys_in(self.ticked("asks")),
            cases=[one.case.pk for one in self.suggested_cases],
        )  # fmt: skip
        rows = list(
            paragraphs_for(self.about.languages, countries, keys_in(self.ticked("paragraphs")))
        )
        fields["cases"].offer(
            [one.case for one in self.suggested_cases], map(reasoned, self.suggested_cases)
        )
        fields["asks"].offer(
            [one.ask for one in self.suggested_asks], map(reasoned, self.suggested_asks),
            [one.ask for one in self.suggested_asks if one.is_of_reader] or None,
        )  # fmt: skip
        fields["paragraphs"].offer(
            rows, map(described, rows), fitting(rows, self.wanted.kind, self.now("sender"))
        )
        self.initial.setdefault(
            "asks", [one.ask.pk for one in self.suggested_asks if one.is_of_reader]
        )
        self._tick_paragraphs(rows)

    def _tick_paragraphs(self, rows: list[Paragraph]) -> None:
        """Those that fit, of the languages and countries that are new here; who the sender is
        stands in each language, and follows the sender."""
        sender = self.now("sender")
        ticked = keys_in(self.initial.get("paragraphs", []))
        kept = [row for row in rows if row.pk in ticked and is_of(row, sender)]
        languages, countries = self.initial.get("seen", ([], []))
        introduced = {row.language for row in kept if row.organisation_id}
        added = [
            row
            for row in unasked(fitting(rows, self.wanted.kind, sender))
            if row.language not in (introduced if row.organisation_id else languages)
            or (row.country and row.country not in countries)
        ]
        self.initial["paragraphs"] = list(dict.fromkeys(row.pk for row in [*kept, *added]))

    @property
    def reads_it(self) -> str:
        return gate.reads_it(self.about)

    @property
    def unfold(self) -> bool:
        """Whether something among what is folded is missing or wrong."""
        missing = any(self.fields[name].required and not self[name].value() for name in FOLDED) or (
            self.wanted.kind in TO_SOMEBODY and not self["addressee"].value()
        )
        return missing or any(name in self.errors for name in FOLDED)

    @property
    def open_fields(self) -> list[Any]:
        names = ("visit", "cases", "more_cases", "annex", "asks", "paragraphs", "languages")
        return [self[name] for name in names]

    @property
    def folded_fields(self) -> list[Any]:
        return [self[name] for name in FOLDED]

    def ticked(self, name: str) -> list[Any]:
        """The keys of what is ticked now."""
        return self.as_sent(name) or []

    def now(self, name: str) -> Any:
        """The value of a field as it stands, None where it is not understood."""
        value = self.as_sent(name)
        if value is None or not self.is_bound:
            return value
        try:
            return self.fields[name].clean(value)
        except forms.ValidationError:
            return None

    def as_sent(self, name: str) -> Any:
        if not self.is_bound:
            return self.initial.get(name)
        return self.fields[name].widget.value_from_datadict(self.data, {}, name)

    def _as_it_is(self) -> Letter:
        """The letter so far, not saved: what it may tell follows from it."""
        language, second = [*str(self.now("languages") or "en").split(), ""][:2]
        countries, until = self.now("countries"), self.now("embargo_until")
        return Letter(
            kind=self.wanted.kind, occasion=self.now("visit"), addressee=self.now("addressee"),
            countries=countries if isinstance(countries, list) else [],
            language=language, second_language=second,
            readers=self.now("readers") or Readers.CONFIDENTIAL,
            embargo_until=until if isinstance(until, date) else None,
            copies=self.now("copies") or "",
        )  # fmt: skip

    def clean_more_cases(self) -> list[Case]:
        wanted = self.cleaned_data["more_cases"].replace(",", " ").upper().split()
        found = {
            case.reference: case
            for case in cases.open_cases(self.user).filter(reference__in=wanted)
        }
        if unknown := [word for word in wanted if word not in found]:
            raise forms.ValidationError(
                _("No open case that you see: %(words)s"), params={"words": ", ".join(unknown)}
            )
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        """What is ticked must fit the letter: no word goes in by oversight."""
        cleaned = super().clean() or self.cleaned_data
        kind = self.wanted.kind
        if kind == LetterKind.VISIT_LETTER and not cleaned.get("visit", True):
            self.add_error("visit", _("Choose the visit or event that the letter is ahead of."))
        if kind in TO_SOMEBODY and not cleaned.get("addressee", True):
            self.add_error("addressee", _("Choose whom the letter goes to."))
        if kind in ON_A_CASE and not (cleaned.get("cases") or cleaned.get("more_cases")):
            self.add_error("cases", _("Choose the case that it is about."))
        if cleaned.get("readers") == Readers.EMBARGOED and not cleaned.get("embargo_until"):
            self.add_error("embargo_until", _("Say until which day it is closed."))
        self._check_fit(cleaned)
        return cleaned

    def _check_fit(self, cleaned: dict[str, Any]) -> None:
        countries, sender = places(cleaned.get("countries", [])), cleaned.get("sender")
        for name in ("cases", "paragraphs"):
            abroad = {row.country for row in cleaned.get(name, []) if row.country} - {*countries}
            if countries and abroad:
                where = country_list(sorted(abroad))
                self.add_error(name, _("Ticked, but about %(names)s.") % {"names": where})
        withheld = [
            one for one in self.suggested_cases
            if one.telling == Telling.WITHHELD and one.case in cleaned.get("cases", [])
        ]  # fmt: skip
        for one in withheld:
            said = _("%(case)s cannot be told of here.") % {"case": one.case.reference}
            self.add_error("cases", said)
        for row in cleaned.get("paragraphs", []):
            if sender and not is_of(row, sender):
                said = _("“%(title)s” is not about the sender.") % {"title": row}
                self.add_error("paragraphs", said)

    def choices(self) -> Choices:
        given = self.cleaned_data
        chosen = list(dict.fromkeys([*given["cases"], *given["more_cases"]]))
        countries = given["countries"] or list(dict.fromkeys(case.country for case in chosen))
        languages = given["languages"].split()
        headline = LocalText({languages[0]: given["headline"]} if given["headline"] else {})
        return Choices(
            kind=self.wanted.kind, occasion=given["visit"], addressee=given["addressee"],
            sender=given["sender"], languages=languages, place=given["place"], date=given["date"],
            countries=countries, cases=chosen, annexed=_annexed(given["annex"], chosen),
            asks=given["asks"], paragraphs=given["paragraphs"], readers=given["readers"],
            embargo_until=given["embargo_until"], reply_by=given["reply_by"], headline=headline,
            contact=given["contact"], copies=given["copies"],
            signatories=_of_sender(given["signatories"], given["sender"]),
            begun_from=self.start.begun, off=self.wanted.off,
        )  # fmt: skip


def places(countries: Iterable[str]) -> list[str]:
    """The countries that narrow what is offered: what is international is about any of them."""
    found = list(countries)
    return [] if "INT" in found else [code for code in found if code not in BEYOND]


def _annexed(where: str, chosen: list[Case]) -> list[Case]:
    """Which of the chosen cases are told in the annex."""
    if where == "all":
        return chosen
    return [] if where == "none" else chosen[IN_TEXT:]


def _of_sender(signed: Iterable[Signed], sender: Organisation) -> list[Signed]:
    """Who names no organisation signs for the sender."""
    return [one if one.organisation_words else replace(one, organisation=sender) for one in signed]

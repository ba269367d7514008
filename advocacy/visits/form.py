"""The form of a visit or event. Bad input says so beside its field, and what was typed stays."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.fields import CountriesField
from advocacy.forms import holders, holdings_of, restamped
from advocacy.models import Occasion, Side
from advocacy.visits.line import Told
from cases.forms.dates import DateWords, ask_once, read_words
from cases.forms.fact import STALE
from cases.models import Source
from core.clock import today
from core.countries import country_list
from core.models import Term, Vocabulary
from people.models import Holding

LONGEST_LINE = 300


class LineForm(forms.Form):
    """A visit in one line: nothing is saved before its reader has seen what was understood."""

    line = forms.CharField(
        label=_("A visit or event in one line"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("For example: Visit of President Macron to Kazakhstan, 1-2 Nov 2023"),
    )


class HoldersField(forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Holding.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, **kwargs
        )


def _others(label: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=False, widget=area, help_text=_("One on each line")
    )


class VisitForm(forms.ModelForm):
    countries = CountriesField(
        label=_("Countries"), required=False,
        help_text=_("By name, for example: Kazakhstan and Uzbekistan"),
    )  # fmt: skip
    when = DateWords(
        label=_("When"), help_text=_("In words: 1-2 November 2023, March 2024"),
    )  # fmt: skip
    guests = HoldersField(label=_("Guests"))
    other_guests = _others(_("Other guests"))
    hosts = HoldersField(label=_("Hosts"))
    other_hosts = _others(_("Other hosts"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    stale_since: int | None = None

    class Meta:
        model = Occasion
        fields = ["title", "kind", "place", "countries", "status", "followed", "source", "note"]
        widgets = {
            "title": forms.TextInput,
            "place": forms.TextInput,
            "note": forms.Textarea({"rows": 2}),
        }
        labels = {
            "followed": _("The office follows it: be told 30, 14, 7 and 2 days before"),
            "source": _("Announced in"),
        }

    field_order = [
        "title", "kind", "when", "countries", "place", "status", "followed",
        "guests", "other_guests", "hosts", "other_hosts", "source", "note", "version",
    ]  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        *,
        user: User,
        instance: Occasion | None = None,
        told: Told | None = None,
    ) -> None:
        initial = {} if instance is None else _initial(instance)
        super().__init__(data, instance=instance, initial=initial | (_told(told) if told else {}))
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.VISIT)
        fields["kind"].empty_label = _("choose")
        for side in ("guests", "hosts"):
            fields[side].queryset = holders()
        self._offer_sources(user)

    def _offer_sources(self, user: User) -> None:
        """One that its editor may not see stays as it is."""
        field: Any = self.fields["source"]
        field.queryset = Source.objects.visible_to(user)
        field.empty_label = _("none recorded")
        if (kept := self.instance.source_id) and not field.queryset.filter(pk=kept).exists():
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.version and cleaned.get("version") != self.instance.version:
            self.stale_since = cleaned.get("version") or 0
            self.add_error(None, STALE)
            self.data = restamped(self.data, "version", self.instance.version)
        if known := _known(cleaned) if self.instance._state.adding else None:
            ask_once(self, "when", _another(known))
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


def _known(given: dict[str, Any]) -> Occasion | None:
    """One of the same kind on the same days in the same countries: perhaps typed before."""
    when = read_words(given.get("when", ""), today(), ahead=True)
    if not when.understood or not given.get("kind"):
        return None
    rows = Occasion.objects.filter(
        kind=given["kind"], date_earliest=when.earliest, date_latest=when.latest
    )
    countries = {*given.get("countries", [])}
    return next((one for one in rows if {*one.countries} == countries), None)


def _another(known: Occasion) -> str:
    link = format_html('<a href="{}">{}</a>', known.get_absolute_url(), known)
    said = _("One of this kind, on these days and in these countries, is on record: {event}. Is "
             "this another one?")  # fmt: skip
    return format_html(str(said), event=link)


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


def _told(told: Told) -> dict[str, Any]:
    """What was understood of a line, as it stands in the fields."""
    kind = Term.objects.of(Vocabulary.VISIT).filter(code=told.kind).first()
    return {
        "title": told.title,
        "kind": kind.pk if kind else None,
        "when": told.when.text,
        "countries": country_list(told.countries),
        "guests": told.guests,
        "hosts": told.hosts,
    }

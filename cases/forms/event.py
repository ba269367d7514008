"""Logging what happened."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.codes import Custody, EventType, Outcome, Polarity
from cases.forms.choices import NOT_RECORDED, countries, event_types
from cases.forms.fact import FactForm
from cases.models import Event, Party

# Announced by their source, so a date without a year lies after it.
ANNOUNCED = {EventType.HEARING_SCHEDULED}


class EventForm(FactForm):
    """What happened, when, where, to whom with which outcome, and who says so."""

    dates: ClassVar[dict[str, str | Promise]] = {
        "date": _("When"),
        "until": _("Until when, as ordered"),
        "known": _("When it came to be known"),
    }
    exact_place = forms.CharField(label=_("Exact place, protected"), required=False, max_length=500)

    class Meta:
        model = Event
        fields = (
            "type", "polarity", "custody", "country", "from_country", "to_country", "place_words",
            "authority_words", "open_to_public", "length_text", "summary",
        )  # fmt: skip
        labels = {"type": _("What happened?")}
        widgets = {
            "polarity": forms.RadioSelect,
            "place_words": forms.TextInput,
            "authority_words": forms.TextInput,
            "length_text": forms.TextInput,
            "summary": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "place_words": _("As the source words it: a town, a court, a prison."),
            "authority_words": _("As the source words it."),
            "length_text": _("As worded, where there are no dates: “almost three days”."),
        }

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        self.parties = parties
        super().__init__(*args, **kwargs)
        self._offer_choices()
        self._offer_parties()
        self.fields["date_words"].help_text = _(
            "In the words of the source: “15 November 2023”, “late May”, “this week”."
        )
        self.fields["exact_place"].help_text = (
            _("Recorded, protected. What you type here replaces it.")
            if self.instance.exact_place_id
            else _("An address or coordinates. Kept encrypted and never printed.")
        )

    def _offer_choices(self) -> None:
        fields: Any = self.fields
        fields["type"].choices = event_types()
        fields["polarity"].choices = Polarity.choices
        fields["open_to_public"].widget.choices = [
            ("unknown", _("not recorded")),
            ("true", _("yes")),
            ("false", _("no")),
        ]
        fields["custody"].choices = [("", _("none, or not recorded")), *Custody.choices]
        for name in ("country", "from_country", "to_country"):
            fields[name] = forms.ChoiceField(
                label=fields[name].label, choices=countries(wider=name == "country"), required=False
            )

    def _offer_parties(self) -> None:
        known = {}
        if not self.is_new:
            known = {row.party_id: row.outcome for row in self.instance.concerned.all()}
        for place, party in enumerate(self.parties):
            only = self.is_new and len(self.parties) == 1
            self.fields[f"concerns_{place}"] = forms.BooleanField(
                label=str(party), required=False, initial=only or party.pk in known
            )
            self.fields[f"outcome_{place}"] = forms.ChoiceField(
                label=_("Outcome"),
                choices=[NOT_RECORDED, *Outcome.choices],
                required=False,
                initial=known.get(party.pk, ""),
                widget=forms.Select(
                    {"aria-label": _("Outcome for %(name)s") % {"name": party}},
                ),
            )

    def party_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        for place in range(len(self.parties)):
            yield self[f"concerns_{place}"], self[f"outcome_{place}"]

    def concerned(self) -> dict[Party, str]:
        given = self.cleaned_data
        return {
            party: given[f"outcome_{place}"]
            for place, party in enumerate(self.parties)
            if given.get(f"concerns_{place}")
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ticked = [
            party for place, party in enumerate(self.parties) if cleaned.get(f"concerns_{place}")
        ]
        if self.parties and not ticked:
            self.add_error("concerns_0", _("Say whom it concerns."))
        if cleaned.get("exact_place") and not any(party.person_id for party in ticked):
            self.add_error(
                "exact_place", _("A protected place is kept under a person's key: choose a person.")
            )
        if "length_text" in self.changed_data:
            self.instance.length_min_days = self.instance.length_max_days = None
        return cleaned

    def ahead(self, name: str) -> bool:
        return name == "until" or self.cleaned_data.get("type") in ANNOUNCED

    def log(self) -> Event:
        """Save a new event."""
        return actions.log_event(
            by=self.user,
            event=self.instance,
            concerned=self.concerned(),
            said=self.said(),
            exact_place=self.cleaned_data["exact_place"],
        )

    def change(self) -> None:
        actions.change_event(
            by=self.user,
            event=self.instance,
            concerned=self.concerned(),
            among=self.parties,
            reason=self.cleaned_data["reason"],
            said=self.said(),
            exact_place=self.cleaned_data["exact_place"],
        )

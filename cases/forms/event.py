"""Logging what happened."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from cases import actions
from cases.codes import ANNOUNCED, REMOVALS, Custody, EventType, Polarity
from cases.forms.choices import countries, event_types
from cases.forms.concerned import ConcernedFields
from cases.forms.court_case import CourtCaseField
from cases.forms.dates import length_of
from cases.forms.decision import DECIDED_IN, DecisionFields
from cases.forms.fact import FactForm
from cases.models import Event, Party
from cases.order.rules import is_ahead
from core.clock import today
from core.dates import PartialDate

CHARGES_CHANGE = (EventType.CHARGES_AMENDED, EventType.CHARGES_DROPPED)
OVER_A_BORDER = (
    *REMOVALS,
    EventType.LEFT_COUNTRY,
    EventType.EXPULSION_ORDER,
    EventType.REMOVAL_SCHEDULED,
    EventType.EXTRADITION_REQUEST,
    EventType.EXTRADITION_DECISION,
)


class EventForm(ConcernedFields, DecisionFields, CourtCaseField, FactForm):
    """What happened, when, where, to whom with which outcome, and who says so."""

    dates: ClassVar[dict[str, str | Promise]] = {
        "date": _("When"),
        "until": _("Until when, as ordered"),
        "known": _("When it came to be known"),
    }
    # The types that fields go with, for the page.
    decided_in = " ".join(DECIDED_IN)
    about_charges = " ".join((*DECIDED_IN, *CHARGES_CHANGE))
    over_a_border = " ".join(OVER_A_BORDER)

    exact_place = forms.CharField(
        label=_("Exact place, protected"), required=False, max_length=500,
        widget=forms.TextInput({"data-protected": ""}),
    )  # fmt: skip

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
            "summary": _("What was done, not who told us: letters and dossiers may print it."),
            "length_text": _("As worded, where there are no dates: “almost three days”."),
        }

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        self.parties = parties
        super().__init__(*args, **kwargs)
        self._offer_choices()
        self.offer_concerned()
        self.offer_charges()
        self.offer_decisions()
        if parties:
            self.offer_court_cases(parties[0].case, without=_("by itself, from what happened"))
        self.fields["date_words"].help_text = _(
            "In the words of the source: “15 November 2023”, “late May”, “this week”."
        )
        self._offer_exact_place()

    def _offer_exact_place(self) -> None:
        """To those who may read it: to others the form tells nothing of it."""
        if not self.user.may(Permission.READ_PROTECTED):
            del self.fields["exact_place"]
            return
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ticked = self.concerned()
        if self.parties and not ticked:
            self.add_error("concerns_0", _("Say whom it concerns."))
        if cleaned.get("exact_place") and not any(party.person_id for party in ticked):
            self.add_error(
                "exact_place", _("A protected place is kept under a person's key: choose a person.")
            )
        if "length_text" in self.changed_data:
            least, most = length_of(cleaned.get("length_text", ""))
            self.instance.length_min_days, self.instance.length_max_days = least, most
        self.clean_decision()
        self.take_court_case()
        return cleaned

    def doubt(self, name: str, words: str, when: PartialDate) -> str:
        kind, did = self.cleaned_data.get("type", ""), self.cleaned_data.get("polarity")
        if name == "date" and did == Polarity.HAPPENED and is_ahead(kind, when, today()):
            return gettext("This day is still to come. Is it logged as having happened?")
        return super().doubt(name, words, when)

    def ahead(self, name: str) -> bool:
        return name == "until" or self.cleaned_data.get("type") in ANNOUNCED

    def log(self) -> Event:
        """Save a new event."""
        concerned = self.concerned()
        return actions.log_event(
            by=self.user,
            event=self.instance,
            concerned=concerned,
            on_charges=self.on_charges(),
            orders=self.orders(concerned.items()),
            said=self.said(),
            exact_place=self.cleaned_data.get("exact_place", ""),
        )

    def change(self) -> None:
        actions.change_event(
            by=self.user,
            event=self.instance,
            concerned=self.concerned(),
            among=self.parties,
            on_charges=self.on_charges(),
            reason=self.cleaned_data["reason"],
            said=self.said(),
            exact_place=self.cleaned_data.get("exact_place", ""),
        )

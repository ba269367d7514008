"""What was decided: the fields of a decision, alone or as part of logging what happened."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.codes import EventType, Outcome, Regime
from cases.models import Order, OrderEffect, OrderKind, Party

# What a court may decide in these is a decision about each of those concerned.
DECIDED_IN = (
    EventType.VERDICT,
    EventType.SENTENCE,
    EventType.ADMIN_SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.APPEAL_DECISION,
    EventType.CASSATION_DECISION,
    EventType.SUPERVISORY_REVIEW,
    EventType.PROSECUTION_REQUEST,
    EventType.PARDON,
    EventType.AMNESTY,
)
LET_GO = (Outcome.NOT_GUILTY, Outcome.DISMISSED)
TERM = ("years", "months", "days")


class DecisionFields(forms.Form):
    """One decision about each of those concerned, save for who was acquitted."""

    decided = forms.ChoiceField(label=_("What was decided?"), required=False)
    effect = forms.ChoiceField(label=_("What it does"), required=False)
    years = forms.IntegerField(label=_("Years"), required=False, min_value=0, max_value=100)
    months = forms.IntegerField(label=_("Months"), required=False, min_value=0, max_value=1200)
    days = forms.IntegerField(label=_("Days"), required=False, min_value=0, max_value=36500)
    amount = forms.DecimalField(
        label=_("Amount"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3,
        widget=forms.TextInput({"placeholder": "KZT"}),
    )  # fmt: skip
    regime = forms.ChoiceField(label=_("Conditions"), required=False)

    is_new: bool

    def offer_decisions(self) -> None:
        """With a new happening; later, a decision is corrected on its own page."""
        if not self.is_new:
            for name in DecisionFields.base_fields:
                del self.fields[name]
            return
        fields: Any = self.fields
        fields["decided"].choices = [("", _("nothing, or not recorded")), *OrderKind.choices]
        fields["effect"].choices = OrderEffect.choices
        fields["regime"].choices = [("", _("not recorded")), *Regime.choices]

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()

    def clean_decision(self) -> None:
        given = self.cleaned_data
        told = any(given.get(name) is not None for name in (*TERM, "amount"))
        if (told or given.get("regime")) and not given.get("decided"):
            self.add_error("decided", _("Say what was decided."))
        check_amount(self)

    def orders(self, concerned: Iterable[tuple[Party, str]]) -> list[Order]:
        """A decision for each party that was not acquitted; none where none was typed."""
        given = self.cleaned_data
        if not given.get("decided"):
            return []
        same = {name: given[name] for name in (*TERM, "amount", "currency", "regime")}
        return [
            Order(
                party=party,
                kind=given["decided"],
                effect=given["effect"] or OrderEffect.IMPOSES,
                sought=given["type"] == EventType.PROSECUTION_REQUEST,
                **same,
            )
            for party, outcome in concerned
            if outcome not in LET_GO
        ]


def check_amount(form: forms.BaseForm) -> None:
    given = form.cleaned_data
    if given.get("amount") is not None and not given.get("currency"):
        form.add_error("currency", _("Say in which currency."))

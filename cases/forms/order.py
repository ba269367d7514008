"""A decision about one party: imposed, changed, sought, or ordered of a State."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.forms.decision import check_amount
from cases.forms.fact import FactForm
from cases.models import Event, Order, OrderKind, Party
from cases.standing.sentences import order_in_words
from core.dates import show
from people.models import Office


class DecisionField(forms.ModelChoiceField):
    def label_from_instance(self, order: Order) -> str:
        return ", ".join(part for part in (order_in_words(order), show(order.date)) if part)


class OrderForm(FactForm):
    """`event` is what it was decided in; a decision without a date has the day of that."""

    dates: ClassVar[dict[str, str | Promise]] = {
        "date": _("Decided when"),
        "starts": _("Counts from"),
    }

    class Meta:
        model = Order
        fields = (
            "party", "kind", "event", "sought", "effect", "modifies", "years", "months", "days",
            "amount", "currency", "credited_days", "regime", "words", "court_words", "binds",
            "binds_words", "compliance",
        )  # fmt: skip
        field_classes: ClassVar = {"modifies": DecisionField}
        labels = {
            "party": _("About whom?"),
            "kind": _("What was decided?"),
            "event": _("Decided in"),
            "effect": _("What it does"),
            "modifies": _("Which decision it changes"),
            "binds": _("Office that must obey"),
            "credited_days": _("Days in custody that count towards it"),
        }
        widgets = {
            "words": forms.TextInput,
            "currency": forms.TextInput({"placeholder": "KZT"}),
            "court_words": forms.TextInput,
            "binds_words": forms.TextInput,
        }

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [party.pk for party in parties]
        fields: Any = self.fields
        fields["party"].queryset = Party.objects.filter(pk__in=keys).with_people(self.user)
        fields["party"].empty_label = None if len(keys) == 1 else _("choose")
        fields["event"].queryset = _decided_in(keys)
        fields["modifies"].queryset = Order.objects.filter(party__in=keys).exclude(
            pk=self.instance.pk
        )
        fields["binds"].queryset = Office.objects.order_by("country", "id")
        for name in ("event", "modifies", "binds"):
            fields[name].empty_label = _("not recorded")
        fields["kind"].choices = [("", _("choose")), *OrderKind.choices]
        fields["regime"].choices = [("", _("not recorded")), *fields["regime"].choices[1:]]
        if not self.is_new:
            del fields["party"]

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_amount(self)
        party = cleaned.get("party") if self.is_new else self.instance.party
        changed = cleaned.get("modifies")
        if changed and party and changed.party_id != party.pk:
            self.add_error("modifies", _("This decision is about somebody else."))
        return cleaned

    def log(self) -> Order:
        actions.add_fact(by=self.user, fact=self.instance, said=self.said())
        return self.instance

    def change(self) -> None:
        reason = self.cleaned_data["reason"]
        actions.change_fact(by=self.user, fact=self.instance, reason=reason, said=self.said())


def _decided_in(parties: list[Any]) -> QuerySet[Event]:
    return Event.objects.filter(
        concerned__party__in=parties, concerned__withdrawn_at=None
    ).distinct()

"""Forms of a term in an office: a new holder, and what changed of a known one."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advocacy.officials.actions import add_holding, ended, mark_verified
from advocacy.officials.terms import may_last
from cases import actions
from cases.forms.fact import FactForm
from cases.forms.known import AsksWhetherKnown
from core.clock import today
from people.models import Holding

NOBODY = _("nobody: that one is left as it is")


class TermForm(FactForm):
    """A term in words, how the holder is addressed, and whether somebody looked today."""

    dates: ClassVar[dict[str, str | Promise]] = {"term": _("Term")}

    verified = forms.BooleanField(
        label=_("I looked today: this person holds the office"), required=False
    )

    class Meta:
        model = Holding
        fields = ("addressed_as", "honorific")
        help_texts: ClassVar = {
            "addressed_as": _("Only as the person is publicly addressed; it says nothing else."),
            "honorific": _("Before the name, for example: H.E."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["addressed_as"].choices = [
            ("", _("not recorded")),
            *(choice for choice in fields["addressed_as"].choices if choice[0]),
        ]
        fields["term_words"].help_text = _(
            "In words: since 14 May 2017, or 1 December 2019 to 30 November 2024."
        )

    def take_verified(self) -> None:
        if self.cleaned_data.get("verified"):
            mark_verified(self.instance, self.user)

    def change(self) -> None:
        self.take_verified()
        reason = self.cleaned_data["reason"]
        actions.change_fact(by=self.user, fact=self.instance, reason=reason, said=self.said())


class NewHolderForm(AsksWhetherKnown, TermForm):
    """Somebody takes office. It ends nobody's term unless that is said."""

    name = forms.CharField(
        label=_("Name"), max_length=200,
        help_text=_("Or the reference of somebody known here."),
    )  # fmt: skip
    ends = forms.ModelChoiceField(
        Holding.objects.none(), label=_("Whose term ended with it?"), required=False,
        empty_label=NOBODY,
    )  # fmt: skip

    field_order = ("name", "term_words", "ends", "addressed_as", "honorific", "verified")
    asks_in = "name"

    def __init__(self, *args: Any, held: list[Holding], **kwargs: Any) -> None:
        """`held` are the terms in the office that the user sees."""
        super().__init__(*args, **kwargs)
        lasting = [one.pk for one in held if may_last(one, today())]
        fields: Any = self.fields
        fields["ends"].queryset = Holding.objects.filter(pk__in=lasting).select_related("person")
        fields["ends"].label_from_instance = lambda holding: str(holding.person)
        self.order_fields(self.field_order)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if name := cleaned.get("name"):
            self.ask_about_people([name], self.instance.office.country)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if former := self.cleaned_data.get("ends"):
            try:
                ended(former.term, self.instance.term)
            except ValueError:
                self.add_error("ends", _("That term began later than this one."))

    def log(self) -> Holding:
        self.take_verified()
        given = self.cleaned_data
        return add_holding(
            by=self.user, holding=self.instance, who=self.whom[given["name"]], said=self.said(),
            ends=given["ends"] and given["ends"].lock(),
        )  # fmt: skip

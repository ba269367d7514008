"""Changing what a case says of itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.visibility import who_sees
from cases import actions
from cases.forms.choices import countries
from cases.forms.fact import ChangeForm
from cases.models import Case, CaseStatus


class CaseForm(ChangeForm):
    class Meta:
        model = Case
        fields = (
            "title", "country", "situation", "status", "closed_because", "checked_on",
            "check_every_days", "lead",
        )  # fmt: skip
        widgets = {
            "title": forms.TextInput,
            "status": forms.RadioSelect,
            "closed_because": forms.TextInput,
            "checked_on": forms.DateInput({"type": "date"}),
        }
        help_texts = {
            "title": _("Empty: the names of the people are the title."),
            "check_every_days": _(
                "Empty: every 30 days while somebody is held or faces return, else every 90."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["country"] = forms.ChoiceField(label=_("Country"), choices=countries(wider=True))
        fields["situation"].empty_label = _("none")
        fields["status"].choices = CaseStatus.choices
        fields["lead"].queryset = who_sees(self.instance.scope)
        fields["lead"].empty_label = _("nobody yet")
        fields["check_every_days"].min_value = 1

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("status") == CaseStatus.CLOSED and not cleaned.get("closed_because"):
            self.add_error("closed_because", _("A closed case says why."))
        return cleaned

    def change(self) -> None:
        actions.change_case(by=self.user, case=self.instance, reason=self.cleaned_data["reason"])

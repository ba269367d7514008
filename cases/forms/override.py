"""Saying where things stand, against what is computed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.codes import StandingCode
from cases.models import Override, Party
from cases.standing import overrides
from core.clock import today


class OverrideForm(forms.ModelForm):
    """What, why, and from when until when."""

    class Meta:
        model = Override
        fields = ("code", "reason", "starts_on", "ends_on")
        widgets = {
            "reason": forms.Textarea({"rows": 2}),
            "starts_on": forms.DateInput({"type": "date"}),
            "ends_on": forms.DateInput({"type": "date"}),
        }
        labels = {"reason": _("Why is it otherwise than computed?")}

    def __init__(self, *args: Any, user: User, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.party = user, party
        self.fields["starts_on"].initial = today
        self.fields["code"].choices = [("", _("choose")), *StandingCode.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It cannot end before it begins."))
        return cleaned

    def save(self, commit: bool = True) -> Override:
        return overrides.override(by=self.user, party=self.party, **self.cleaned_data)


class OverrideEndForm(forms.Form):
    """Taking it back."""

    why = forms.CharField(label=_("Why is it taken back?"), max_length=500)

    def __init__(self, *args: Any, user: User, said: Override, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.said = user, said

    def save(self) -> None:
        overrides.end_override(by=self.user, said=self.said, why=self.cleaned_data["why"])

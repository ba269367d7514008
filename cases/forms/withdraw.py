"""Why a fact is taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.facts import Fact
from people.models import Name, NameKind


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label=_("Why is it taken back?"), max_length=500,
        help_text=_("Logged twice, of another person, retracted by its source …"),
    )  # fmt: skip

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if isinstance(self.fact, Name) and self.fact.kind == NameKind.PREFERRED:
            self.add_error(None, _("The house spelling cannot be taken back, only corrected."))
        return cleaned

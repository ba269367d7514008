"""Why something leaves the house."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this taken out?"), max_length=500,
        help_text=_("For whom and for what. Without names: it stays in the trail."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

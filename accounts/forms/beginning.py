"""Who the first admin is, and that they may be."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import beginning
from accounts.forms.joining import JoinForm
from accounts.models import Invitation


class BeginForm(JoinForm):
    """Like joining by invitation; here the code from the terminal is what invites."""

    code = forms.CharField(
        label=_("Code from the terminal"), max_length=60,
        help_text=_("Where Habeas was started, it prints this code and a link that holds it."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )  # fmt: skip
    full_name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )

    field_order = ["code", "full_name", "username", "password", "again"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        named = Invitation(full_name=data.get("full_name", "")[:200] if data else "")
        super().__init__(data, invitation=named, **kwargs)

    def clean_code(self) -> str:
        if not beginning.is_code(self.cleaned_data["code"]):
            raise forms.ValidationError(_("This is not the code that the terminal shows."))
        return self.cleaned_data["code"]

"""How somebody who was invited makes their account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User


def _password(label: Any) -> forms.CharField:
    """Never shown again, so that it is in no page."""
    shown = forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False)
    return forms.CharField(label=label, strip=False, max_length=200, widget=shown)


class JoinForm(forms.Form):
    username = forms.CharField(
        label=_("User name"), max_length=150, validators=[UnicodeUsernameValidator()],
        help_text=_("What you sign in with. Others who work here see it."),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )  # fmt: skip
    password = _password(_("Password"))
    again = _password(_("The same password again"))

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_username(self) -> str:
        username = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Somebody has this user name. Choose another."))
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords are not the same."))
        elif password:
            self._weigh(password)
        return given

    def _weigh(self, password: str) -> None:
        somebody = User(
            username=self.cleaned_data.get("username", ""),
            full_name=self.invitation.full_name, email=self.invitation.email,
        )  # fmt: skip
        try:
            validate_password(password, somebody)
        except forms.ValidationError as weak:
            self.add_error("password", weak)

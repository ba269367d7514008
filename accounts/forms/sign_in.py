"""What proves who somebody is: a password, a code, a key."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import factors, limits
from accounts.models import User

LONGEST_CODE = 40
LONGEST_ANSWER = 20_000


def too_many() -> ValidationError:
    """The same words whether or not there is such a person."""
    return ValidationError(_("Too many attempts. Wait five minutes, then try again."), "too_many")


class SignInForm(AuthenticationForm):
    """Counts a guess before anything is looked at: not even whether there is such a person."""

    request: HttpRequest

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        if not limits.may_guess_password(self.request, name):
            raise too_many()
        given = super().clean()
        limits.password_was_right(self.request, name)
        return given


class OwnPasswordForm(PasswordChangeForm):
    """A new password, for whoever knows the old one."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        if not limits.may_guess_password(self.request, self.user.get_username()):
            raise too_many()
        typed = super().clean_old_password()
        limits.password_was_right(self.request, self.user.get_username())
        return typed


class PasswordField(forms.CharField):
    """Stands beside other ways to prove it: not needed, and yet no "if known"."""

    one_of_several = True
    widget = forms.PasswordInput({"autocomplete": "current-password"})


class CodeField(forms.CharField):
    one_of_several = True
    widget = forms.TextInput(
        {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )


class FactorForm(forms.Form):
    """A code, or what a key has signed. Gives `factor`."""

    code = CodeField(
        label=gettext_lazy("Code from your app, or a recovery code"), required=False,
        max_length=LONGEST_CODE,
    )  # fmt: skip
    credential = forms.CharField(
        required=False, widget=forms.HiddenInput, max_length=LONGEST_ANSWER
    )
    factor: Authenticator | None = None

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("credential"):
            self.check_key(given["credential"])
        elif given.get("code"):
            self.check_code(given["code"])
        elif not self.errors:
            self.add_error("code", _("Type a code, or use a key."))
        return given

    def check_key(self, credential: str) -> None:
        self.factor = factors.by_key(self.request, self.user, credential)
        if self.factor is None:
            raise ValidationError(_("This key was not accepted. Try again, or use another one."))

    def check_code(self, code: str) -> None:
        if not limits.may_guess_code(self.request, self.user):
            raise too_many()
        self.factor = factors.by_code(self.user, code)
        if self.factor is None:
            self.add_error("code", _("This is not right. Each code works only once."))
        else:
            limits.code_was_right(self.request, self.user)


class ProofForm(FactorForm):
    """Any of what one signs in with, to prove again who one is."""

    password = PasswordField(
        label=gettext_lazy("Password"), required=False, strip=False, max_length=1000
    )
    field_order = ["password", "code", "credential"]

    def clean(self) -> dict[str, Any]:
        given = forms.Form.clean(self) or {}
        if given.get("credential"):
            self.check_key(given["credential"])
        elif given.get("code"):
            self.check_code(given["code"])
        elif given.get("password"):
            self.check_password(given["password"])
        elif not self.errors:
            self.add_error("password", _("Type your password."))
        return given

    def check_password(self, password: str) -> None:
        name = self.user.get_username()
        if not limits.may_guess_password(self.request, name):
            raise too_many()
        if self.user.check_password(password):
            limits.password_was_right(self.request, name)
        else:
            self.add_error("password", _("This is not your password."))


class KeyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What you call it"), max_length=60,
        help_text=gettext_lazy("So that you know it later: the grey key, my phone."),
    )  # fmt: skip
    credential = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_ANSWER)


class AppForm(forms.Form):
    code = CodeField(label=gettext_lazy("Code that the app shows now"), max_length=LONGEST_CODE)

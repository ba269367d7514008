"""Adding and taking away second factors, and recovery codes."""

from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import decrypt, encrypt
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import factors, limits
from accounts.access import StaffRequest, fresh, open_to_staff
from accounts.forms.sign_in import AppForm, KeyForm, too_many

# In the session, encrypted: the secret of an app that is being added.
APP_SECRET = "app_secret"  # noqa: S105 - the name under which it lies


@require_safe
@open_to_staff
def first_factor(request: StaffRequest) -> HttpResponse:
    """Where whoever has no second factor yet is led, before anything else opens."""
    if factors.of(request.user):
        return redirect("account")
    return render(request, "accounts/first_factor.html")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
@fresh
def factor_key(request: StaffRequest) -> HttpResponse:
    """A passkey or a security key. A refused one leaves the page with a new question."""
    form = KeyForm(request.POST or None)
    if form.is_valid():
        if factors.add_key(request, request.user, **form.cleaned_data):
            return _with_codes(request, _("The key is added."))
        form.add_error(None, _("The key was not accepted. Nothing was changed; try again."))
    context = {"form": form, "key_options": factors.ask_for_new_key(request.user)}
    return render(request, "accounts/factor_key.html", context)


@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
@fresh
def factor_app(request: StaffRequest) -> HttpResponse:
    """An app with six-digit codes; one for each person."""
    if factors.has_app(request.user):
        return redirect("account")
    secret = _secret(request)
    form = AppForm(request.POST or None)
    if form.is_valid():
        if not limits.may_guess_code(request, request.user):
            form.add_error(None, too_many())
        elif factors.add_app(request, request.user, secret=secret, **form.cleaned_data):
            limits.code_was_right(request, request.user)
            request.session.pop(APP_SECRET, None)
            return _with_codes(request, _("The app is added."))
        else:
            form.add_error("code", _("This is not the code that the app should show now."))
    context = {
        "form": form,
        "picture": factors.app_picture(request.user, secret),
        "address": factors.app_address(request.user, secret),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }
    return render(request, "accounts/factor_app.html", context)


def _secret(request: StaffRequest) -> str:
    """The same one until an app has shown that it knows it."""
    if APP_SECRET not in request.session:
        request.session[APP_SECRET] = encrypt(generate_totp_secret())
    return decrypt(request.session[APP_SECRET])


@require_POST
@open_to_staff
@fresh
def factor_remove(request: StaffRequest) -> HttpResponse:
    given = request.POST.get("factor", "")
    if not given.isdecimal() or int(given) not in {one.pk for one in factors.of(request.user)}:
        raise Http404
    if factors.remove(request, request.user, int(given)):
        messages.success(request, _("It is taken away. You are signed out elsewhere."))
    else:
        messages.error(request, _("This is your last one. Add another one first."))
    return redirect("account")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
@fresh
def recovery_codes(request: StaffRequest) -> HttpResponse:
    """New ones in place of the old, shown once."""
    if not factors.of(request.user):
        raise Http404
    if request.method == "POST":
        return _show_codes(request, "")
    left = factors.codes_left(request.user)
    return render(request, "accounts/recovery_codes_new.html", {"codes_left": left})


def _with_codes(request: StaffRequest, what: str) -> HttpResponse:
    """After the first factor come the codes for the day on which it is lost."""
    if factors.codes_left(request.user) is None:
        return _show_codes(request, what)
    messages.success(request, what)
    return redirect("account")


def _show_codes(request: StaffRequest, what: str) -> HttpResponse:
    codes = factors.new_codes(request, request.user)
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "what": what})

"""Signing in and out, and the language of the interface."""

import json

from allauth.account.internal.decorators import login_stage_required
from allauth.account.utils import perform_login
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from accounts import factors, proof, sessions
from accounts.access import StaffRequest, open_to_staff
from accounts.forms.sign_in import FactorForm, SignInForm
from accounts.models import Act, Outcome, User
from accounts.trail import acting_from, done
from core.actor import acting

# Kept in a cookie, since it is chosen before anybody has signed in, too.
language = login_not_required(require_POST(set_language))
TOO_MANY = 429


@require_safe
@open_to_staff
def session(request: HttpRequest) -> HttpResponse:
    """The token that the forms of this session need. Whoever is signed out is sent to sign in."""
    return HttpResponse(get_token(request), content_type="text/plain")


# Not in one transaction: a guess stays counted whatever becomes of the request.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class SignIn(LoginView):
    """The password; allauth then asks for the second factor of whoever has one."""

    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        return perform_login(self.request, form.get_user(), redirect_url=self.get_success_url())

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_many"):
            response.status_code = TOO_MANY
        else:
            _failed(self.request, form.cleaned_data.get("username", ""), "password")
        return response


def _failed(request: HttpRequest, typed: str, by: str) -> None:
    """A line of the trail. What was typed may be a password: it is there only if it is a name."""
    known = User.objects.filter(username=typed).values_list("username", flat=True).first()
    with acting("sign-in"), acting_from(request):
        done(Act.SIGN_IN_FAILED, subject=known or "", outcome=Outcome.FAILED, by=by)


@transaction.non_atomic_requests
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@login_stage_required(AuthenticateStage.key, "sign-in")
def second_factor(request: HttpRequest) -> HttpResponse:
    """After the password: a key, a code of an app, or a recovery code."""
    stage = request._login_stage  # type: ignore[attr-defined]
    user = stage.login.user
    form = FactorForm(request.POST or None, request=request, user=user)
    if form.is_valid() and form.factor:
        factors.used(request, form.factor)
        return stage.exit()
    if form.is_bound:
        _failed(request, user.get_username(), "second factor")
    keys = factors.ask_for_key(user) if factors.has_key(user) else ""
    codes = factors.has_app(user) or factors.codes_left(user)
    context = {"form": form, "key_options": keys, "codes": codes}
    limited = form.has_error(NON_FIELD_ERRORS, "too_many")
    return render(
        request, "accounts/second_factor.html", context, status=TOO_MANY if limited else 200
    )


@never_cache
@login_not_required
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_key(request: HttpRequest) -> HttpResponse:
    """A passkey is both at once: something one has, opened by something one knows or is."""
    if request.method != "POST":
        return JsonResponse(json.loads(factors.ask_for_key(None)))
    factor = factors.by_key(request, None, request.POST.get("credential", ""))
    if factor is None or not factor.user.is_active:
        _failed(request, "", "passkey")
        form = SignInForm(request)
        context = {"form": form, "key_refused": True, "next": _wanted(request)}
        return render(request, "registration/login.html", context)
    factors.used(request, factor, passwordless=True)
    return perform_login(request, factor.user, redirect_url=_wanted(request) or None)


def _wanted(request: HttpRequest) -> str:
    """The page that they came for, if it is one of ours."""
    address = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME, ""))
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_staff
def confirm(request: StaffRequest) -> HttpResponse:
    """Proving again who one is, on the way to what asks for it."""
    address = _wanted(request) or settings.LOGIN_REDIRECT_URL
    form = proof.form_of(request)
    if proof.accept(request, form):
        return redirect(address)
    return proof.page(request, form, carried=[(REDIRECT_FIELD_NAME, address)], action="")


class SignOut(LogoutView):
    """By POST only. The browser drops what it kept of the desk, all but its language."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        done(Act.SIGNED_OUT)
        sessions.forget(request)
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        for name in request.COOKIES.keys() - {settings.LANGUAGE_COOKIE_NAME}:
            response.delete_cookie(name)
        return response

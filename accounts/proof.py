"""Proving again who one is: a browser left open must not be enough for a dangerous act."""

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts import factors
from accounts.forms.sign_in import ProofForm
from accounts.models import Act, Outcome
from accounts.trail import done

if TYPE_CHECKING:
    from accounts.access import StaffRequest

PROVED_AT = "proved_at"
PREFIX = "proof"
# Of a form that is sent on, these belong to the proof and not to the act.
OWN = {f"{PREFIX}-{name}" for name in ("password", "code", "credential")}
PROVE_FIRST = 401


def proved(request: HttpRequest) -> None:
    """Whoever sends `request` has just proved who they are."""
    request.session[PROVED_AT] = time.time()


def is_fresh(request: HttpRequest) -> bool:
    """True for settings.PROOF_SECONDS after signing in or proving it again."""
    age = time.time() - request.session.get(PROVED_AT, 0)
    return 0 <= age < settings.PROOF_SECONDS


def form_of(request: "StaffRequest") -> ProofForm:
    """Bound where a proof was sent with the request."""
    sent = request.POST if OWN & request.POST.keys() else None
    return ProofForm(sent, prefix=PREFIX, request=request, user=request.user)


def accept(request: HttpRequest, form: ProofForm) -> bool:
    """Whether the proof that was sent is right; then it holds for some minutes."""
    if not form.is_bound:
        return False
    if not form.is_valid():
        who = request.user.get_username()
        done(Act.SIGN_IN_FAILED, subject=who, outcome=Outcome.FAILED, by="proof")
        return False
    if form.factor:
        factors.used(request, form.factor, reauthenticated=True)
    proved(request)
    done(Act.CONFIRMED_AGAIN, by=form.factor.type if form.factor else "password")
    return True


def ask(request: "StaffRequest", form: ProofForm) -> HttpResponse:
    """Asks for the proof. What was sent in a form is carried along, not kept anywhere."""
    if request.headers.get("HX-Request"):
        here = urlsplit(request.headers.get("HX-Current-URL", ""))
        address = f"{here.path or '/'}{here.query and '?'}{here.query}"
        return HttpResponse(headers={"HX-Redirect": _confirm(address)})
    if request.method != "POST":
        return redirect(_confirm(request.get_full_path()))
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OWN | {"csrfmiddlewaretoken"}
    ]
    context = {"action": request.get_full_path(), "carried": carried, "files": request.FILES}
    return page(request, form, status=PROVE_FIRST, **context)


def page(
    request: "StaffRequest", form: ProofForm, status: int = 200, **context: object
) -> HttpResponse:
    keys = factors.ask_for_key(request.user) if factors.has_key(request.user) else ""
    codes = factors.has_app(request.user) or factors.codes_left(request.user)
    shown = {"form": form, "key_options": keys, "codes": codes, **context}
    return render(request, "accounts/confirm.html", shown, status=status)


def strip(request: HttpRequest) -> None:
    """What the act is given is the form as it was first sent."""
    if OWN & request.POST.keys():
        sent = request.POST.copy()
        for name in OWN:
            sent.pop(name, None)
        request.POST = sent  # type: ignore[assignment]


def _confirm(address: str) -> str:
    return f"{reverse('confirm')}?{urlencode({'next': address})}"

"""What every request of the desk shares."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import factors
from accounts.access import permission_of
from accounts.shutting_out import has_factor
from accounts.trail import acting_from
from core.actor import acting

GetResponse = Callable[[HttpRequest], HttpResponse]


def act_as_user(get_response: GetResponse) -> GetResponse:
    """Whatever a request writes is recorded as done by its user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with acting(request.user), acting_from(request):
            return get_response(request)

    return middleware


class RoleWall:
    """403 for a view that the role has no right to; reading cases is the right of most views."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: GetResponse, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        needed = permission_of(view)
        if needed and request.user.is_authenticated and not request.user.may(needed):
            raise PermissionDenied
        return None


class SecondFactorWall:
    """Whoever must have a second factor and has none is led to add one: nothing else opens."""

    OPEN = {
        "first-factor", "factor-key", "factor-app", "confirm", "sign-out", "session", "language",
        "mfa_authenticate",
    }  # fmt: skip

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: GetResponse, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user, match = request.user, request.resolver_match
        if not user.is_authenticated or not factors.required_of(user):
            return None
        if (match and match.url_name in self.OPEN) or has_factor(user):
            return None
        return redirect("first-factor")

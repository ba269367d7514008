"""What every request of the desk shares."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.access import permission_of
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


def no_store(get_response: GetResponse) -> GetResponse:
    """A seized laptop must not hold pages: nothing behind the sign-in may be kept by a browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware

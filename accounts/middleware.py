"""What every request of the desk shares."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.actor import acting

GetResponse = Callable[[HttpRequest], HttpResponse]


def act_as_user(get_response: GetResponse) -> GetResponse:
    """Whatever a request writes is recorded as done by its user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with acting(request.user):
            return get_response(request)

    return middleware


def no_store(get_response: GetResponse) -> GetResponse:
    """A seized laptop must not hold pages: nothing behind the sign-in may be kept by a browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware

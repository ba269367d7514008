"""Decorators and types that views share: what is not visible is 404, what is not allowed is 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from accounts import proof
from accounts.models import User
from accounts.roles import Permission


class StaffRequest(HttpRequest):
    """A request behind the sign-in."""

    user: User
    htmx: HtmxDetails


View = Callable[..., HttpResponse]
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])


def requires(permission: Permission) -> Callable[[View], View]:
    """403 unless the user's role holds `permission`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def fresh(view: AnyView) -> AnyView:
    """Asks again who it is, unless they signed in or proved it a few minutes ago.

    Stands below `requires`. A form that was sent is not lost: it is sent on with the proof.
    """

    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not proof.is_fresh(request):
            form = proof.form_of(request)
            if not proof.accept(request, form):
                return proof.ask(request, form)
        proof.strip(request)
        return view(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]


def open_to_staff(view: AnyView) -> AnyView:
    """Marks a view that shows nothing of the cases: whoever has signed in may use it."""
    view.permission = None  # type: ignore[attr-defined]
    return view


def permission_of(view: Callable[..., HttpResponseBase]) -> Permission | None:
    """What a view asks of the role: to read cases, unless it says otherwise."""
    if not getattr(view, "login_required", True):
        return None
    return getattr(view, "permission", Permission.READ_CASES)

"""Each sending of a form does its work once.

A form carries a token made when it was shown (`{% once %}`). The first POST with it does the work
and its answer, a redirect, is kept in the same transaction; a second one, even while the first is
under way, is sent to that answer. What is not answered by a redirect was refused and keeps nothing,
so the form may be sent again.
"""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from core import drafts
from core.models import Submission

FIELD = "once"
View = TypeVar("View", bound=Callable[..., HttpResponse])


class Once:
    """Middleware; after those that ask who the user is and whether the form is ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        token = _token(request)
        if token is None or getattr(view, "only_reads", False):
            return None
        user: Any = request.user
        with transaction.atomic():
            submission = _first(token, user.pk)
            if submission is None:
                return _as_the_first(request, token)
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                submission.answer = response.url
                submission.save(update_fields=["answer"])
                drafts.discard(user=user, address=request.get_full_path())
            else:
                submission.delete()
            return response


def only_reads(view: View) -> View:
    """Marks a view that answers while a form is being filled in: it is no sending of that form."""
    view.only_reads = True  # type: ignore[attr-defined]
    return view


def _token(request: HttpRequest) -> uuid.UUID | None:
    """The user's own: the same token sent by somebody else is another one and tells nothing."""
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    sent = request.POST.get(FIELD, "")
    return uuid.uuid5(request.user.pk, sent) if sent else None


def _first(token: uuid.UUID, user: uuid.UUID) -> Submission | None:
    """None if the token was used. Waits for one that is under way, since the key is unique."""
    try:
        with transaction.atomic():
            return Submission.objects.create(token=token, user=user)
    except IntegrityError:
        return None


def _as_the_first(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    messages.info(
        request,
        _("This form was sent twice and saved once. What you changed in between is not in it."),
    )
    return HttpResponseRedirect(Submission.objects.get(token=token).answer)

"""The first admin of an empty office, made in the browser by whoever can read the terminal."""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts.models import Act, User
from accounts.trail import done
from core.actor import acting
from core.keys import ALPHABET

CODE_CHARACTERS = 20  # of 5 bits
# Of all the advisory locks this one keeps apart two first admins.
LOCK = 0x6861_6265_6173_0001

View = Callable[..., HttpResponseBase]


class TooLateError(RuntimeError):
    """Somebody was made meanwhile."""


def nobody_yet() -> bool:
    return not User.objects.exists()


def code() -> str:
    """ "7F3K9-…": computed from the desk's secret: every process knows it and none keeps it.

    Worth nothing once there is a user.
    """
    digest = salted_hmac("accounts.beginning", "first admin", algorithm="sha256").digest()
    characters = "".join(ALPHABET[byte & 31] for byte in digest[:CODE_CHARACTERS])
    return "-".join(characters[at : at + 5] for at in range(0, CODE_CHARACTERS, 5))


def is_code(typed: str) -> bool:
    given = typed.strip().upper()
    return hmac.compare_digest(given.encode(), code().encode())


def link(origin: str) -> str:
    """`origin` is the address of the desk ("http://127.0.0.1:8000/")."""
    return f"{origin.rstrip('/')}{reverse('begin')}?{urlencode({'code': code()})}"


@transaction.atomic
def make_first_admin(*, full_name: str, username: str, password: str) -> User:
    """Raises TooLateError where there is a user: of two senders at once, one is the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if not nobody_yet():
        raise TooLateError
    user = User.objects.create_superuser(username, password, full_name=full_name)
    with acting(user):
        done(Act.JOINED, subject=user.username, role=str(user.role), first=True)
    return user


def begin_where_nobody_is(view: View) -> View:
    """For the sign-in: where nobody could sign in, it leads to making the first admin."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "GET" and not request.user.is_authenticated and nobody_yet():
            return redirect("begin")
        return view(request, *args, **kwargs)

    return guarded

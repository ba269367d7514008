"""Sessions: how long one lasts, who has which open, and ending them from afar."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.shutting_out import end_sessions

if TYPE_CHECKING:
    from accounts.access import StaffRequest

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN_AT, SEEN_AT = "began_at", "seen_at"
# Not every click is worth a write.
NOTED_EVERY = 60
# What a browser or system calls itself, most telling first.
BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Open:
    """A session as its owner sees it."""

    pk: int
    began_at: datetime
    seen_at: datetime
    address: str
    browser: str
    is_this: bool


def begin(request: HttpRequest) -> None:
    """The clocks of a session that starts now."""
    request.session[BEGAN_AT] = request.session[SEEN_AT] = time.time()


def within_limits(get_response: GetResponse) -> GetResponse:
    """Middleware, before anything asks who the user is: ends what was idle or open for too long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _hold_to_limits(request)
        return get_response(request)

    return middleware


def _hold_to_limits(request: HttpRequest) -> None:
    session, now = request.session, time.time()
    idle, age = now - session.get(SEEN_AT, 0), now - session.get(BEGAN_AT, 0)
    if idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE:
        UserSession.objects.filter(session_key=session.session_key).delete()
        session.flush()
    elif idle >= NOTED_EVERY:
        session[SEEN_AT] = now
        UserSession.objects.filter(session_key=session.session_key).update(
            last_seen_at=timezone.now()
        )


def open_sessions(request: HttpRequest, user: User) -> list[Open]:
    """The user's sessions that still run, the one in use first, then the last used."""
    oldest = timezone.now() - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    running = Session.objects.filter(expire_date__gte=timezone.now()).values("session_key")
    found = UserSession.objects.filter(
        user=user, session_key__in=running, last_seen_at__gte=oldest
    ).order_by("-last_seen_at")
    shown = [
        Open(
            one.pk, one.created_at, one.last_seen_at, one.ip, words_of(one.user_agent),
            one.session_key == request.session.session_key,
        )
        for one in found
    ]  # fmt: skip
    return sorted(shown, key=lambda one: not one.is_this)


def end(user: User, pk: int) -> bool:
    """End one session of `user`. False if they have none such."""
    session = UserSession.objects.filter(user=user, pk=pk).first()
    if session:
        session.end()
    return session is not None


def rotate(request: HttpRequest) -> None:
    """A new key for the session in use: who copied the old one has nothing."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def password_changed(request: "StaffRequest") -> None:
    """The session in use goes on under a new key; all others of the user end."""
    before = request.session.session_key
    update_session_auth_hash(request, request.user)
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    end_sessions(request.user, but=request.session.session_key)


def forget(request: HttpRequest) -> None:
    """The session in use is being ended by its owner."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


def words_of(user_agent: str) -> str:
    """ "Firefox, Windows", as far as the browser says so."""
    words = [
        next((name for mark, name in table if mark in user_agent), "")
        for table in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, words)) or _("an unknown browser")

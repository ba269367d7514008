"""Ending every session of an account and taking away its second factors."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User


def end_sessions(user: User, *, but: str | None = None) -> int:
    """All sessions of `user` except the key `but`; also those that no list knows. How many.

    An office has few, so all that run are read.
    """
    UserSession.objects.filter(user=user).exclude(session_key=but).delete()
    running = Session.objects.filter(expire_date__gte=timezone.now()).exclude(pk=but)
    theirs = [one.pk for one in running if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]


def drop_factors(user: User) -> None:
    """Recovery codes too: whoever holds the old ones must not come in with them."""
    Authenticator.objects.filter(user=user).delete()


def has_factor(user: User) -> bool:
    return second_factors().filter(user=user).exists()


def second_factors() -> QuerySet[Authenticator]:
    """Recovery codes only stand in for one."""
    return Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)

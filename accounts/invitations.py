"""Invitations: one-time links into the office, valid for a week.

A token is a keyed hash over the invitation's own key, so that neither the job that mails the link
nor the session that shows it once has to carry it. The database keeps a hash of the token alone.
"""

import hashlib
from datetime import timedelta
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Act, Invitation, Membership, NoticeKind, Team, User
from accounts.notices import tell
from accounts.roles import Permission, Role
from accounts.trail import done
from core.actor import acting
from core.keys import uuid7

VALID_FOR = timedelta(days=7)


@transaction.atomic
def invite(
    *, by: User, full_name: str, role: Role, email: str = "", team: Team | None = None
) -> Invitation:  # fmt: skip
    invitation = Invitation(
        id=uuid7(), full_name=full_name, email=email, role=role, team=team, invited_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )  # fmt: skip
    invitation.token_hash = _hashed(token_of(invitation))
    invitation.save()
    done(Act.INVITED, subject=str(invitation.pk), role=str(role), team=team.name if team else "")
    return invitation


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    done(Act.INVITATION_WITHDRAWN, subject=str(invitation.pk))


@transaction.atomic
def join(*, invitation: Invitation, username: str, password: str) -> User:
    """The account of whoever holds the link, which is used up by it. Takes a locked invitation."""
    user = User.objects.create_user(
        username, password, role=Role(invitation.role), full_name=invitation.full_name,
        email=invitation.email,
    )  # fmt: skip
    invitation.used_at, invitation.used_by = timezone.now(), user
    invitation.save(update_fields=["used_at", "used_by"])
    with acting(user):
        if invitation.team:
            Membership(user=user, team=invitation.team).save()
        done(
            Act.JOINED, subject=user.username, role=str(user.role), invitation=str(invitation.pk),
            invited_by=invitation.invited_by.username,
        )  # fmt: skip
    # Everybody: whoever invites an account of their own would be their own second person.
    others = User.objects.filter(is_active=True).exclude(pk=user.pk)
    tell(others, NoticeKind.JOINED, about=user.username, by=invitation.invited_by.username)
    return user


def open_invitations() -> QuerySet[Invitation]:
    """Neither used nor withdrawn nor too old, and of somebody who may still invite."""
    return Invitation.objects.filter(
        used_at=None, withdrawn_at=None, expires_at__gt=timezone.now(),
        invited_by__in=User.objects.who_may(Permission.MANAGE_STAFF),
    )  # fmt: skip


def find(token: str, *, to_use: bool = False) -> Invitation | None:
    """The open invitation of a token, else None. `to_use` keeps others from it meanwhile."""
    found = open_invitations().filter(token_hash=_hashed(token))
    if to_use:
        found = found.select_for_update(of=("self",))
    return found.select_related("team", "invited_by").first()


def link_of(invitation: Invitation, origin: str) -> str:
    """ "" where the secret was changed since: then nobody can make the link again.

    `origin` is the address of the desk ("https://desk.example.org/").
    """
    token = token_of(invitation)
    if not compare_digest(_hashed(token), invitation.token_hash):
        return ""
    return origin.rstrip("/") + reverse("join", args=[token])


def is_mailed(invitation: Invitation) -> bool:
    return bool(settings.EMAIL_HOST and invitation.email)


def token_of(invitation: Invitation) -> str:
    """256 bits that nobody can tell from the key without the desk's secret."""
    salt = "accounts.invitation"
    return salted_hmac(salt, str(invitation.pk), algorithm="sha256").hexdigest()


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""Second factors: passkeys and security keys, codes of an app, recovery codes on paper.

django-allauth keeps and checks them; here is what the desk asks of it.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts import sessions
from accounts.models import Act, User
from accounts.shutting_out import end_sessions, has_factor, second_factors
from accounts.trail import done

Type = Authenticator.Type
# Longer than a code of an app is accepted: its step and the ones before and after.
CODE_IS_USED_FOR = 3 * 30 + 30
# What comes from a browser may be anything at all.
NOT_AN_ANSWER = (ValueError, TypeError, KeyError, AttributeError, ValidationError)


@dataclass(frozen=True)
class Factor:
    """A second factor as its owner sees it."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


def required_of(user: User) -> bool:
    """The demonstration has open logins; everywhere else a password alone opens nothing."""
    return not settings.DEMO


def of(user: User) -> list[Factor]:
    return [
        Factor(one.pk, _name(one), one.created_at, one.last_used_at)
        for one in second_factors().filter(user=user).order_by("created_at")
    ]


def _name(one: Authenticator) -> str:
    return one.wrap().name if one.type == Type.WEBAUTHN else _("App with six-digit codes")


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Type.TOTP).exists()


def has_key(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Type.WEBAUTHN).exists()


def codes_left(user: User) -> int | None:
    """None where no recovery codes were made."""
    codes = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else None


def by_code(user: User, code: str) -> Authenticator | None:
    """The app or the recovery codes that `code` belongs to. It is used up by this."""
    for one in Authenticator.objects.filter(user=user).exclude(type=Type.WEBAUTHN):
        if one.wrap().validate_code(code) and _is_first_use(one, code):
            return one
    return None


def _is_first_use(one: Authenticator, code: str) -> bool:
    """allauth remembers a code of an app for one step, but it is accepted during three."""
    if one.type != Type.TOTP:
        return True
    digits = "".join(character for character in code if character.isdecimal())
    return cache.add(f"used-code:{one.user_id}:{digits}", True, CODE_IS_USED_FOR)


def by_key(request: HttpRequest, user: User | None, credential: str) -> Authenticator | None:
    """The key that signed what this session was asked; without `user`, the key says whose it is."""
    try:
        answer = json.loads(credential)
        if not _is_from_here(request, answer):
            return None
        webauthn.parse_authentication_response(answer)
        return webauthn.complete_authentication(
            user or webauthn.extract_user_from_response(answer), answer
        )
    except NOT_AN_ANSWER:
        return None


def _is_from_here(request: HttpRequest, answer: Mapping[str, Any]) -> bool:
    """Signed for exactly this origin: a page on a subdomain is somebody else's."""
    said = answer["response"]["clientDataJSON"]
    client = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    origin, here = urlsplit(client["origin"]), urlsplit(request.build_absolute_uri("/"))
    return (origin.scheme, origin.netloc) == (here.scheme, here.netloc)


def used(request: HttpRequest, factor: Authenticator, **how: bool) -> None:
    """`how` as allauth has it: passwordless, reauthenticated."""
    post_authentication(request, factor, **how)


def ask_for_key(user: User | None) -> str:
    """What a browser is to have signed, as JSON; this session waits for the answer."""
    return as_json(webauthn.begin_authentication(user))


def ask_for_new_key(user: User) -> str:
    return as_json(webauthn.begin_registration(user, passwordless=True))


def as_json(options: Mapping[str, Any]) -> str:
    return json.dumps(options, default=dict)


def add_key(request: HttpRequest, user: User, *, name: str, credential: str) -> bool:
    """False where the answer of the browser is none to what was asked."""
    try:
        answer = json.loads(credential)
        if not _is_from_here(request, answer):
            return False
        webauthn.parse_registration_response(answer)
        webauthn.complete_registration(answer)
    except NOT_AN_ANSWER:
        return False
    with transaction.atomic():
        _added(request, user, webauthn.WebAuthn.add(user, name, answer).instance)
    return True


def add_app(request: HttpRequest, user: User, *, secret: str, code: str) -> bool:
    """False where `code` is not what an app that knows `secret` shows now."""
    if not validate_totp_code(secret, code):
        return False
    with transaction.atomic():
        added = TOTP.activate(user, secret).instance
        _is_first_use(added, code)
        _added(request, user, added)
    return True


def _added(request: HttpRequest, user: User, factor: Authenticator) -> None:
    done(Act.FACTOR_ADDED, subject=user.username, factor=factor.type)
    _shut_others_out(request, user)


@transaction.atomic
def remove(request: HttpRequest, user: User, pk: int) -> bool:
    """False where there is none such, or it is the last one of somebody who must have one."""
    User.objects.select_for_update().get(pk=user.pk)
    factor = second_factors().filter(user=user, pk=pk).first()
    if factor is None or (required_of(user) and second_factors().filter(user=user).count() == 1):
        return False
    factor.delete()
    if not has_factor(user):
        Authenticator.objects.filter(user=user).delete()
    done(Act.FACTOR_REMOVED, subject=user.username, factor=factor.type)
    _shut_others_out(request, user)
    return True


@transaction.atomic
def new_codes(request: HttpRequest, user: User) -> list[str]:
    """Ten recovery codes in place of those of before. They cannot be read again."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(user)
    done(Act.FACTOR_ADDED, subject=user.username, factor=Type.RECOVERY_CODES)
    _shut_others_out(request, user)
    return codes.generate_codes()


def _shut_others_out(request: HttpRequest, user: User) -> None:
    """Whoever else is signed in as `user` may be who the change was made against."""
    end_sessions(user, but=request.session.session_key)
    sessions.rotate(request)


def app_address(user: User, secret: str) -> str:
    """What the picture for the app says (otpauth:)."""
    return get_adapter().build_totp_url(user, secret)


def app_picture(user: User, secret: str) -> str:
    """The same as a picture to point a camera at, as a data: address."""
    drawn = get_adapter().build_totp_svg(app_address(user, secret))
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()

"""Signing in as a browser does, and the codes that an app would show."""

import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.http import HttpResponse
from django.urls import reverse

from accounts.models import User
from tests.conftest import CommitClient

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "correct horse"


def give_app(user: User) -> Authenticator:
    return TOTP.activate(user, SECRET).instance


def give_codes(user: User) -> list[str]:
    return RecoveryCodes.activate(user).generate_codes()


def code_now(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def secret_in(client: CommitClient) -> str:
    return get_adapter().decrypt(client.session["app_secret"])


def type_password(
    client: CommitClient, name: str, password: str = PASSWORD, **extra: str
) -> HttpResponse:
    given = {"username": name, "password": password}
    return client.post(reverse("sign-in"), given, **extra)


def type_code(client: CommitClient, code: str, **extra: str) -> HttpResponse:
    return client.post(reverse("mfa_authenticate"), {"code": code}, **extra)

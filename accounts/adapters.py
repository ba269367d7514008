"""What django-allauth is told about this desk: no sign-up, no mail, encrypted secrets."""

import base64
import urllib.parse
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from accounts.trail import acting_from, address_of, done
from core.actor import acting
from core.keys import slug_id
from core.sealed import data_key, decrypt, encrypt, known_key

# Secrets of apps and recovery codes lie under a data key of their own, like protected values.
FACTORS = slug_id("second-factors")


class AccountAdapter(DefaultAccountAdapter):
    """People join by invitation only, and the pages say themselves what was done."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Silence: allauth's words are not ours."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail tells who works here."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail tells who works here."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "127.0.0.1"

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> None:
        self._refuse_who_left(user)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Asked again here, since a second factor may come minutes after the password."""
        self._refuse_who_left(user)
        super().login(request, user)
        records = get_authentication_records(request, user)
        with acting(user), acting_from(request):
            done(Act.SIGNED_IN, by=[one.get("type", "password") for one in records] or ["password"])

    def _refuse_who_left(self, user: AbstractBaseUser) -> None:
        if not user.is_active:
            raise PermissionDenied


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not right. Each code works only once."),
    }

    def encrypt(self, text: str) -> str:
        stored = encrypt(data_key(FACTORS), text.encode(), FACTORS.bytes)
        return base64.b64encode(stored).decode()

    def decrypt(self, encrypted_text: str) -> str:
        stored = base64.b64decode(encrypted_text)
        return decrypt(known_key(FACTORS), stored, FACTORS.bytes).decode()

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return "Habeas"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A key answers to the host name alone, without the port."""
        host = urllib.parse.urlsplit(f"//{context.request.get_host()}").hostname
        return {"id": host or "", "name": self._get_site_name()}

"""When somebody was here before: what others changed since is shown to them."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts import proof, sessions
from accounts.models import User


@receiver(user_logged_in)
def remember_previous(user: User, request: HttpRequest, **kwargs: Any) -> None:
    """Django stores this sign-in as the last one: after us, as its app is loaded after ours."""
    sessions.begin(request)
    proof.proved(request)
    user.previous_login = user.last_login
    user.save(update_fields=["previous_login"])

"""What an office should be told when it starts."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security)
def two_roles(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """History is append-only for the app role; its owner may do as it likes."""
    if settings.DATABASES["default"]["USER"] != settings.DATABASES["owner"]["USER"]:
        return []
    return [
        Warning(
            "Web and migrations use the same database role, so the web could rewrite history.",
            hint="Give DATABASE_URL a role of its own and put the owner in DATABASE_URL_OWNER.",
            id="accounts.W001",
        )
    ]

"""Reading the environment: one helper per kind of value, each with a clear error."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off and the empty string."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"", "0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, *, default: int) -> int:
    """A whole number above 0."""
    value = os.environ.get(name) or str(default)
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise ImproperlyConfigured(f"{name} must be a whole number above 0, not {value!r}.")


def items(name: str, default: str) -> list[str]:
    """A comma-separated list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret(name: str, *, required: bool, default: str) -> str:
    """A secret from NAME, or from the file that NAME_FILE names.

    Raises ImproperlyConfigured where it is required and missing.
    """
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    value = text(name)
    if required and not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it (or {name}_FILE) to a long random value; "
            ".env.example explains each variable."
        )
    return value or default


def database(url: str) -> dict[str, Any]:
    """Django's settings for a postgresql:// URL; a socket folder may stand in ?host=."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": query.pop("port", None) or str(parts.port or ""),
        "OPTIONS": query,
    }

"""Field types that several apps share."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import get_language

FALLBACK_LANGUAGES = ("en", "fr", "ru")


class CodeField(models.CharField):
    """A code that the program computes with: TextChoices in Python, a CHECK in the database.

    Labels are translated and may change without a migration, so migrations hold only the codes.
    """

    def __init__(
        self,
        enum: type[models.TextChoices] | None = None,
        *,
        codes: tuple[str, ...] = (),
        **kwargs: Any,
    ) -> None:
        if enum is not None:
            kwargs["choices"], codes = enum.choices, tuple(enum.values)
        self.codes = codes
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, {**kwargs, "codes": self.codes}

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        allowed = (*self.codes, "") if self.blank else self.codes
        listed = ", ".join(f"'{code}'" for code in allowed)
        return f"{connection.ops.quote_name(self.column or self.name)} IN ({listed})"


class LocalText(dict[str, str]):
    """The same content in several languages: {"en": "...", "ru": "..."}."""

    def best(self, language: str | None = None) -> str:
        """The text in `language` (the reader's by default), else in the first that there is."""
        wanted = language or (get_language() or "en")
        for code in (wanted[:2], *FALLBACK_LANGUAGES):
            if self.get(code):
                return self[code]
        return next(iter(self.values()), "")

    def __str__(self) -> str:
        return self.best()


class LocalTextField(models.JSONField):
    """Holds a LocalText; the database checks that it is an object."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("default", LocalText)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> LocalText | None:
        loaded = super().from_db_value(value, expression, connection)
        return None if loaded is None else LocalText(loaded)

    def to_python(self, value: Any) -> Any:
        return LocalText(value) if isinstance(value, dict) else super().to_python(value)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"jsonb_typeof({connection.ops.quote_name(self.column or self.name)}) = 'object'"

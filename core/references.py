"""References that people use, drawn at random until one is free."""

from collections.abc import Iterable
from typing import Any


class DrawsReference:
    """For a model with a `reference`: among 100,000 rows one in ten thousand is taken already."""

    _state: Any
    _meta: Any
    reference: str

    def save(
        self,
        force_insert: Any = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        if self._state.adding:
            rows = type(self)._base_manager.using(using)  # type: ignore[attr-defined]
            while rows.filter(reference=self.reference).exclude(pk=self.pk).exists():  # type: ignore[attr-defined]
                self.reference = self._meta.get_field("reference").get_default()
        super().save(  # type: ignore[misc]
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

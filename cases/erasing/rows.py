"""Which rows go with a row that goes, read off the foreign keys, and which only let go of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from core.history import Tracked, tracked_models
from core.models import Sealed

Keys = set[UUID]
# A pointing row that stays, and what its columns become.
Loosened = tuple[Any, dict[str, Any]]

# Keys that may be empty and whose row goes all the same: it says nothing without what goes.
GOES = {
    *(f"cases.Assessment.{name}" for name in ("event", "charge", "order", "party", "case")),
    *(f"people.{pair}.person" for pair in ("Merge", "NotSame")),
    *(f"people.{pair}.other_person" for pair in ("Merge", "NotSame")),
    "people.Name.person", "people.Relation.to_person", "cases.Party.person",
    "cases.Document.case", "cases.Document.source",
    "cases.Figure.party", "cases.Task.event", "advocacy.Ask.case", "advocacy.Signatory.person",
    "advocacy.Signatory.statement", "advocacy.Participation.person",
}  # fmt: skip
# What stays in the arc of a citation are its source's keys; every other is the fact itself.
CITED_BY = ("source", "origin")
# Whose removal would take a letter away with the addressee.
HOLDS_BACK = {"advocacy.Letter.addressee"}


class ErasureRefusedError(RuntimeError):
    """It cannot be erased, or not yet; the text says why, for the reader."""


class Rows:
    """Rows that go, by model, closed over what cannot stay without them."""

    def __init__(self, *, only_look: bool = False) -> None:
        """With `only_look` nothing is held back, since nothing will go."""
        self.keys: dict[Any, Keys] = defaultdict(set)
        self._holds_back = set() if only_look else HOLDS_BACK
        self._loosened: dict[tuple[Any, UUID], dict[str, Any]] = defaultdict(dict)

    def take(self, model: Any, keys: Iterable[UUID]) -> None:
        new = set(keys) - self.keys[model]
        if not new:
            return
        self.keys[model] |= new
        for pointing, field in pointing_at(model):
            found = pointing._base_manager.filter(**{f"{field.name}__in": new})
            self._follow(pointing, field, set(found.values_list("pk", flat=True)))

    def _follow(self, pointing: Any, field: models.ForeignKey, found: Keys) -> None:
        label = f"{pointing._meta.label}.{field.name}"
        if found and label in self._holds_back:
            raise ErasureRefusedError(
                _("Letters are addressed to this person in office. They would go as well.")
            )
        if goes(field, label):
            self.take(pointing, found)
            return
        for key in found:
            self._loosened[pointing, key][field.attname] = None

    def loosen_values(self, subjects: Iterable[UUID]) -> None:
        """What still points to a protected value of `subjects` lets go of it."""
        of = Sealed.objects.filter(subject__in=list(subjects))
        for pointing, field in pointing_at(Sealed):
            found = pointing._base_manager.filter(**{f"{field.name}__in": of})
            for key in found.values_list("pk", flat=True):
                self._loosened[pointing, key][field.attname] = None

    def loosened(self) -> Iterator[Loosened]:
        """Those that stay."""
        for (model, key), columns in self._loosened.items():
            if key not in self.keys[model]:
                row = model._base_manager.get(pk=key)
                if columns.get("by_person_id", row) is None and not row.by_words:
                    columns["by_words"] = removed()
                yield row, columns

    def remaining(self, model: Any, keys: Keys) -> Keys:
        """Those of `keys` that some row which stays points to."""
        held: Keys = set()
        for pointing, field in pointing_at(model):
            rows = pointing._base_manager.filter(**{f"{field.name}__in": keys})
            rows = rows.exclude(pk__in=self.keys[pointing])
            held |= set(rows.values_list(field.attname, flat=True))
        return held


def removed() -> str:
    """What stands in place of somebody who is no longer on record."""
    return _("a person (removed)")


def pointing_at(model: Any) -> list[tuple[type[Tracked], Any]]:
    """(tracked model, its foreign key) of all that point to `model`."""
    return [
        (pointing, field)
        for pointing in tracked_models()
        for field in pointing._meta.concrete_fields
        if field.is_relation and field.related_model is model
    ]


def goes(field: models.ForeignKey, label: str) -> bool:
    """Whether the row goes with what its key points to."""
    if label.startswith("cases.Citation."):
        return field.name not in CITED_BY or not field.null
    return not field.null or label in GOES

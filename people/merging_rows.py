"""Rows that a merge changes one by one, and how each is brought back from its own history."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from core.dates import PartialDateColumns
from core.history import Tracked

# Columns that say one thing together.
WHOLES = (
    {"withdrawn_at", "withdrawn_by", "withdrawn_why"},
    {"account_of", "rank", "rank_reason"},
    {"length_text", "length_min_days", "length_max_days"},
)
# A version of a row: model, key, number.
Version = tuple[str, str, int]
# One entry of Merge.moves: model, id, version, was, now; "undone" and "dropped" once taken back.
Entry = dict[str, Any]


class Moves:
    """Saves each row by itself, so that history follows, and keeps a list of what it did."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def change(self, row: Any, columns: Mapping[str, Any]) -> None:
        """Set those columns that differ; a row in which none does stays as it is."""
        new = {name: value for name, value in columns.items() if getattr(row, name) != value}
        if not new:
            return
        was = {name: _plain(row, name) for name in new}
        for name, value in new.items():
            setattr(row, name, value)
        row.save()
        self._note(row, row.version, was, {name: _plain(row, name) for name in new})

    def make(self, row: Any) -> None:
        """A row that there is only because of the merge."""
        row.save()
        self._note(row, row.version, None, {})

    def remove(self, row: models.Model) -> None:
        """An untracked row, which holds only what can be computed."""
        names = [field.attname for field in row._meta.concrete_fields]
        self._note(row, None, {name: _plain(row, name) for name in names}, None)
        row.delete()

    def _note(self, row: Any, version: int | None, was: Any, now: Any) -> None:
        entry = {"model": row._meta.label, "id": str(row.pk), "version": version}
        self.entries.append({**entry, "was": was, "now": now})


def _plain(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    return None if value is None else row._meta.get_field(name).value_to_string(row)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Edit:
    """What somebody changed in a row since it was moved: its versions before and after."""

    model: type[Tracked]
    before: Any
    after: Any

    @property
    def version(self) -> Version:
        return self.model._meta.label, str(self.after.id), self.after.version


def active(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if "undone" not in entry]


def versions_of(entry: Entry) -> set[Version]:
    """The versions of the row that are of the merge, of its undo, or were dropped by that."""
    numbers = [entry["version"], entry.get("undone"), *entry.get("dropped", ())]
    return {(entry["model"], entry["id"], number) for number in numbers if number}


def edits_since(entries: list[Entry], not_edits: set[Version]) -> list[Edit]:
    """What was changed in the rows since they were moved, oldest first, but for versions of merges.

    One query for each model.
    """
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        if entry["version"]:
            rows[entry["model"]].setdefault(entry["id"], entry["version"])
    edits = [edit for label, first in rows.items() for edit in _edits(apps.get_model(label), first)]
    found = [edit for edit in edits if edit.version not in not_edits]
    return sorted(found, key=lambda edit: (edit.after.history_date, edit.version))


def _edits(model: Any, first: Mapping[str, int]) -> Iterator[Edit]:
    versions = model.history.filter(id__in=first).order_by("id", "version")
    for before, after in pairwise(versions):
        if before.id == after.id and before.version >= first[str(after.id)]:
            yield Edit(model, before, after)


def take_back(entries: list[Entry], void: set[Version], dropping: set[Version]) -> None:
    """Bring back the rows of the entries, the last first, and note in each what was done.

    `void` are the versions of other merges that were taken back: they count for nothing.
    """
    by_row: dict[tuple[str, str], list[Entry]] = {}
    for entry in reversed(active(entries)):
        by_row.setdefault((entry["model"], entry["id"]), []).append(entry)
    for (label, key), own in by_row.items():
        done = _bring_back(apps.get_model(label), key, own, void, dropping)
        for entry in own:
            entry.update(done)


def _bring_back(
    model: Any, key: str, own: list[Entry], void: set[Version], dropping: set[Version]
) -> Entry:
    if own[0]["now"] is None:
        return _put_again(model, own[0]["was"])
    mine = void.union(*map(versions_of, own))
    first = min(entry["version"] for entry in own)
    rows = model.history.filter(id=key, version__gte=max(first - 1, 1)).order_by("version")
    edits = [Edit(model, *pair) for pair in pairwise(rows)]
    later = [edit for edit in edits if edit.version not in mine]
    kept = [edit for edit in later if edit.version not in dropping]
    row = model._base_manager.select_for_update(no_key=True).get(pk=key)
    if own[-1]["was"] is None:
        undone = row.version if kept else _unmake(row)
    else:
        undone = _replay(row, rows[0], kept)
    dropped = [edit.after.version for edit in later if edit not in kept]
    return {"undone": undone, "dropped": dropped}


def _replay(row: Any, base: Any, edits: list[Edit]) -> int:
    """The row as it would be had only these edits been made to the version `base`."""
    values = {name: getattr(base, name) for name in columns_of(type(row))}
    for edit in edits:
        values |= {name: getattr(edit.after, name) for name in changed_columns(edit)}
    if any(getattr(row, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return row.version


def _unmake(row: Any) -> int:
    """Remove a row of the merge; it stays where somebody has built on it since."""
    with suppress(ProtectedError), transaction.atomic():
        row.delete()
    return row.version


def _put_again(model: type[models.Model], stored: Mapping[str, Any]) -> Entry:
    """A suggestion may have been made anew meanwhile; then that one stands."""
    values = {name: model._meta.get_field(name).to_python(stored[name]) for name in stored}  # type: ignore[union-attr]
    with suppress(IntegrityError), transaction.atomic():
        model(**values).save_base(raw=True)
    return {"undone": 0}


def columns_of(model: type[models.Model]) -> set[str]:
    names = {field.attname for field in model._meta.concrete_fields}
    return names - {"id", "version"}


def changed_columns(edit: Edit) -> set[str]:
    """Those in which two versions differ, and those that say one thing with them."""
    names = columns_of(edit.model)
    changed = {name for name in names if getattr(edit.before, name) != getattr(edit.after, name)}
    for whole in (*_dates_of(edit.model), *WHOLES):
        if changed & whole:
            changed |= whole & names
    return changed


def _dates_of(model: type[models.Model]) -> list[set[str]]:
    attributes = {name: value for owner in model.__mro__ for name, value in vars(owner).items()}
    dates = (value for value in attributes.values() if isinstance(value, PartialDateColumns))
    return [set(value.columns.values()) for value in dates]

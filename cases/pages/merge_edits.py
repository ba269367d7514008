"""What was edited since two records were brought together, in words, for those who see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from accounts.visibility import in_scope
from cases.history.changes import Difference
from cases.history.words import NAMED, THINGS, Words, shown_fields
from cases.models import (
    Charge,
    Citation,
    Consent,
    Event,
    EventParty,
    Mention,
    Order,
    Override,
    Party,
    Proceeding,
    Source,
)
from cases.models.event import EventQuerySet
from people.merging import later_edits
from people.merging_rows import Edit, Version
from people.models import Attribute, Holding, Merge, Name, Office, Organisation, Person, Relation
from people.models.links import RelationQuerySet

# Seen by whoever sees the two records.
THEIRS = (Person, Organisation, Name, Attribute, Consent, Holding, Office)
# The way to the scope of their case.
OF_CASES = {
    Party: "case__scope",
    Proceeding: "case__scope",
    EventParty: "party__case__scope",
    Charge: "party__case__scope",
    Order: "party__case__scope",
    Override: "party__case__scope",
    Citation: "party__case__scope",
}
OF_SOURCES = (Citation, Mention)


@dataclass(frozen=True)
class Shown:
    """One edit; `version` is what drops it."""

    version: Version
    on: datetime
    who: str
    why: str
    thing: str
    differences: list[Difference]

    @property
    def key(self) -> str:
        return "/".join(map(str, self.version))


def edits_in_words(merge: Merge, user: User) -> list[Shown]:
    """The edits that `user` sees, oldest first. All others stay."""
    edits = _seen(later_edits(merge), user)
    words = Words(user, [(edit.model, row) for edit in edits for row in (edit.before, edit.after)])
    return [_shown(edit, words) for edit in edits]


def _seen(edits: list[Edit], user: User) -> list[Edit]:
    keys: dict[Any, set[UUID]] = {}
    for edit in edits:
        keys.setdefault(edit.model, set()).add(edit.after.id)
    seen = {model: _visible(model, ids, user) for model, ids in keys.items()}
    return [edit for edit in edits if edit.after.id in seen[edit.model]]


def _visible(model: Any, keys: Collection[UUID], user: User) -> set[UUID]:
    """Also of what was withdrawn; nothing of what this page knows no rule for."""
    if model in THEIRS:
        return set(keys)
    if model is Relation:
        rows: Any = RelationQuerySet(Relation).visible_to(user)
    elif model is Event:
        rows = EventQuerySet(Event).visible_to(user)
    elif model is Source:
        rows = Source.objects.visible_to(user)
    elif model in OF_CASES or model in OF_SOURCES:
        rows = model._base_manager.filter(_rule(model, user))
    else:
        return set()
    return set(rows.filter(pk__in=keys).values_list("pk", flat=True))


def _rule(model: Any, user: User) -> Q:
    rule = Q()
    if model in OF_CASES:
        rule &= in_scope(user, OF_CASES[model])
    if model in OF_SOURCES:
        rule &= Q(source__scope=None) | in_scope(user, "source__scope")
    return rule


def _shown(edit: Edit, words: Words) -> Shown:
    named = words.name(edit.model, edit.after) if edit.model in NAMED else ""
    thing = str(THINGS.get(edit.model, edit.model._meta.verbose_name))
    return Shown(
        version=edit.version,
        on=edit.after.history_date,
        who=edit.after.history_user_name,
        why=edit.after.history_change_reason or "",
        thing=f"{thing}: {named}" if named else thing,
        differences=_differences(edit, words),
    )


def _differences(edit: Edit, words: Words) -> list[Difference]:
    shown = shown_fields(edit.model)
    pairs = [(one.label, words.of(one, edit.before), words.of(one, edit.after)) for one in shown]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]

"""Two records of one person or organisation into one, and apart again exactly as they were.

Every row that points to the record that goes is saved with the key of the one that stays, each by
itself, so that history holds it; `Merge.moves` lists them. Taking that back gives each row the
version of before and makes anew what was edited since, edit by edit.
"""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.models import HistoricalChanges

from accounts.models import Act, User
from accounts.trail import done
from core.actor import acting, current_actor
from core.history import StaleError, Tracked
from people import merging_rules as rules
from people.merging_fields import (
    KEPT,
    SCOPE,
    Choices,
    columns,
    keep_a_house_spelling,
    new_scope,
    seen_alike,
    settle_names,
)
from people.merging_rows import Edit, Moves, Version, active, edits_since, take_back, versions_of
from people.models import Merge, NotSame, Organisation, Person, Relation
from people.same import say_two

Record = TypeVar("Record", Person, Organisation)


class MergeRefusedError(RuntimeError):
    """The two cannot be brought together, or not be parted; the text says why, for the reader."""


@transaction.atomic
def merge(*, by: User, kept: Record, gone: Record, choices: Choices, reason: str = "") -> Merge:
    """Bring `gone` into `kept`. Raises MergeRefusedError.

    `choices` names the fields in which not what `kept` says is to stay (people.merging_fields), and
    who will see it. Raises StaleError where one of the two was changed since it was read.
    """
    held = _hold(type(kept), {kept.pk, gone.pk})
    for record in (kept, gone):
        if held[record.pk].version != record.version:
            raise StaleError(f"{record._meta.verbose_name} was changed by somebody else meanwhile.")
    kept, gone = held[kept.pk], held[gone.pk]
    _refuse(kept, gone, choices)
    of = "person" if isinstance(kept, Person) else "organisation"
    made = Merge(by=by, reason=reason, **{of: kept, f"other_{of}": gone})
    # Why they are one is for those who see both: others too read the history of what was moved.
    with acting(by, _("two records brought together")):
        made.moves = _moves(kept, gone, choices)
        made.save()
        _settled(held)
        done(Act.MERGED, subject=kept.reference, other=gone.reference, kind="brought together")
    return made


@transaction.atomic
def undo(
    *, by: User, merge: Merge, dropping: Collection[Version] = frozenset(), two: bool = False
) -> None:
    """Part the two again; edits made since stay, but for those in `dropping`.

    Later merges that touched the same rows are taken back for the moment and made again, so that
    merges can be undone in any order. With `two` the pair is never suggested again.
    """
    merge = merge.lock()
    if merge.undone_at:
        raise MergeRefusedError(_("This was taken back already."))
    resting = _resting_on(merge)
    concerned = [merge, *resting]
    kind = type(pair_of(merge)[0])
    keys = {record.pk for one in concerned for record in pair_of(one)}
    _hold(kind, keys)
    with acting(by, _("two records parted again")):
        for one in reversed(concerned):
            take_back(one.moves, _void(merge, concerned), set(dropping))
        merge.undone_at = timezone.now()
        merge.save()
        for key in keys if kind is Person else ():
            keep_a_house_spelling(Person.objects.get(pk=key))
        for one in resting:
            kept, gone = (record.lock() for record in pair_of(one))
            one.moves = [*one.moves, *_moves(kept, gone, _choices_of(one))]
            one.save()
        _settled(keys)
        kept, gone = pair_of(merge)
        done(Act.MERGED, subject=kept.reference, other=gone.reference, kind="parted again")
        if two:
            one, other = pair_of(merge)
            say_two(by=by, one=one, other=other)


def pair_of(merge: Merge) -> tuple[Any, Any]:
    """The record that is kept and the one that went into it."""
    of = "person" if merge.person_id else "organisation"
    return getattr(merge, of), getattr(merge, f"other_{of}")


def person_of(user: User, reference: str) -> Person | None:
    """The person of a reference, whose record may have gone into another; None if not visible."""
    return _at_the_end(Person.objects.visible_to(user), reference)


def organisation_of(reference: str) -> Organisation | None:
    """The organisation of a reference, whose record may have gone into another."""
    return _at_the_end(Organisation.objects.all(), reference)


def _at_the_end(visible: Any, reference: str) -> Any:
    if known := visible.filter(reference=reference, merged_into=None).first():
        return known
    found = visible.model.objects.filter(reference=reference).first()
    while found and found.merged_into_id:
        found = visible.model.objects.get(pk=found.merged_into_id)
    return found and visible.filter(pk=found.pk).first()


def later_edits(merge: Merge) -> list[Edit]:
    """What was changed since in the rows that the merge moved, whoever sees them; oldest first."""
    merges = Merge.objects.filter(pk__gte=merge.pk)
    of_merges = {number for one in merges for entry in one.moves for number in versions_of(entry)}
    return edits_since(active(merge.moves), of_merges)


def made_by(model: type[Tracked], key: UUID, version: int) -> Merge | None:
    """The merge, not undone, that made this version of a row."""
    entry = {"model": model._meta.label, "id": str(key), "version": version}
    return Merge.objects.filter(undone_at=None, moves__contains=[entry]).first()


def _hold(kind: Any, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Locks, in the order of the keys: what is computed first, as where facts are logged.

    FOR UPDATE, since somebody may be adding a fact to the record that goes: we wait for it.
    """
    for app in rules.around:
        app.hold(keys)
    rows = kind._base_manager.filter(pk__in=keys).order_by("pk").select_for_update()
    return {row.pk: row for row in rows}


def _settled(keys: Collection[UUID]) -> None:
    for app in rules.around:
        app.settled(keys)


def _refuse(kept: Any, gone: Any, choices: Choices) -> None:
    if kept.pk == gone.pk:
        raise MergeRefusedError(_("This is one record already."))
    if kept.merged_into_id or gone.merged_into_id:
        raise MergeRefusedError(_("One of the two was brought together with another meanwhile."))
    if isinstance(kept, Person) and related(kept, gone).exists():
        raise MergeRefusedError(
            _("A relation says that they are two. If they are one, take the relation back first.")
        )
    if SCOPE not in choices and not seen_alike(kept, gone):
        raise MergeRefusedError(_("Say who is to see it."))


def related(one: Person, other: Person) -> models.QuerySet[Relation]:
    """Relations of the two to each other: no one is their own brother."""
    either = models.Q(person=one, to_person=other) | models.Q(person=other, to_person=one)
    return Relation.objects.filter(either)


def _moves(kept: Any, gone: Any, choices: Choices) -> list[dict[str, Any]]:
    moves = Moves()
    new = columns(kept, gone, choices)
    if isinstance(kept, Person):
        scope = new_scope(kept, gone, choices.get(SCOPE, KEPT), moves)
        new |= {"scope_id": scope.pk} if scope else {}
    settle_names(kept, gone, choices, moves)
    _move_all(gone, kept, moves)
    if isinstance(kept, Person):
        _move_in_lists(gone, kept, moves)
    moves.change(kept, new)
    moves.change(gone, {"merged_into_id": kept.pk})
    moves.entries[-1]["chosen"] = dict(choices)
    for row in _computed_of(gone):
        moves.remove(row)
    return moves.entries


def _choices_of(merge: Merge) -> Choices:
    return next(entry["chosen"] for entry in merge.moves if "chosen" in entry) | {}


def _move_all(gone: Any, kept: Any, moves: Moves) -> None:
    for model, name in _pointing_at(type(gone)):
        if issubclass(model, Tracked):
            rows = model._base_manager.filter(**{name: gone.pk}).order_by("pk")
            for row in rows.select_for_update(no_key=True):
                _move(row, name, gone, kept, moves)


def _pointing_at(model: Any) -> Iterator[tuple[Any, str]]:
    """Models and their columns that point here; what was merged into a record stays in it."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete:
            continue
        to = relation.related_model
        if to not in (Merge, model) and not issubclass(to, HistoricalChanges):
            yield to, relation.field.attname


def _move(row: Any, name: str, gone: Any, kept: Any, moves: Moves) -> None:
    if isinstance(row, NotSame):
        _move_pair(row, gone, kept, moves)
    elif twin := _twin(row, name, kept):
        _bring_together(row, twin, name, moves)
    elif not _of_both(row, kept):
        moves.change(row, {name: kept.pk})


def _of_both(row: Any, kept: Any) -> bool:
    """A withdrawn relation of the two to each other stays what it was."""
    keys = (f for f in row._meta.concrete_fields if f.is_relation and f.related_model is type(kept))
    return any(getattr(row, field.attname) == kept.pk for field in keys)


def _twin(row: Any, name: str, kept: Any) -> Any:
    """The row that `kept` has already where it may have only one."""
    once = rules.once.get(type(row))
    if once is None or row.withdrawn_at or name == once.within:
        return None
    same = {name: kept.pk, once.within: getattr(row, once.within), "withdrawn_at": None}
    return type(row)._base_manager.filter(**same).order_by("pk").first()


def _bring_together(row: Any, twin: Any, name: str, moves: Moves) -> None:
    """All that is said of the row is said of its twin; the row itself is taken back."""
    _move_all(row, twin, moves)
    moves.change(twin, rules.once[type(row)].takes(twin, row))
    back = {
        "withdrawn_at": timezone.now(),
        "withdrawn_by": current_actor().name,
        "withdrawn_why": _("there twice: two records were brought together"),
    }
    moves.change(row, {name: getattr(twin, name), **back})


def _move_pair(row: NotSame, gone: Any, kept: Any, moves: Moves) -> None:
    """That the one is not somebody else holds for the other too; said of these two, it stays."""
    first, second = (f"{prefix}{_arc(kept)}_id" for prefix in ("", "other_"))
    pair = {getattr(row, first), getattr(row, second)} - {gone.pk} | {kept.pk}
    if len(pair) == 1:
        return
    lesser, greater = sorted(pair)
    if not NotSame.objects.filter(**{first: lesser, second: greater}).exists():
        moves.change(row, {first: lesser, second: greater})


def _arc(record: Any) -> str:
    return "person" if isinstance(record, Person) else "organisation"


def _move_in_lists(gone: Person, kept: Person, moves: Moves) -> None:
    for model, name in rules.lists.items():
        rows = model._base_manager.filter(**{f"{name}__contains": [gone.pk]}).order_by("pk")
        for row in rows.select_for_update(no_key=True):
            keys = (kept.pk if key == gone.pk else key for key in getattr(row, name))
            moves.change(row, {name: list(dict.fromkeys(keys))})


def _computed_of(gone: Any) -> Iterator[models.Model]:
    """What was computed of the record, and suggestions: gone with it, back when it is."""
    for model, name in _pointing_at(type(gone)):
        if not issubclass(model, Tracked):
            yield from model._base_manager.filter(**{name: gone.pk}).order_by("pk")


def _resting_on(merge: Merge) -> list[Merge]:
    """Later merges of the same rows, or of rows that came to belong to those; oldest first."""
    rows = {entry["id"] for entry in active(merge.moves)}
    found = []
    for later in Merge.objects.filter(pk__gt=merge.pk, undone_at=None).order_by("pk"):
        entries = active(later.moves)
        own = {entry["id"] for entry in entries}
        named = {str(key) for entry in entries for key in (entry["now"] or {}).values()}
        if rows & (own | named):
            found.append(later.lock())
            rows |= own
    return found


def _void(merge: Merge, concerned: list[Merge]) -> set[Version]:
    """The versions of what merges did and took back again."""
    others = Merge.objects.filter(pk__gt=merge.pk).exclude(pk__in=[one.pk for one in concerned])
    undone = (e for one in (*concerned, *others) for e in one.moves if "undone" in e)
    return {number for entry in undone for number in versions_of(entry)}

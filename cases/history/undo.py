"""Taking back an edit: a new version with the values of before; nothing leaves the history."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases import standing
from cases.history.words import dates_of
from cases.models import Case, Charge, Event, EventCharge, EventParty, Order, Party
from core.actor import acting
from core.clock import zone
from people.merging import made_by
from people.models import Person

# Never a matter of an edit.
KEPT = ("id", "version")
# Columns that say one thing together are taken back together.
WHOLES = (
    ("length_text", "length_min_days", "length_max_days"),
    ("withdrawn_at", "withdrawn_by", "withdrawn_why"),
    ("account_of", "rank", "rank_reason"),
)


class UndoRefusedError(RuntimeError):
    """The edit cannot be taken back; the text says why, for the reader."""


def versions_since(model: Any, pk: UUID, version: int) -> list[Any]:
    """The later versions of a row that touched what this one changed, oldest first."""
    rows = list(model.history.filter(id=pk, version__gte=version - 1).order_by("version"))
    touched = _changed(model, rows[0], rows[1])
    return [
        after for before, after in pairwise(rows[1:]) if touched & _changed(model, before, after)
    ]


@transaction.atomic
def undo(*, by: User, case: Case, model: Any, pk: UUID, version: int) -> None:
    """Restore what `version` of a row of the case changed. Raises UndoRefusedError.

    Refused where there was nothing before, where something later touched the same, where a merge
    of two records did it (people.merging undoes that as a whole), where the row belongs to what is
    taken back itself, and where the database finds that the values of before no longer fit beside
    the others. What was taken back with an event or a charge comes again with it.
    """
    if made_by(model, pk, version):
        raise UndoRefusedError(_("Two records were brought together here. Undo that as a whole."))
    row = model._base_manager.select_for_update(no_key=True).get(pk=pk)
    versions = list(
        model.history.filter(id=pk, version__in=(version - 1, version)).order_by("version")
    )
    if len(versions) < 2 or versions[1].history_type != "~":
        raise UndoRefusedError(_("There is nothing before this to go back to."))
    before, after = versions
    if versions_since(model, pk, version):
        raise UndoRefusedError(_("Something later changed the same. Look at that first."))
    changed = _changed(model, before, after)
    for name in changed:
        setattr(row, name, getattr(before, name))
    again = "withdrawn_at" in changed and row.withdrawn_at is None
    if again:
        _refuse_without_parent(row)
    on = timezone.localdate(after.history_date, zone())
    reason = _("undo of what %(who)s changed on %(day)s") % {
        "who": after.history_user_name,
        "day": on.isoformat(),
    }
    try:
        with transaction.atomic(), acting(by, reason):
            row.save()
            for one in _taken_back_with(row, after) if again else []:
                one.withdrawn_at, one.withdrawn_by, one.withdrawn_why = None, "", ""
                one.save()
    except IntegrityError as error:
        raise UndoRefusedError(_("What was there before fits no longer.")) from error
    standing.refresh(_concerned(case, row))


def _refuse_without_parent(row: Any) -> None:
    for name in ("event", "charge", "party"):
        parent = getattr(row, name, None)
        if parent is not None and parent.withdrawn_at:
            raise UndoRefusedError(_("What this belongs to is taken back. Look at that first."))


def _taken_back_with(row: Any, withdrawn: Any) -> Iterable[Any]:
    """What `cases.actions.withdraw` took back with the row, which tells by the time."""
    at = withdrawn.withdrawn_at
    if isinstance(row, Event):
        yield from Order.with_withdrawn.filter(event=row, withdrawn_at=at)
        yield from EventCharge.with_withdrawn.filter(event=row, withdrawn_at=at)
    if isinstance(row, Charge):
        yield from EventCharge.with_withdrawn.filter(charge=row, withdrawn_at=at)


def _changed(model: Any, before: Any, after: Any) -> set[str]:
    """The columns in which two versions differ, and those that say one thing with them."""
    names = [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]
    changed = {name for name in names if getattr(before, name) != getattr(after, name)}
    wholes = [set(date.columns.values()) for date in dates_of(model).values()]
    for whole in [*wholes, *map(set, WHOLES)]:
        if changed & whole:
            changed |= whole & set(names)
    return changed


def _concerned(case: Case, row: Any) -> Iterable[Party]:
    """All whose standing may follow from the row, also in other cases."""
    of = Q(case=case)
    if isinstance(row, Person):
        of |= Q(person=row)
    if event := getattr(row, "event_id", None) or (row.pk if hasattr(row, "concerned") else None):
        ever = EventParty.with_withdrawn.filter(event=event)
        of |= Q(pk__in=ever.values("party"))
    return Party.objects.filter(of)

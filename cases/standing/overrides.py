"""Where somebody says things stand, against what is computed: kept beside it, never instead."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from cases.codes import StandingCode
from cases.models import Override, Party
from core.actor import acting
from core.clock import today


@transaction.atomic
def override(
    *,
    by: User,
    party: Party,
    code: StandingCode,
    reason: str,
    starts_on: date,
    ends_on: date | None = None,
) -> Override:
    """Say where a party stands, from a day on; what was said before and is still so ends then."""
    with acting(by, reason):
        for earlier in party.overrides.filter(_so_on(starts_on)).select_for_update():
            earlier.ends_on = max(starts_on, earlier.starts_on)
            earlier.save(update_fields=["ends_on"])
        said = Override(
            party=party, code=code, reason=reason, by=by, starts_on=starts_on, ends_on=ends_on
        )
        said.save()
    return said


@transaction.atomic
def end_override(*, by: User, said: Override, why: str) -> None:
    """Take it back: what is computed stands alone again."""
    with acting(by, why):
        said.withdraw(why=why)


def overrides_of_each(parties: Iterable[Party], on: date | None = None) -> dict[UUID, Override]:
    """By the key of the party, of those of whom something is said on a day. One query."""
    rows = Override.objects.filter(_so_on(on or today()), party__in=parties)
    latest_last = rows.select_related("by").order_by("starts_on", "id")
    return {row.party_id: row for row in latest_last}


def _so_on(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))

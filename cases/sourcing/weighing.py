"""Accounts of one happening side by side: which belong together, and which is preferred, if any."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from cases import standing
from cases.codes import CUSTODY_STARTS, REMOVALS
from cases.models import Event, EventParty, Party
from core.actor import acting
from core.dates.bounds import days_later
from core.facts import Rank, same_thing
from core.keys import uuid7

NEAR = 31  # days
# What one source calls deported another calls extradited.
ALIKE = (REMOVALS, CUSTODY_STARTS)


def accounts_of(event: Event, user: User) -> QuerySet[Event]:
    """All accounts of the same thing that `user` sees, with the event itself."""
    return Event.objects.visible_to(user).filter(account_of=event.account_of)


def candidates(event: Event, user: User) -> QuerySet[Event]:
    """What may be another account of it: of the same or a like type, of the same people, near."""
    kinds = next((alike for alike in ALIKE if event.type in alike), (event.type,))
    parties = EventParty.objects.filter(event=event).values("party")
    found = Event.objects.visible_to(user).filter(
        type__in=kinds, concerned__party__in=parties, concerned__withdrawn_at=None
    )
    found = found.exclude(account_of=event.account_of).distinct()
    if not event.date.understood:
        return found
    first, last = event.date.sort_key
    near = Q(date_earliest=None, date_latest=None)
    before = Q(date_earliest=None) | Q(date_earliest__lte=days_later(last, NEAR))
    after = Q(date_latest=None) | Q(date_latest__gte=days_later(first, -NEAR))
    return found.filter(near | (before & after))


@transaction.atomic
def weigh(
    *,
    by: User,
    accounts: Sequence[Event],
    apart: Sequence[Event],
    prefer: Event | None,
    reason: str,
) -> None:
    """`accounts` tell one thing, those `apart` others; `prefer` one with a reason, or none."""
    with acting(by, reason):
        for account in apart:
            account.account_of, account.rank, account.rank_reason = uuid7(), Rank.UNRANKED, ""
            account.save(update_fields=["account_of", "rank", "rank_reason"])
        same_thing(accounts, prefer=prefer, reason=reason)
        touched = EventParty.with_withdrawn.filter(event__in=[*accounts, *apart])
        standing.refresh(Party.objects.filter(pk__in=touched.values("party")))

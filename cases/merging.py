"""What a merge of people or organisations means for cases: two parties of one case become one."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases import listing, standing
from cases.bounds import keep_within
from cases.models import EventParty, Party, PersonStanding
from people import merging_rules as rules
from people.merging_rules import Around, Once
from people.models import Person

AT_RISK = "PERSON_AT_RISK"


def register() -> None:
    rules.once[Party] = Once("case_id", _of_party)
    rules.once[EventParty] = Once("event_id", _of_event)
    if AROUND not in rules.around:
        rules.around.append(AROUND)


def _of_party(kept: Party, other: Party) -> dict[str, Any]:
    """Whoever is at risk in one of the two records is at risk."""
    return {"role_id": other.role_id} if other.role.code == AT_RISK else {}


def _of_event(kept: EventParty, other: EventParty) -> dict[str, Any]:
    """Where both say how it came out, what the kept record says; the other stays in history."""
    return {} if kept.outcome else {"outcome": other.outcome}


def _concerned(keys: Collection[UUID]) -> QuerySet[Party]:
    """Whose standing may follow: the parties themselves, and those held in a place that is one."""
    held = EventParty.objects.filter(event__place__in=keys).values("party")
    return Party.objects.filter(
        Q(person__in=keys) | Q(organisation__in=keys) | Q(pk__in=held)
    ).order_by("pk")


def _hold(keys: Collection[UUID]) -> None:
    """As cases/standing/store.py does: parties before people."""
    list(_concerned(keys).select_for_update(no_key=True).values_list("pk"))


def _settled(keys: Collection[UUID]) -> None:
    parties = list(_concerned(keys))
    standing.refresh(parties)
    alone = PersonStanding.objects.filter(person__in=keys)
    alone.exclude(person__in=[party.person_id for party in parties if party.person_id]).delete()
    for person in Person.objects.filter(pk__in=keys, merged_into=None):
        # A scope that comes back with an undone merge may be wider than the cases are by now.
        keep_within(person)
    listing.refresh(cases={party.case_id for party in parties}, people=keys)


AROUND = Around(_hold, _settled)

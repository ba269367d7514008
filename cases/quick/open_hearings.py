"""Hearings whose day is past and of which nobody has said what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from cases.codes import Polarity
from cases.hearings import HEARINGS
from cases.models import Event, EventParty, Party
from cases.notes.rules import TELLS_OF_HEARING
from core.clock import today
from core.facts import PASSED_OVER
from people.models import Person


@dataclass(frozen=True)
class OpenHearing:
    """A past hearing, with those of one case whom it concerns."""

    event: Event
    parties: list[Party]


def without_result(user: User) -> list[OpenHearing]:
    """Over all open or watched cases that the user sees, the latest first. Three queries."""
    links = _links(in_scope(user, "party__case__scope") & ~Q(party__case__status="CLOSED"))
    named = Prefetch("party__person", Person.objects.visible_to(user).with_names())
    return _together(
        links.select_related("party__case", "party__organisation").prefetch_related(named)
    )


def no_result(parties: Iterable[Party]) -> list[OpenHearing]:
    """The same of the parties of one case. One query."""
    known = {party.pk: party for party in parties}
    links = list(_links(Q(party__in=known)))
    for link in links:
        link.party = known[link.party_id]
    return _together(links)


def _links(where: Q) -> QuerySet[EventParty]:
    """Hearings, unless anything later of the party is of their court case, or of none we know."""
    later = EventParty.objects.filter(
        party=OuterRef("party"),
        event__withdrawn_at=None,
        event__type__in=TELLS_OF_HEARING,
        event__date_earliest__gte=OuterRef("event__date_earliest"),
    ).exclude(event=OuterRef("event"))
    past = EventParty.objects.filter(
        where,
        party__withdrawn_at=None,
        event__withdrawn_at=None,
        event__type__in=HEARINGS,
        event__polarity=Polarity.HAPPENED,
        event__date_latest__lt=today(),
    ).exclude(event__rank__in=PASSED_OVER)
    same = Q(event__proceeding=OuterRef("event__proceeding")) | Q(event__proceeding=None)
    nothing = ~Exists(later.filter(same)) & (Q(event__proceeding__isnull=False) | ~Exists(later))
    return past.filter(nothing).select_related("event").order_by("-event__date_latest", "pk")


def _together(links: Iterable[EventParty]) -> list[OpenHearing]:
    """One hearing of several co-defendants is asked about once in each case."""
    found: dict[tuple[object, object], OpenHearing] = {}
    for link in links:
        key = link.event_id, link.party.case_id
        found.setdefault(key, OpenHearing(link.event, [])).parties.append(link.party)
    return list(found.values())

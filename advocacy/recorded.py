"""All that is recorded of the people of a letter, read once: a fixed number of queries for all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from cases import standing
from cases.codes import Sureness
from cases.happenings import Step, steps_among
from cases.models import (
    Assessment,
    Charge,
    ChargeStatus,
    Citation,
    Event,
    EventParty,
    Order,
    Party,
)
from cases.sourcing.sureness import DECISION_FIT_TO_TELL, FIT_TO_TELL
from core.facts import PASSED_OVER
from people.models import Attribute

CITED = ("event", "charge", "order", "assessment", "attribute")


@dataclass(frozen=True)
class Recorded:
    """Of one party; nothing that was passed over or is a rumour. Events are in order.

    `orders` are what courts decided, `sought` what a prosecution asked for; `citations` by the key
    of what they are on; `said` are the attributes of the person.
    """

    party: Party
    life: list[Step] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    outcomes: dict[UUID, str] = field(default_factory=dict)
    charges: list[Charge] = field(default_factory=list)
    singled_out: dict[tuple[UUID, UUID], ChargeStatus] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    sought: list[Order] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    said: list[Attribute] = field(default_factory=list)
    citations: dict[UUID, list[Citation]] = field(default_factory=dict)


def recorded(parties: Iterable[Party]) -> dict[UUID, Recorded]:
    """By the key of the party."""
    rows = list(parties)
    links, decisions = _links(rows), _orders(rows)
    orders = [row for row in decisions if not row.sought]
    lives, charges = steps_among(rows, links, orders), _charges(rows)
    singled_out = standing.singled_out_in(charges)
    assessments, said = _assessments(rows, links), _said(rows)
    citations = _citations(
        [*(link.event for link in links), *charges, *decisions, *assessments.values(), *said]
    )
    return {
        party.pk: Recorded(
            party=party,
            life=lives[party.pk],
            events=[link.event for link in links if link.party_id == party.pk],
            outcomes={link.event_id: link.outcome for link in links if link.party_id == party.pk},
            charges=[row for row in charges if row.party_id == party.pk],
            singled_out=dict(singled_out.get(party.pk, {})),
            orders=[row for row in orders if row.party_id == party.pk],
            sought=[row for row in decisions if row.sought and row.party_id == party.pk],
            assessments=_about(party, assessments.values(), links),
            said=[row for row in said if row.person_id == party.person_id],
            citations=citations,
        )
        for party in rows
    }


def _links(parties: Sequence[Party]) -> list[EventParty]:
    rows = EventParty.objects.filter(party__in=parties, event__withdrawn_at=None)
    rows = rows.exclude(event__rank__in=PASSED_OVER).exclude(event__sureness=Sureness.RUMOUR)
    rows = rows.order_by(
        "event__date_earliest", "event__date_latest", "event__date_time", "event__id"
    )
    return list(rows.select_related("event__place", "event__proceeding", "party__role"))


def _orders(parties: Sequence[Party]) -> list[Order]:
    rows = Order.objects.preferred().filter(DECISION_FIT_TO_TELL, party__in=parties)
    return list(rows.select_related("event"))


def _charges(parties: Sequence[Party]) -> list[Charge]:
    rows = Charge.objects.preferred().filter(FIT_TO_TELL, party__in=parties)
    return list(rows.select_related("provision__law"))


def _assessments(parties: Sequence[Party], links: Sequence[EventParty]) -> dict[UUID, Assessment]:
    about = (
        Q(party__in=parties)
        | Q(case__in={party.case_id for party in parties})
        | Q(charge__party__in=parties)
        | Q(order__party__in=parties)
        | Q(event__in={link.event_id for link in links})
    )
    rows = Assessment.objects.preferred().filter(about)
    rows = rows.select_related("term", "by_organisation", "charge", "order")
    return {row.pk: row for row in rows}


def _about(
    party: Party, rows: Iterable[Assessment], links: Sequence[EventParty]
) -> list[Assessment]:
    """Of the party, its case, and what befell it."""
    events = {link.event_id for link in links if link.party_id == party.pk}
    return [
        row
        for row in rows
        if party.pk
        in (
            row.party_id,
            row.charge.party_id if row.charge else None,
            row.order.party_id if row.order else None,
        )
        or row.case_id == party.case_id
        or row.event_id in events
    ]


def _said(parties: Sequence[Party]) -> list[Attribute]:
    people = {party.person_id for party in parties if party.person_id}
    return list(Attribute.objects.preferred().filter(person__in=people).select_related("term"))


def _citations(
    rows: Sequence[Event | Charge | Order | Assessment | Attribute],
) -> dict[UUID, list[Citation]]:
    """With their sources, by the key of what they are on."""
    keys = {row.pk for row in rows}
    of_them = reduce(or_, (Q(**{f"{name}__in": keys}) for name in CITED))
    found = defaultdict(list)
    for one in Citation.objects.filter(of_them).with_sources():
        found[next(key for name in CITED if (key := getattr(one, f"{name}_id")))].append(one)
    return dict(found)

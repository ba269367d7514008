"""Who was judged between two days: a court's decision counts once for each person and court case.

A verdict, the sentence that follows from it and an order recorded without either tell of one
decision where they share their court case, their day, their account or their event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from cases.codes import EventType, Outcome, Polarity
from cases.models import EventParty, Order, OrderEffect, OrderKind
from cases.public_case import SENTENCES
from cases.standing import order_in_words
from core.dates import show
from core.facts import PASSED_OVER

DECISIONS = (EventType.VERDICT, EventType.SENTENCE, EventType.ADMIN_SENTENCE)
PENALTIES = (*SENTENCES, OrderKind.PSYCHIATRIC_MEASURE)
# What changes an earlier sentence is no verdict of its own.
SENTENCING = (OrderEffect.IMPOSES, OrderEffect.ADDS)


@dataclass
class Decision:
    """What of it is recorded, by keys: links to events and orders. `marks` is what they share."""

    on: date
    party: UUID
    links: list[UUID] = field(default_factory=list)
    orders: list[UUID] = field(default_factory=list)
    marks: set[Any] = field(default_factory=set)

    def with_(self, other: "Decision") -> "Decision":
        first = min(self, other, key=lambda one: (one.on, one.party))
        return Decision(
            first.on, first.party, self.links + other.links, self.orders + other.orders,
            self.marks | other.marks,
        )  # fmt: skip


def at_risk(user: User, country: str) -> Q:
    """Parties whom we stand up for, in cases that the user sees."""
    where = Q(party__case__country=country) if country else Q()
    return (
        where
        & in_scope(user, "party__case__scope")
        & Q(party__withdrawn_at=None, party__role__code="PERSON_AT_RISK")
    )


def decisions(begins: date, ends: date, country: str, user: User) -> list[Decision]:
    """In two queries for any number, by their day."""
    links = EventParty.objects.filter(
        at_risk(user, country), event__type__in=DECISIONS, event__withdrawn_at=None,
        event__polarity=Polarity.HAPPENED, event__date_earliest__gte=begins,
        event__date_latest__lte=ends,
    ).exclude(event__rank__in=PASSED_OVER)  # fmt: skip
    orders = _sentencing(Order.objects.filter(at_risk(user, country))).filter(
        date_earliest__gte=begins, date_latest__lte=ends
    )
    return _once([*_of_links(links), *_of_orders(orders)])


def _sentencing(orders: QuerySet[Order]) -> QuerySet[Order]:
    """Of these, what a court imposed, in one of its decisions or on its own."""
    alone = Q(event=None) | Q(
        event__type__in=DECISIONS, event__polarity=Polarity.HAPPENED, event__withdrawn_at=None
    )
    rows = orders.filter(alone, sought=False, kind__in=PENALTIES, effect__in=SENTENCING)
    return rows.exclude(rank__in=PASSED_OVER).exclude(event__rank__in=PASSED_OVER)


def _of_links(rows: QuerySet[Any]) -> Iterator[Decision]:
    of_event = {
        name: F(f"event__{name}")
        for name in ("account_of", "proceeding", "date_earliest", "date_latest")
    }
    for one in rows.values("pk", "party", "party__person", "event", **_renamed(of_event)):
        yield Decision(one["begins"], one["party"], links=[one["pk"]], marks=_marks(one))


def _of_orders(rows: QuerySet[Any]) -> Iterator[Decision]:
    own = {name: F(name) for name in ("account_of", "date_earliest", "date_latest")}
    own["proceeding"] = F("event__proceeding")
    for one in rows.values("pk", "party", "party__person", "event", **_renamed(own)):
        yield Decision(one["begins"], one["party"], orders=[one["pk"]], marks=_marks(one))


def _renamed(columns: dict[str, F]) -> dict[str, F]:
    """A query names no column of its own twice."""
    names = {"account_of": "account", "proceeding": "court_case", "date_earliest": "begins",
             "date_latest": "ends"}  # fmt: skip
    return {names[name]: column for name, column in columns.items()}


def _marks(one: dict[str, Any]) -> set[Any]:
    whose = one["party__person"] or one["party"]
    shared = {"account": one["account"], "event": one["event"], "case": one["court_case"],
              "day": (one["begins"], one["ends"])}  # fmt: skip
    return {(whose, name, value) for name, value in shared.items() if value}


def _once(rows: Iterable[Decision]) -> list[Decision]:
    """Rows that share a mark, if through others, are one decision."""
    of_mark: dict[Any, Decision] = {}
    for row in rows:
        one = row
        for known in {id(of_mark[mark]): of_mark[mark] for mark in row.marks & {*of_mark}}.values():
            one = one.with_(known)
        of_mark |= dict.fromkeys(one.marks, one)
    found = {id(one): one for one in of_mark.values()}.values()
    return sorted(found, key=lambda one: (one.on, one.party))


def told(found: list[Decision]) -> Iterator[tuple[Decision, str, str]]:
    """Each with its day and what was decided, in words; two queries for any number."""
    keys = [key for one in found for key in one.links]
    links = EventParty.objects.filter(pk__in=keys).select_related("event").in_bulk()
    alone = [key for one in found for key in one.orders]
    in_events = Q(event__in=[link.event_id for link in links.values()])
    orders = _sentencing(Order.objects.filter(Q(pk__in=alone) | in_events)).order_by("pk")
    by_event, by_key = defaultdict(list), {}
    for order in orders:
        by_key[order.pk] = order
        by_event[order.event_id, order.party_id].append(order)
    for one in found:
        steps = [links[key] for key in one.links]
        said = {key: by_key[key] for key in one.orders if key in by_key}
        said |= {
            order.pk: order
            for step in steps
            for order in by_event[step.event_id, step.party_id]
        }  # fmt: skip
        days = [step.event.date for step in steps] or [order.date for order in said.values()]
        day = min(days, key=lambda when: (when.earliest, when.latest))
        yield one, show(day), _in_words(steps, list(said.values()))


def _in_words(steps: list[EventParty], orders: list[Order]) -> str:
    """ "found guilty; 5 years in prison"; with neither, what happened."""
    outcomes = [str(Outcome(step.outcome).label) for step in steps if step.outcome]
    said = [*outcomes, *map(order_in_words, orders)]
    happened = [str(EventType(step.event.type).label) for step in steps]
    return "; ".join(dict.fromkeys(said or happened))

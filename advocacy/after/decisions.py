"""Who was judged between two days: a court's decision counts once for each person and court case.

A verdict, the sentence that follows from it and an order recorded without either tell of one
decision where they share their court case, their account or their event, or may be of one day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from cases.codes import EventType, Outcome, Polarity
from cases.models import EventParty, Order, OrderEffect, OrderKind
from cases.public_case import SENTENCES
from cases.standing import order_in_words
from cases.standing.terms import HEAVIEST_FIRST
from core.dates import show
from core.facts import PASSED_OVER

DECISIONS = (EventType.VERDICT, EventType.SENTENCE, EventType.ADMIN_SENTENCE)
PENALTIES = (*SENTENCES, OrderKind.PSYCHIATRIC_MEASURE)
OFFENCES = (EventType.ADMIN_SENTENCE, OrderKind.ADMINISTRATIVE_ARREST,
            OrderKind.ADMINISTRATIVE_FINE)  # fmt: skip
COLUMNS = {"account": "account_of", "court_case": "proceeding", "sort": "type",
           "begins": "date_earliest", "ends": "date_latest"}  # fmt: skip
RANKS = {str(kind): rank for rank, kind in enumerate(HEAVIEST_FIRST)}
OF_ORDERS = {"court_case": "event__proceeding", "sort": "kind"}
# What changes an earlier sentence is no verdict of its own.
SENTENCING = (OrderEffect.IMPOSES, OrderEffect.ADDS)


@dataclass(frozen=True)
class Decision:
    """What of it is recorded, by keys: links to events and orders.

    `marks` are the events, accounts and court cases that it is told by, `spans` the first and last
    days that it may have been on; `sort` parts a penalty for an offence from a sentence.
    """

    whose: UUID
    party: UUID
    sort: str
    spans: tuple[tuple[date, date], ...]
    marks: frozenset[tuple[str, UUID]]
    links: tuple[UUID, ...] = ()
    orders: tuple[UUID, ...] = ()

    def with_(self, other: "Decision") -> "Decision":
        return replace(
            self, spans=self.spans + other.spans, marks=self.marks | other.marks,
            links=self.links + other.links, orders=self.orders + other.orders,
        )  # fmt: skip

    def shares(self, other: "Decision") -> bool:
        return self.whose == other.whose and bool(self.marks & other.marks)

    def may_be(self, other: "Decision") -> bool:
        """On the same day for all we know, and not in two court cases."""
        cases = {key for kind, key in self.marks | other.marks if kind == "case"}
        return (
            (self.whose, self.sort) == (other.whose, other.sort)
            and len(cases) < 2
            and any(
                begins <= last and first <= ends
                for begins, ends in self.spans
                for first, last in other.spans
            )
        )

    @property
    def order(self) -> tuple[date, UUID]:
        return min(first for first, _last in self.spans), self.party


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
    columns = {name: F(f"event__{column}") for name, column in COLUMNS.items()}
    for one in rows.values("pk", "party", "event", whose=F("party__person"), **columns):
        yield _read(one, links=(one["pk"],))


def _of_orders(rows: QuerySet[Any]) -> Iterator[Decision]:
    columns = {name: F(column) for name, column in (COLUMNS | OF_ORDERS).items()}
    for one in rows.values("pk", "party", "event", whose=F("party__person"), **columns):
        yield _read(one, orders=(one["pk"],))


def _read(one: dict[str, Any], **keys: Any) -> Decision:
    told_by = {"account": one["account"], "event": one["event"], "case": one["court_case"]}
    return Decision(
        one["whose"] or one["party"], one["party"],
        "offence" if one["sort"] in OFFENCES else "crime", ((one["begins"], one["ends"]),),
        frozenset((kind, key) for kind, key in told_by.items() if key), **keys,
    )  # fmt: skip


def _once(rows: Iterable[Decision]) -> list[Decision]:
    """The most exact first: what says only "in 2023" is one of those that name a day in it."""
    found: dict[UUID, list[Decision]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.spans[0][1] - one.spans[0][0], one.order)):
        known = found[row.whose]
        same = [one for one in known if row.shares(one)]
        same = same or [one for one in known if row.may_be(one)][:1]
        whole = reduce(Decision.with_, [*same, row])
        found[row.whose] = [*(one for one in known if one not in same), whole]
    return sorted((one for all_ in found.values() for one in all_), key=lambda one: one.order)


def told(found: list[Decision]) -> Iterator[tuple[Decision, str, str]]:
    """Each with its day as exactly as it is known, and what was decided in words.

    Two queries for any number.
    """
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
        day = min(days, key=lambda when: (when.latest - when.earliest, when.earliest))
        yield one, show(day), _in_words(steps, list(said.values()))


def _in_words(steps: list[EventParty], orders: list[Order]) -> str:
    """ "found guilty; 5 years in prison"; with neither, what happened."""
    outcomes = [str(Outcome(step.outcome).label) for step in steps if step.outcome]
    heaviest_first = sorted(orders, key=lambda order: RANKS.get(order.kind, len(RANKS)))
    said = [*outcomes, *map(order_in_words, heaviest_first)]
    happened = [str(EventType(step.event.type).label) for step in steps]
    return "; ".join(dict.fromkeys(said or happened))

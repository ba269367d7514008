"""The facts of a party that a letter of a day may tell, each with the citations that say so.

Not told: rumours, what happened later, and what only a confidential source tells.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import groupby
from operator import or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from advocacy.recorded import Recorded
from cases.codes import EventType, Outcome, Polarity
from cases.custody.spells import chain
from cases.happenings import Step
from cases.hearings import HEARINGS, past_hearings
from cases.life import by_the_clock, place_in_life
from cases.models import Assessment, Charge, Citation, Event, Order, Source
from core.dates import PartialDate
from people.models import Attribute

ENDS_SENTENCES = (Outcome.OVERTURNED, Outcome.REMITTED, Outcome.NOT_GUILTY, Outcome.DISMISSED)

Fact = Event | Charge | Order
Citable = Fact | Assessment | Attribute
Citations = Mapping[UUID, list[Citation]]
F = TypeVar("F", bound=Fact)


def by(on: date, when: PartialDate) -> bool:
    """Whether it may lie on or before the day; what has no date is not left out."""
    return when.earliest is None or when.earliest <= on


def events(of: Recorded, on: date) -> tuple[tuple[Event, ...], ...]:
    """Groups of accounts of one thing, in order; of one day as things follow in a life, but for
    times of day that are known."""
    told = [event for event in of.events if by(on, event.date)]
    told = [event for event in told if event.polarity == Polarity.HAPPENED]
    told.sort(key=lambda event: (event.date.sort_key, place_in_life(EventType(event.type))))
    told = by_the_clock(told, lambda event: event.date.clock)
    order = {event.account_of: place for place, event in reversed(list(enumerate(told)))}
    told.sort(key=lambda event: order[event.account_of])
    return tuple(tuple(group) for _, group in groupby(told, key=lambda event: event.account_of))


def next_hearing(of: Recorded, on: date, *, without: Collection[UUID]) -> tuple[Event, ...]:
    """The accounts of the next that was set for a later day, as far as the day is known.

    None for the dead, and none that was put off. Where only we may know of the next, nothing is
    told: what comes after it is not the next.
    """
    life = [step for step in of.life if _came_out_by(on, step)]
    if any(step.type == EventType.DEATH and step.moment <= on for step in life):
        return ()
    over = past_hearings(life)
    ahead = (step.event for step in life if step.event and _is_later(on, step))
    found = next((event for event in ahead if event.pk not in over), None)
    if found is None:
        return ()
    accounts = [event for event in of.events if event.account_of == found.account_of]
    hidden = {*without, *secret(of, accounts)}
    return tuple(event for event in accounts if event.pk not in hidden)


def _came_out_by(on: date, step: Step) -> bool:
    """What a hearing came to afterwards does not count yet, nor one that was set or put off later;
    it is taken to have been known by the day where nobody says when it was."""
    if step.type not in HEARINGS or step.event is None:
        return step.moment <= on
    return by(on, step.event.known)


def _is_later(on: date, step: Step) -> bool:
    return step.type in HEARINGS and step.when.earliest is not None and step.when.earliest > on


def by_thing(facts: Iterable[F]) -> list[list[F]]:
    """The accounts of each thing together, in the order in which things are first told of."""
    found = defaultdict[UUID, list[F]](list)
    for fact in facts:
        found[fact.account_of].append(fact)
    return list(found.values())


def held_since(of: Recorded, on: date, *, without: Collection[UUID]) -> PartialDate:
    """When the custody began that goes on without a break; undated where nobody is held."""
    facts = ((step, step.event or step.order) for step in of.life)
    spells = chain((step for step, fact in facts if fact and fact.pk not in without), on)
    if not spells or spells[-1].end is not None:
        return PartialDate()
    begun = [spell.start for spell in spells if not spell.continues]
    return begun[-1] if begun else spells[0].start


def charges(of: Recorded, on: date) -> tuple[Charge, ...]:
    return tuple(charge for charge in of.charges if by(on, charge.date))


def orders(of: Recorded, on: date) -> tuple[Order, ...]:
    told = (order for order in of.orders if by(on, order.date) and _event_by(on, order))
    ended = _ended(of.life, on)
    return tuple(order for order in told if order.account_of not in ended)


def sought(of: Recorded, on: date, *, without: Collection[UUID]) -> tuple[Order, ...]:
    """Sentences that a prosecution asked for, as long as no court has decided on any."""
    asked = [row for row in of.sought if by(on, row.date) and _event_by(on, row)]
    hidden = {*without, *secret(of, asked)}
    if any(by(on, row.date) and _event_by(on, row) for row in of.orders):
        return ()
    return tuple(row for row in asked if not {row.pk, row.event_id} & hidden)


def _ended(life: Iterable[Step], on: date) -> set[UUID]:
    """Orders that a pardon, an amnesty or a decision on appeal had ended by the day: all accounts
    of each, by what they are of."""
    so_far, ended = set[UUID](), set[UUID]()
    for step in life:
        if step.order:
            so_far.add(step.order.account_of)
        elif step.moment <= on and _ends_sentences(step):
            ended |= so_far
    return ended


def _ends_sentences(step: Step) -> bool:
    quashed = step.type == EventType.APPEAL_DECISION and step.outcome in ENDS_SENTENCES
    return quashed or step.type in (EventType.PARDON, EventType.AMNESTY)


def _event_by(on: date, order: Order) -> bool:
    return order.event is None or by(on, order.event.date)


def assessments(of: Recorded, on: date) -> tuple[Assessment, ...]:
    """Of the party, its case, and what befell it, said by that day."""
    told = [row for row in of.assessments if by(on, row.date) and row.by_person_id is None]
    hidden = secret(of, told)
    return tuple(row for row in told if row.pk not in hidden)


def cited(of: Recorded, facts: Iterable[Fact]) -> dict[UUID, list[Citation]]:
    """The citations of each fact by its key."""
    return {fact.pk: of.citations[fact.pk] for fact in facts if fact.pk in of.citations}


def secret(of: Recorded, rows: Iterable[Citable]) -> set[UUID]:
    """The keys of those facts whose only source is confidential."""
    return {row.pk for row in rows if only_confidential(of.citations.get(row.pk, ()))}


def ours_alone(of: Recorded) -> set[UUID]:
    """The same of all that is recorded, also of what lies ahead.

    What was decided at an event that is not told is not told either.
    """
    keys = secret(of, [*of.events, *of.charges, *of.orders])
    return keys | {order.pk for order in of.orders if order.event_id in keys}


def only_confidential(citations: Iterable[Citation]) -> bool:
    """Whether somebody tells it, and nobody who may be quoted; none at all is a gap, no secret."""
    saying = [citation.source for citation in citations if not citation.contradicts]
    return bool(saying) and all(source.scope_id is not None for source in saying)


def confidential(rows: Sequence[Citable]) -> set[UUID]:
    """The same of any facts, in one query."""
    keys = [row.pk for row in rows]
    fields = ("event", "charge", "order", "assessment", "attribute")
    of_them = reduce(or_, (Q(**{f"{name}__in": keys}) for name in fields))
    found = defaultdict(list)
    for one in Citation.objects.filter(of_them).select_related("source"):
        found[next(key for name in fields if (key := getattr(one, f"{name}_id")))].append(one)
    return {key for key, citations in found.items() if only_confidential(citations)}


def public_sources(found: Citations, on: date) -> tuple[Source, ...]:
    """What was published by that day on what is told; a protected source is in no letter."""
    saying = [one for citations in found.values() for one in citations if not one.contradicts]
    sources = {one.source_id: one.source for one in sorted(saying, key=lambda one: one.pk)}
    public = (source for source in sources.values() if source.scope_id is None)
    return tuple(source for source in public if by(on, source.published))


def last_seen(found: Citations, on: date) -> dict[UUID, date]:
    """The day on which a public source last told each fact."""
    days = {
        key: [source.published.latest for source in public_sources({key: citations}, on)]
        for key, citations in found.items()
    }
    return {key: max(known) for key, row in days.items() if (known := [day for day in row if day])}


def without(hidden: set[UUID], groups: Iterable[tuple[Event, ...]]) -> Iterator[tuple[Event, ...]]:
    """The groups of accounts without those that are hidden."""
    for group in groups:
        if left := tuple(event for event in group if event.pk not in hidden):
            yield left

"""What happened to a party, step by step, in an order that the order of entry cannot change.

Accounts of one thing of which none is preferred count once: with the date that all share, or, where
they contradict each other, with all the days that they name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from cases.codes import INCIDENT_TYPES, REMOVALS, Custody, EventType, Polarity, Sureness
from cases.life import BEGINNINGS, by_the_clock, place_in_life
from cases.models import Event, EventParty, Order, OrderEffect, OrderKind, Party
from cases.sourcing.sureness import DECISION_FIT_TO_TELL
from core.dates import PartialDate, Precision
from core.dates.bounds import days_later, edtf_bounds
from core.facts import PASSED_OVER, Fact

F = TypeVar("F", bound=Fact)

# The roles of those whom a court case is about; a complainant has the same hearing but no trial.
ACCUSED = ("PERSON_AT_RISK", "DEFENDANT", "ADVERSE_PARTY", "SUBJECT")
EFFECTS = list(OrderEffect)
KINDS = list(OrderKind)
FREEING = (EventType.PARDON, EventType.AMNESTY)


@dataclass(frozen=True)
class SharedDate:
    """The date of one thing over its accounts; `agreed` is False where no day fits them all."""

    when: PartialDate
    agreed: bool = True


@dataclass(frozen=True)
class Step:
    """A happening, or an order of a court (which is a step of type SENTENCE).

    `event` is the account that dates it best, `outcome` the party's; `moment` is the day by which
    it takes its place.
    """

    type: EventType
    when: PartialDate
    moment: date
    agreed: bool
    event: Event | None = None
    order: Order | None = None
    outcome: str = ""

    @property
    def place_in_line(self) -> tuple[date, int, int, int, str]:
        """Of one type on one day, a sentence before its change, prison first; then by entry."""
        fact = self.event or self.order
        change = EFFECTS.index(OrderEffect(self.order.effect)) if self.order else 0
        kind = KINDS.index(OrderKind(self.order.kind)) if self.order else 0
        return self.moment, place_in_life(self.type), change, kind, fact.pk.hex if fact else ""

    @property
    def clock(self) -> datetime | None:
        """Its time of day where that is known and the day is its place."""
        clock = self.event.date.clock if self.event else None
        return clock if clock and clock.date() == self.moment else None

    @property
    def court_case(self) -> UUID | None:
        """Its key, if known; an order stands in the court case of the event it was made in."""
        event = self.event or (self.order.event if self.order else None)
        return event.proceeding_id if event else None

    @property
    def changes_a_sentence(self) -> bool:
        return self.order is not None and self.order.effect != OrderEffect.IMPOSES


def moment(when: PartialDate) -> date:
    """The one day by which a date takes its place among others: the middle of what it may be.

    What a source found when it was written was so from the first of those days on; what goes on
    "since 2015" began within that year.
    """
    first, last = when.earliest, when.latest
    begun = when.edtf.partition("/")[0]
    if first and last is None and begun not in ("", ".."):
        last = edtf_bounds(begun)[1]
    if first is None or last is None or first > last or when.precision == Precision.AS_OF_DOC:
        return first or last or date.min
    return first + (last - first) // 2


def last_day(when: PartialDate) -> date:
    return when.latest or when.earliest or date.min


def shared_date(dates: Iterable[PartialDate]) -> SharedDate:
    """What accounts of one thing say together.

    An account that only says less exactly what another says does not speak against it.
    """
    known = [when for when in dates if when.understood]
    exact = [a for a in known if not any(_within(b, a) and not _within(a, b) for b in known)]
    if not exact:
        return SharedDate(PartialDate())
    begins, ends = zip(*(when.sort_key for when in exact), strict=True)
    if max(begins) > min(ends):
        return SharedDate(_range(min(begins), max(ends)), agreed=False)
    return SharedDate(_one_of(exact, max(begins), min(ends)))


def _within(inner: PartialDate, outer: PartialDate) -> bool:
    (begins, ends), (first, last) = inner.sort_key, outer.sort_key
    return first <= begins and ends <= last


def _one_of(dates: list[PartialDate], first: date, last: date) -> PartialDate:
    """The date from first to last, in the form of an account if one has these bounds."""
    same = [when for when in dates if when.sort_key == (first, last)]
    return min(same, key=lambda d: (d.precision, d.text)) if same else _range(first, last)


def _range(first: date, last: date) -> PartialDate:
    return PartialDate(
        earliest=None if first == date.min else first,
        latest=None if last == date.max else last,
        precision=Precision.RANGE,
    )


def grouped(facts: Iterable[F]) -> list[list[F]]:
    """The accounts of each thing together, oldest entry first."""
    by_thing = sorted(facts, key=lambda fact: (fact.account_of.hex, fact.pk.hex))
    return [list(accounts) for _, accounts in groupby(by_thing, lambda fact: fact.account_of)]


def steps(parties: Iterable[Party]) -> list[Step]:
    """The steps of the parties' lives, in order. Two queries.

    Left out: what is said not to have happened (also by one account of several), rumours, what is
    only sought, and the steps of a court case in which the party is not the one accused.
    """
    parties = list(parties)
    return in_order([*_happenings(_links(parties)), *_orders(_court_orders(parties))])


def steps_of_each(parties: Iterable[Party]) -> dict[UUID, list[Step]]:
    """The steps of each party's life by its key, in order. Two queries for all."""
    parties = list(parties)
    return steps_among(parties, list(_links(parties)), list(_court_orders(parties)))


def steps_among(
    parties: Iterable[Party], links: Sequence[EventParty], orders: Sequence[Order]
) -> dict[UUID, list[Step]]:
    """The same from facts that were read already: those of a day in the past.

    `links` and `orders` hold nothing that was passed over, is a rumour or is only sought.
    """
    return {
        party.pk: in_order(
            [
                *_happenings(link for link in links if link.party_id == party.pk),
                *_orders(order for order in orders if order.party_id == party.pk),
            ]
        )
        for party in parties
    }


def in_order(found: list[Step]) -> list[Step]:
    """By moment; on one day as things go in a life, but for times of day that are known."""
    placed = _sent_back_last(_undated_placed(_only_shortened(found)))
    in_line = sorted(placed, key=lambda step: step.place_in_line)
    return by_the_clock(in_line, lambda step: step.clock)


def _only_shortened(found: list[Step]) -> list[Step]:
    """A pardon or an amnesty with an order that changes the sentence has freed nobody."""
    orders = [step.order for step in found if step.order and step.changes_a_sentence]
    changing = {order.event_id for order in orders}
    return [
        replace(step, type=EventType.SENTENCE_MODIFIED)
        if step.event and step.event.pk in changing and step.type in FREEING
        else step
        for step in found
    ]


def _links(parties: list[Party]) -> QuerySet[EventParty]:
    links = EventParty.objects.filter(party__in=parties, event__withdrawn_at=None)
    links = links.exclude(event__rank__in=PASSED_OVER).exclude(event__sureness=Sureness.RUMOUR)
    return links.select_related("event__place", "event__proceeding", "party__role")


def _court_orders(parties: list[Party]) -> QuerySet[Order]:
    orders = Order.objects.preferred().filter(DECISION_FIT_TO_TELL, party__in=parties, sought=False)
    return orders.select_related("event")


def _happenings(links: Iterable[EventParty]) -> list[Step]:
    outcomes: dict[Event, str] = {}
    for link in links:
        if link.event.type in INCIDENT_TYPES or link.party.role.code in ACCUSED:
            outcomes[link.event] = outcomes.get(link.event) or link.outcome
    return [
        step_of(accounts, outcomes)
        for accounts in grouped(outcomes)
        if all(account.polarity == Polarity.HAPPENED for account in accounts)
    ]


def step_of(accounts: list[Event], outcomes: Mapping[Event, str]) -> Step:
    """The accounts of one happening as a step, with the first outcome that one of them gives."""
    shared = shared_date(account.date for account in accounts)
    best = min(accounts, key=lambda account: _vagueness(account.date))
    return Step(
        type=EventType(best.type),
        when=shared.when,
        moment=moment(shared.when),
        agreed=shared.agreed,
        event=best,
        outcome=next((outcomes[a] for a in accounts if outcomes.get(a)), ""),
    )


def _vagueness(when: PartialDate) -> timedelta:
    if when.earliest is None or when.latest is None:
        return timedelta.max
    return when.latest - when.earliest


def _orders(orders: Iterable[Order]) -> list[Step]:
    return [_ordered(accounts) for accounts in grouped(orders)]


def _ordered(accounts: list[Order]) -> Step:
    shared = shared_date(date_of_order(order) for order in accounts)
    best = min(accounts, key=lambda order: _vagueness(date_of_order(order)))
    return Step(EventType.SENTENCE, shared.when, moment(shared.when), shared.agreed, order=best)


def date_of_order(order: Order) -> PartialDate:
    """The order's own date, else that of the decision it belongs to."""
    return order.event.date if order.event and not order.date.understood else order.date


def _undated_placed(found: list[Step]) -> list[Step]:
    """Undated steps: what begins a custody first, the rest behind the last arrest that is dated.

    What changes a sentence comes behind the sentences.
    """
    arrested = max((step.moment for step in found if _is_arrest(step)), default=date.min)
    sentenced = max((step.moment for step in found if step.order), default=date.min)
    return [_placed(step, arrested, max(arrested, sentenced)) for step in found]


def _placed(step: Step, arrested: date, sentenced: date) -> Step:
    if step.when.understood or step.type in BEGINNINGS:
        return step
    return replace(step, moment=sentenced if step.changes_a_sentence else arrested)


def _is_arrest(step: Step) -> bool:
    """Prison is left out: it follows the sentence."""
    in_prison = step.event is not None and step.event.custody in (
        Custody.PRISON,
        Custody.PUNISHMENT_CELL,
    )
    return step.type in BEGINNINGS and not in_prison


def _sent_back_last(found: list[Step]) -> list[Step]:
    """Who is sent out of a country on one of some days was held there before, not afterwards."""
    removals = [step for step in found if step.type in REMOVALS and step.event]
    return [_before(step, removals) for step in found]


def _before(step: Step, removals: list[Step]) -> Step:
    if step.type not in BEGINNINGS or step in removals or not step.event:
        return step
    for removal in removals:
        left = removal.event.from_country if removal.event else ""
        if step.event.country == left != "" and step.when.overlaps(
            removal.when.earliest, removal.when.latest
        ):
            return replace(step, moment=min(step.moment, days_later(removal.moment, -1)))
    return step

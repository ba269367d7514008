"""What a letter may say of a person on its date, read once: its sentences ask no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Prefetch, Q

from advocacy.attribution import remarks
from advocacy.models import Letter
from cases import clearance, public_case, standing
from cases.codes import EventType, Outcome, Polarity, StandingCode
from cases.happenings import Step, steps
from cases.models import Charge, Citation, Event, EventParty, Order, Party, Source
from cases.sourcing.sureness import DECISION_FIT_TO_TELL, FIT_TO_TELL
from core.dates import PartialDate
from people import naming
from people.models import Attribute, AttributeKind, Name, NameKind, Person

UNDATED = PartialDate()
# Whom a letter tells of; a case without any of them is not offered for one.
CONCERNED = ("PERSON_AT_RISK", "SUBJECT", "DEFENDANT")
ENDS_SENTENCES = (Outcome.OVERTURNED, Outcome.REMITTED, Outcome.NOT_GUILTY, Outcome.DISMISSED)


@dataclass(frozen=True)
class Picture:
    """One party of a case, as of the day `on`.

    Of a person who may not be named it holds only `name`, how the person is called instead; who is
    `limited` is named as a public case, and told of no further than that covers.
    `happenings` are groups of accounts of one thing, `outcomes` what events meant for the party,
    `remarks` whose word a reported fact is, by its key. No rumour is among them.
    """

    party: Party
    on: date
    name: str
    named: bool
    surname: str = ""
    also: tuple[str, ...] = ()
    births: tuple[Attribute, ...] = ()
    roles: tuple[Attribute, ...] = ()
    happenings: tuple[tuple[Event, ...], ...] = ()
    outcomes: Mapping[UUID, str] = field(default_factory=dict)
    charges: tuple[Charge, ...] = ()
    orders: tuple[Order, ...] = ()
    code: StandingCode = StandingCode.UNKNOWN
    since: PartialDate = UNDATED
    stands: str = ""
    sources: tuple[Source, ...] = ()
    remarks: Mapping[UUID, str] = field(default_factory=dict)
    limited: bool = False

    @property
    def trial_may_be_over(self) -> bool:
        """A source found the trial going on, and nothing says how it went on from there."""
        return self.code == StandingCode.ON_TRIAL and self.since.earliest is None


def pictures(letter: Letter) -> list[Picture]:
    """Of all who are concerned in the cases of the letter, in their order."""
    parties = Party.objects.filter(case__letters__letter=letter).order_by(
        "case__letters__order", "id"
    )
    concerned = parties.filter(role__code__in=CONCERNED)
    rows = concerned.select_related("person", "organisation", "law", "case")
    rows = rows.prefetch_related(Prefetch("person__names", Name.objects.all()))
    return [picture(party, letter.date) for party in rows]


def picture(party: Party, on: date) -> Picture:
    """Without a name nothing else is told: what identifies a person need not be the name."""
    person = party.person
    if person is None:
        return Picture(party, on, name=str(party), named=False, limited=_beside_limited(party))
    if not clearance.may_be_named(person):
        return Picture(party, on, name=clearance.printed_name(person), named=False)
    return _whole(party, person, on)


def _beside_limited(party: Party) -> bool:
    """Whether the summary of the case may tell of somebody who is named as a public case."""
    beside = Person.objects.filter(parties__case=party.case_id, parties__withdrawn_at=None)
    return bool(clearance.only_public_case(beside))


def _whole(party: Party, person: Person, on: date) -> Picture:
    if clearance.only_public_case([person]):
        return _public_case(party, person, on)
    state = standing.compute(party, on=on)
    if state.code == StandingCode.TRAVEL_BAN:
        # "barred from leaving the country in Kazakhstan" is no English.
        state = replace(state, country="", place="")
    events, charges, orders = _events(party, on), _charges(party, on), _orders(party, on)
    accounts: list[Sequence[Event | Charge | Order]] = [
        *events,
        *zip(charges, strict=True),
        *zip(orders, strict=True),
    ]
    cited = _cited(fact for group in accounts for fact in group)
    return Picture(
        party, on,
        name=clearance.printed_name(person),
        named=True,
        surname=surname_of(person),
        also=tuple(naming.also_seen_as(person, naming.called_outside(person))),
        births=_attributes(person, AttributeKind.BIRTH, AttributeKind.AGE),
        roles=_attributes(person, AttributeKind.WORDING, AttributeKind.OCCUPATION),
        happenings=events,
        outcomes=dict(EventParty.objects.filter(party=party).values_list("event", "outcome")),
        charges=charges,
        orders=orders,
        code=StandingCode(state.code),
        since=state.since,
        stands=standing.in_words(state, on=on),
        sources=_public_sources(cited, on),
        remarks=remarks(accounts, cited),
    )  # fmt: skip


def _public_case(party: Party, person: Person, on: date) -> Picture:
    """Name, charge, sentence and place of trial, and the sources of those alone."""
    events = tuple(group for group in _events(party, on) if all(map(public_case.covers, group)))
    charges = _charges(party, on)
    orders = tuple(order for order in _orders(party, on) if public_case.covers(order))
    accounts: list[Sequence[Event | Charge | Order]] = [
        *events,
        *zip(charges, strict=True),
        *zip(orders, strict=True),
    ]
    cited = _cited(fact for group in accounts for fact in group)
    return Picture(
        party, on,
        name=clearance.printed_name(person),
        named=True,
        limited=True,
        surname=surname_of(person),
        also=tuple(naming.also_seen_as(person, naming.called_outside(person))),
        happenings=events,
        outcomes=dict(EventParty.objects.filter(party=party).values_list("event", "outcome")),
        charges=charges,
        orders=orders,
        sources=_public_sources(cited, on),
        remarks=remarks(accounts, cited),
    )  # fmt: skip


def left_out(letter: Letter) -> list[tuple[str, list[str]]]:
    """Of each person named as a public case, what is recorded and not told; for its author."""
    parties = Party.objects.filter(case__letters__letter=letter, person__isnull=False)
    rows = list(parties.filter(role__code__in=CONCERNED).select_related("person", "standing"))
    limited = clearance.only_public_case(row.person for row in rows if row.person)
    limited &= clearance.nameable(row.person for row in rows if row.person)
    found = [
        (str(row.person), public_case.left_out(row)) for row in rows if row.person_id in limited
    ]
    return [(name, words) for name, words in found if words]


def house_spelling(person: Person) -> Name | None:
    return person.names.filter(kind=NameKind.PREFERRED).first()


def surname_of(person: Person) -> str:
    """What a second sentence calls the person: a mononym or unparted name stays whole."""
    name = naming.name_outside(person)
    return name.family if name and name.family else naming.called_outside(person)


def _attributes(person: Person, *kinds: AttributeKind) -> tuple[Attribute, ...]:
    """By kind, in the order given."""
    rows = person.attributes.preferred().filter(kind__in=kinds).select_related("term")
    return tuple(sorted(rows, key=lambda row: kinds.index(AttributeKind(row.kind))))


def _by(on: date, when: PartialDate) -> bool:
    """Whether it may lie on or before the day; what has no date is not left out."""
    return when.earliest is None or when.earliest <= on


def _events(party: Party, on: date) -> tuple[tuple[Event, ...], ...]:
    rows = Event.objects.preferred().filter(FIT_TO_TELL)
    rows = rows.filter(concerned__party=party, concerned__withdrawn_at=None)
    told = [event for event in rows.in_order() if _by(on, event.date)]
    told = [event for event in told if event.polarity == Polarity.HAPPENED]
    order = {event.account_of: place for place, event in reversed(list(enumerate(told)))}
    told.sort(key=lambda event: order[event.account_of])
    return tuple(tuple(group) for _, group in groupby(told, key=lambda event: event.account_of))


def _charges(party: Party, on: date) -> tuple[Charge, ...]:
    rows = party.charges.preferred().filter(FIT_TO_TELL).select_related("provision__law")
    return tuple(charge for charge in rows if _by(on, charge.date))


def _orders(party: Party, on: date) -> tuple[Order, ...]:
    rows = party.orders.preferred().filter(DECISION_FIT_TO_TELL, sought=False)
    rows = rows.select_related("event")
    told = (order for order in rows if _by(on, order.date) and _event_by(on, order))
    ended = _ended(party, on)
    return tuple(order for order in told if order.pk not in ended)


def _ended(party: Party, on: date) -> set[UUID]:
    """Orders that a pardon, an amnesty or a decision on appeal had ended by the day."""
    so_far, ended = set[UUID](), set[UUID]()
    for step in steps([party]):
        if step.order:
            so_far.add(step.order.pk)
        elif step.moment <= on and _ends_sentences(step):
            ended |= so_far
    return ended


def _ends_sentences(step: Step) -> bool:
    quashed = step.type == EventType.APPEAL_DECISION and step.outcome in ENDS_SENTENCES
    return quashed or step.type in (EventType.PARDON, EventType.AMNESTY)


def _event_by(on: date, order: Order) -> bool:
    return order.event is None or _by(on, order.event.date)


def _cited(facts: Iterable[Event | Charge | Order]) -> dict[UUID, list[Citation]]:
    """The citations of each fact by its key, in one query."""
    keys = [fact.pk for fact in facts]
    rows = Citation.objects.filter(Q(event__in=keys) | Q(charge__in=keys) | Q(order__in=keys))
    cited = defaultdict(list)
    for citation in rows.with_sources():
        cited[citation.event_id or citation.charge_id or citation.order_id].append(citation)
    return cited


def _public_sources(cited: Mapping[UUID, list[Citation]], on: date) -> tuple[Source, ...]:
    """What was published by that day on what is told; a protected source is in no letter."""
    saying = [one for citations in cited.values() for one in citations if not one.contradicts]
    sources = {one.source_id: one.source for one in sorted(saying, key=lambda one: one.pk)}
    public = (source for source in sources.values() if source.scope_id is None)
    return tuple(source for source in public if _by(on, source.published))

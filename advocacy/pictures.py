"""What a letter may say of a person on its date, read once: its sentences ask no database."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from advocacy import bands, gate, told
from advocacy.attribution import Origin, origins
from advocacy.bands import NO_AGE, Span
from advocacy.gate import Telling as Telling
from advocacy.leaving_out import beside_limited, concerned_in
from advocacy.leaving_out import left_out as left_out
from advocacy.models import Letter
from advocacy.recorded import Recorded, recorded
from cases import clearance, public_case, standing
from cases.codes import EventType, StandingCode
from cases.models import (
    Assessment,
    Charge,
    Event,
    Order,
    Party,
    Source,
)
from core.dates import PartialDate
from people import naming
from people.models import Attribute, AttributeKind, Name, NameKind, Person

UNDATED = PartialDate()


@dataclass(frozen=True)
class Picture:
    """One party of a case, as of the day `on`.

    `telling` says how far the letter tells of it. ANONYMOUS: no name (`name` is how the person is
    called instead), but `roles` (one of our list, without its words), `age` (a band of ten years)
    and `region`. WITHHELD: nothing but `name`. `closed`: told in the confidential annex and not in
    the text. `age` are the least and most years on the day; `region` words as recorded, or the
    code of a country.
    `happenings` are groups of accounts of one thing, `outcomes` what events meant for the party,
    `sought` are sentences that only a prosecution asked for,
    `origins` are whose word a reported fact is, by its key, `state` is
    what `stands` says, `held_since` when an unbroken custody that goes on began, `sex` M or F where
    nobody disputes it, `un_decisions` those happenings that are decisions of international bodies,
    `seen` the day on which a public source last told each fact.
    `next_hearing` are the accounts of one hearing. `untold`: the person died, was released or went
    missing, which may not be told here, while what the person is accused of is.
    No rumour is among them, and nothing that only a confidential source tells.
    """

    party: Party
    on: date
    name: str
    telling: Telling = Telling.FULL
    closed: bool = False
    surname: str = ""
    also: tuple[str, ...] = ()
    births: tuple[Attribute, ...] = ()
    roles: tuple[Attribute, ...] = ()
    happenings: tuple[tuple[Event, ...], ...] = ()
    outcomes: Mapping[UUID, str] = field(default_factory=dict)
    charges: tuple[Charge, ...] = ()
    orders: tuple[Order, ...] = ()
    sought: tuple[Order, ...] = ()
    code: StandingCode = StandingCode.UNKNOWN
    since: PartialDate = UNDATED
    stands: str = ""
    held_since: PartialDate = UNDATED
    sources: tuple[Source, ...] = ()
    age: Span = NO_AGE
    region: str = ""
    next_hearing: tuple[Event, ...] = ()
    un_decisions: tuple[Event, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    origins: Mapping[UUID, Origin] = field(default_factory=dict)
    state: standing.Computed | None = None
    sex: str = ""
    seen: Mapping[UUID, date] = field(default_factory=dict)
    untold: bool = False

    @property
    def named(self) -> bool:
        return self.telling in (Telling.FULL, Telling.PUBLIC_CASE)

    @property
    def limited(self) -> bool:
        """Named as a public case, and told of no further than that covers."""
        return self.telling == Telling.PUBLIC_CASE

    @property
    def trial_may_be_over(self) -> bool:
        """A source found the trial going on, and nothing says how it goes on from there."""
        undated = self.code == StandingCode.ON_TRIAL and self.since.earliest is None
        return undated and not self.next_hearing


def pictures(letter: Letter) -> list[Picture]:
    """Of all who are concerned in the cases of the letter, in their order."""
    concerned = concerned_in([letter.pk]).order_by("case__letters__order", "id")
    whole = concerned.select_related("person", "organisation", "law", "case")
    rows = list(whole.prefetch_related(Prefetch("person__names", Name.objects.all())))
    cleared, facts = gate.cleared(letter, rows), recorded(rows)
    limited = beside_limited(letter, rows)
    return [picture(facts[party.pk], letter.date, cleared, limited) for party in rows]


def picture(of: Recorded, on: date, cleared: gate.Cleared, limited: Collection[UUID]) -> Picture:
    """`limited` are the cases whose summary may tell what the letter does not tell of somebody."""
    party, person = of.party, of.party.person
    if person is None:
        telling = Telling.PUBLIC_CASE if party.case_id in limited else Telling.FULL
        return Picture(party, on, name=str(party), telling=telling)
    telling, closed = cleared.telling(person), person.pk in cleared.closed
    if telling == Telling.FULL:
        return replace(_whole(of, person, on), closed=closed)
    if telling == Telling.PUBLIC_CASE:
        return replace(_public_case(of, person, on), closed=closed)
    called = Picture(party, on, name=clearance.without_name(person, of.said), telling=telling)
    return _of_many(called, of, person) if telling == Telling.ANONYMOUS else called


def _whole(of: Recorded, person: Person, on: date) -> Picture:
    facts, hidden = Facts(of, on), told.ours_alone(of)
    state = standing.compute_read(
        of.party, of.life, of.charges, of.singled_out, on=on, without=hidden
    )
    if state.code == StandingCode.TRAVEL_BAN:
        # "barred from leaving the country in Kazakhstan" is no English.
        state = replace(state, country="", place="")
    said = _said(of)
    return Picture(
        of.party, on,
        name=naming.called_outside(person),
        surname=surname_of(person),
        also=tuple(naming.also_seen_as(person, naming.called_outside(person))),
        births=_attributes(said, AttributeKind.BIRTH, AttributeKind.AGE),
        roles=_attributes(said, AttributeKind.WORDING, AttributeKind.OCCUPATION),
        happenings=facts.events,
        outcomes=facts.outcomes,
        charges=facts.charges,
        orders=facts.orders,
        sought=told.sought(of, on, without=hidden),
        code=StandingCode(state.code),
        since=state.since,
        stands=standing.in_words(state, on=on),
        held_since=told.held_since(of, on, without=hidden),
        sources=told.public_sources(facts.cited, on),
        origins=facts.origins,
        age=bands.age_of(said, on),
        region=bands.region_of(person, said),
        next_hearing=facts.next_hearing,
        un_decisions=tuple(
            event
            for group in facts.events
            for event in group
            if event.type == EventType.INTERNATIONAL_DECISION
        ),
        assessments=told.assessments(of, on),
        state=state,
        sex=bands.sex_of(said),
        seen=told.last_seen(facts.cited, on),
    )  # fmt: skip


def _public_case(of: Recorded, person: Person, on: date) -> Picture:
    """Name, charge, sentence and place of trial, and the sources of those alone."""
    facts = Facts(of, on, only=public_case.covers)
    return Picture(
        of.party, on,
        name=naming.called_outside(person),
        telling=Telling.PUBLIC_CASE,
        surname=surname_of(person),
        also=tuple(naming.also_seen_as(person, naming.called_outside(person))),
        happenings=facts.events,
        outcomes=facts.outcomes,
        charges=facts.charges,
        orders=facts.orders,
        sources=told.public_sources(facts.cited, on),
        origins=facts.origins,
        seen=told.last_seen(facts.cited, on),
        next_hearing=facts.next_hearing,
        untold=_is_untold(of, on, facts),
    )  # fmt: skip


def _is_untold(of: Recorded, on: date, facts: "Facts") -> bool:
    """Whether the accusation alone would be told of somebody whose story went on to an end."""
    state = standing.compute_read(
        of.party, of.life, of.charges, of.singled_out, on=on, without=facts.hidden
    )
    return state.code in public_case.ENDINGS and facts.accuse


def _of_many(picture: Picture, of: Recorded, person: Person) -> Picture:
    """Who may be told of without the name: what many others share, and nothing else."""
    said = _said(of)
    role = bands.role_of(said)
    return replace(
        picture,
        roles=(role,) if role else (),
        age=bands.age_band(bands.age_of(said, picture.on)),
        region=bands.region_of(person, said),
    )


class Facts:
    """What a letter of that day tells of a party; `hidden` are those that only we may know."""

    def __init__(
        self, of: Recorded, on: date, only: Callable[[told.Fact], bool] = lambda fact: True
    ) -> None:
        groups, charges, orders = (
            told.events(of, on), told.charges(of, on), told.orders(of, on)
        )  # fmt: skip
        cited = told.cited(of, [*(event for group in groups for event in group), *charges, *orders])
        self.hidden = {key for key, citations in cited.items() if told.only_confidential(citations)}
        self.events = tuple(
            group for group in told.without(self.hidden, groups) if all(map(only, group))
        )
        self.charges = tuple(row for row in charges if row.pk not in self.hidden and only(row))
        self.orders = tuple(row for row in orders if self._is_told(row) and only(row))
        self.outcomes = of.outcomes
        accounts: list[Sequence[told.Fact]] = [
            *self.events,
            *told.by_thing(self.charges),
            *told.by_thing(self.orders),
        ]
        keys = {fact.pk for group in accounts for fact in group}
        self.cited = {key: citations for key, citations in cited.items() if key in keys}
        self.next_hearing = told.next_hearing(of, on, without=self.hidden)
        ahead = [self.next_hearing] if self.next_hearing else []
        of_all = self.cited | told.cited(of, self.next_hearing)
        self.origins = origins([*accounts, *ahead], of_all)

    @property
    def accuse(self) -> bool:
        """Whether they hold a sentence, or an accusation that no court or office has answered."""
        if self.charges or self.orders:
            open_ = any(charge.status not in public_case.ANSWERED for charge in self.charges)
            return open_ or bool(self.orders)
        happened = {group[0].type for group in self.events}
        return bool(happened) and EventType.CHARGES_DROPPED not in happened

    def _is_told(self, order: Order) -> bool:
        """A decision without a source of its own has that of what it was decided in."""
        return order.pk not in self.hidden and order.event_id not in self.hidden


def house_spelling(person: Person) -> Name | None:
    return person.names.filter(kind=NameKind.PREFERRED).first()


def surname_of(person: Person) -> str:
    """What a second sentence calls the person: a mononym or unparted name stays whole."""
    name = naming.name_outside(person)
    return name.family if name and name.family else naming.called_outside(person)


def _said(of: Recorded) -> list[Attribute]:
    """What may be said of the person outside."""
    hidden = told.secret(of, of.said)
    return [row for row in of.said if row.pk not in hidden]


def _attributes(said: Sequence[Attribute], *kinds: AttributeKind) -> tuple[Attribute, ...]:
    """By kind, in the order given."""
    rows = (row for row in said if row.kind in kinds)
    return tuple(sorted(rows, key=lambda row: kinds.index(AttributeKind(row.kind))))

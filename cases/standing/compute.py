"""Where a party or a person stands on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cases.codes import RunsOut, Stage, StandingCode
from cases.custody.spells import chain
from cases.happenings import Step, last_day, moment, steps, steps_of_each
from cases.hearings import past_hearings, put_off
from cases.models import Charge, ChargeStatus, Event, Party
from cases.sourcing.sureness import FIT_TO_TELL
from cases.standing.charges import (
    FACING,
    SingledOut,
    only_some_dropped,
    singled_out_in,
    status_of,
)
from cases.standing.course import SCHEDULED
from cases.standing.effects import course_of
from cases.standing.ends import DEAD, begins, clock_ends, ends_in
from cases.standing.rules import Facts, found
from cases.standing.terms import Part
from core.clock import today
from core.dates import PartialDate
from core.dates.bounds import days_later
from people.models import Person


@dataclass(frozen=True)
class Computed:
    """The columns of a standing. `changes_on` is the first day on which the clock alone alters it.

    Dates that are not known are undated; `until` is the last day ordered of the custody, or the
    nominal end of the sentence. `terms` are the orders of the sentence (`Part.stored`) in their
    order. `runs_out_on` is the first day on which `runs_out` may be so.
    """

    code: StandingCode
    stage: Stage
    since: PartialDate = field(default_factory=PartialDate)
    until: PartialDate = field(default_factory=PartialDate)
    country: str = ""
    place: str = ""
    terms: list[dict[str, object]] = field(default_factory=list)
    next_event: Event | None = None
    next_on: date | None = None
    runs_out: RunsOut | str = ""
    runs_out_on: date | None = None
    changes_on: date | None = None

    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def compute(
    party: Party, *, on: date | None = None, without: Collection[UUID] = frozenset()
) -> Computed:
    """Where the party stands on a day (today by default), from what had happened by then.

    As if the facts with the keys in `without` were not recorded.
    """
    return _computed(_read([party], home_of(party), on, without))


def compute_person(person: Person, *, on: date | None = None) -> Computed:
    """The same over all the person's cases."""
    parties = list(person.parties.all())
    home = person.country or (parties[0].case.country if parties else "")
    return _computed(_read(parties, home, on))


def home_of(party: Party) -> str:
    """The person's country, or else the case's."""
    return (party.person.country if party.person else "") or party.case.country


def compute_from(found: Iterable[Step], charges: Iterable[Charge], *, home: str) -> Computed:
    """Where these steps and charges, read as of a day in the past, leave a party today."""
    life, day = list(found), today()
    statuses = [status_of(charge, life, {}, day) for charge in charges]
    return _computed(_facts(home, day, life, statuses, {}))


def compute_read(
    party: Party, life: list[Step], charges: list[Charge], singled_out: SingledOut, *,
    on: date, without: Collection[UUID] = frozenset(),
) -> Computed:  # fmt: skip
    """The same as `compute`, of what was read of the party already. Asks no database."""
    lives, of_parties = {party.pk: _without(without, life)}, {party.pk: singled_out}
    known = _known_of(lives[party.pk], on)
    left = [one for one in charges if one.pk not in without] if known or on >= today() else []
    return _computed(_weighed(home_of(party), on, known, lives, left, of_parties))


def _read(
    parties: list[Party],
    home: str,
    on: date | None = None,
    without: Collection[UUID] = frozenset(),
) -> Facts:
    """Four queries for one party, six for several, whatever the number of facts."""
    day = on or today()
    lives = {key: _without(without, life) for key, life in steps_of_each(parties).items()}
    life = lives[parties[0].pk] if len(parties) == 1 else _without(without, steps(parties))
    known = _known_of(life, day)
    # A charge does not say when it came to be known: looking back, it needs a step beside it.
    charges = _charges(parties) if known or day >= today() else []
    charges = [charge for charge in charges if charge.pk not in without]
    return _weighed(home, day, known, lives, charges, singled_out_in(charges))


def _without(hidden: Collection[UUID], life: list[Step]) -> list[Step]:
    """Also what a charge came to is not to follow from a step that is left out."""
    return [step for step in life if _key(step) not in hidden]


def _known_of(life: list[Step], day: date) -> list[Step]:
    now = today()
    return [step for step in life if _known(step, day, now)]


def _key(step: Step) -> UUID | None:
    fact = step.event or step.order
    return fact.pk if fact else None


def _weighed(
    home: str, day: date, known: list[Step], lives: Mapping[UUID, list[Step]],
    charges: list[Charge], singled_out: Mapping[UUID, SingledOut],
) -> Facts:  # fmt: skip
    statuses = [
        status_of(charge, lives[charge.party_id], singled_out.get(charge.party_id, {}), day)
        for charge in charges
        if moment(charge.date) <= day
    ]
    named = {key: status for of_party in singled_out.values() for key, status in of_party.items()}
    return _facts(home, day, known, statuses, named)


def _charges(parties: list[Party]) -> list[Charge]:
    return list(Charge.objects.preferred().filter(FIT_TO_TELL, party__in=parties))


def _facts(
    home: str, day: date, known: list[Step], charges: list[ChargeStatus], singled_out: SingledOut
) -> Facts:
    happened = [step for step in known if step.moment <= day]
    expected = [step for step in known if step in happened or step.type in SCHEDULED]
    # A hearing that was put off before its day began no trial.
    never = put_off(expected)
    expected = [step for step in expected if step.event is None or step.event.pk not in never]
    if any(status in FACING for status in charges):
        # Some charges were dropped, others stand.
        expected = [step for step in expected if not only_some_dropped(step, singled_out)]
    return Facts(
        home=home,
        on=day,
        happened=happened,
        ahead=_ahead(known, day),
        charges=charges,
        spells=chain(happened, day),
        course=course_of(expected),
    )


def _known(step: Step, day: date, now: date) -> bool:
    """Looking back, only what was ahead by the sources of that day."""
    if step.moment <= day or day >= now:
        return True
    return bool(step.event and step.event.known.understood and last_day(step.event.known) <= day)


def _ahead(known: list[Step], day: date) -> list[Step]:
    """What is still to come; of hearings, those that were neither held nor put off."""
    over = past_hearings(known)
    coming = (step for step in known if step.moment > day or _still_on(step, day))
    return [step for step in coming if step.event is None or step.event.pk not in over]


def _still_on(step: Step, day: date) -> bool:
    return step.type in SCHEDULED and last_day(step.when) >= day


def _computed(facts: Facts) -> Computed:
    here = found(facts)
    ahead = [] if here.code in DEAD else facts.ahead
    first = next((step for step in ahead if step.event), None)
    ending = ends_in(facts, here.code)
    return Computed(
        code=here.code,
        stage=facts.stage,
        since=here.since,
        until=ending.until,
        country=here.country,
        place=here.place,
        terms=[Part.of(order).stored() for order in facts.course.orders],
        next_event=first.event if first else None,
        next_on=begins(first.when) if first else None,
        runs_out=ending.runs_out,
        runs_out_on=ending.on,
        changes_on=_changes_on(facts),
    )


def _changes_on(facts: Facts) -> date | None:
    """The first day after which a hearing is past, a future step is taken or a spell or the time to
    appeal runs out."""
    days = [
        days_later(last_day(step.when), 1) if step.type in SCHEDULED else step.moment
        for step in facts.ahead
    ]
    days += [days_later(last_day(end), 1) for end in clock_ends(facts)]
    return min(days, default=None)

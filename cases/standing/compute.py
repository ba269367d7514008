"""Where a party or a person stands on a day."""

from dataclasses import dataclass, field
from datetime import date

from cases.codes import Stage, StandingCode
from cases.custody import chain
from cases.happenings import Step, last_day, moment, steps
from cases.models import Charge, Event, Party
from cases.standing.course import SCHEDULED, course_of
from cases.standing.rules import Facts, found
from cases.standing.sentences import nominal_end, sentence_in_words
from core.clock import today
from core.dates import PartialDate
from core.dates.bounds import days_later
from people.models import Person

IN_PRISON = (StandingCode.IMPRISONED, StandingCode.IMPRISONED_NEW_CHARGES)


@dataclass(frozen=True)
class Computed:
    """The columns of a standing. `changes_on` is the first day on which the clock alone alters it.

    Dates that are not known are undated; `until` is the end of the remand or of the sentence,
    counted from its date.
    """

    code: StandingCode
    stage: Stage
    since: PartialDate = field(default_factory=PartialDate)
    until: PartialDate = field(default_factory=PartialDate)
    country: str = ""
    place: str = ""
    sentence: str = ""
    next_event: Event | None = None
    next_on: date | None = None
    changes_on: date | None = None

    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def compute(party: Party, *, on: date | None = None) -> Computed:
    """Where the party stands on a day (today by default), from what had happened by then."""
    return _computed(_read([party], _home(party), on))


def compute_person(person: Person, *, on: date | None = None) -> Computed:
    """The same over all the person's cases."""
    parties = list(person.parties.all())
    home = person.country or (parties[0].case.country if parties else "")
    return _computed(_read(parties, home, on))


def _home(party: Party) -> str:
    return (party.person.country if party.person else "") or party.case.country


def _read(parties: list[Party], home: str, on: date | None = None) -> Facts:
    """Three queries, whatever the number of facts."""
    now = today()
    day = on or now
    known = [step for step in steps(parties) if _known(step, day, now)]
    happened = [step for step in known if step.moment <= day]
    expected = [step for step in known if step in happened or step.type in SCHEDULED]
    # A charge does not say when it came to be known: looking back, it needs a step beside it.
    charges = Charge.objects.preferred().filter(party__in=parties) if known or day >= now else []
    return Facts(
        home=home,
        on=day,
        happened=happened,
        ahead=[step for step in known if step.moment > day or _still_on(step, day)],
        charges=[charge for charge in charges if moment(charge.date) <= day],
        spells=chain(happened, day),
        course=course_of(expected),
    )


def _known(step: Step, day: date, now: date) -> bool:
    """Looking back, only what was ahead by the sources of that day."""
    if step.moment <= day or day >= now:
        return True
    return bool(step.event and step.event.known.understood and last_day(step.event.known) <= day)


def _still_on(step: Step, day: date) -> bool:
    return step.type in SCHEDULED and last_day(step.when) >= day


def _computed(facts: Facts) -> Computed:
    here = found(facts)
    coming = sorted(facts.ahead, key=lambda step: step.place_in_line)
    first = next((step for step in coming if step.event), None)
    return Computed(
        code=here.code,
        stage=facts.stage,
        since=here.since,
        until=_until(facts, here.code),
        country=here.country,
        place=here.place,
        sentence=sentence_in_words(step.order for step in facts.course.sentence if step.order),
        next_event=first.event if first else None,
        next_on=_begins(first.when) if first else None,
        changes_on=_changes_on(facts),
    )


def _begins(when: PartialDate) -> date | None:
    return when.earliest or when.latest


def _until(facts: Facts, code: StandingCode) -> PartialDate:
    remand, held = facts.course.remand, facts.held
    if code == StandingCode.PRETRIAL_DETENTION and remand and remand.event:
        return remand.event.until
    if held and held.ends_by:
        return held.ends_by
    if code in IN_PRISON:
        return nominal_end(facts.course.imprisoned_by)
    return nominal_end(facts.course.sentence)


def _changes_on(facts: Facts) -> date | None:
    """The first day after which a hearing is past, a future step is taken or a spell runs out."""
    days = [
        days_later(last_day(step.when), 1) if step.type in SCHEDULED else step.moment
        for step in facts.ahead
    ]
    if facts.held and facts.held.ends_by:
        days.append(days_later(last_day(facts.held.ends_by), 1))
    return min(days, default=None)

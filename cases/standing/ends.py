"""What ends by the clock: a custody order, a remand, a term, the time to appeal.

Only an end that a source gives, or that follows from a sentence, is one: never a limit of a law.
"""

from dataclasses import dataclass, field
from datetime import date

from cases.codes import Custody, RunsOut, StandingCode
from cases.happenings import Step, last_day
from cases.standing.rules import Facts
from cases.standing.terms import nominal_end
from core.dates import PartialDate

S = StandingCode
IN_PRISON = (S.IMPRISONED, S.IMPRISONED_NEW_CHARGES)
SERVING = (*IN_PRISON, S.NON_CUSTODIAL_SENTENCE)
DEAD = (S.DECEASED, S.DECEASED_IN_CUSTODY)


@dataclass(frozen=True)
class Ending:
    """`until` is the last day of the custody order, or the nominal end of the sentence.

    `on` is the first day on which what runs out first may do so; a remand or term whose day has
    passed without news stays, the time to appeal does not.
    """

    until: PartialDate = field(default_factory=PartialDate)
    runs_out: RunsOut | str = ""
    on: date | None = None


def ends_in(facts: Facts, code: StandingCode) -> Ending:
    """Of somebody who stands so; nothing ends for the dead."""
    if code in DEAD:
        return Ending()
    until = _until(facts, code)
    ends = [(begins(until), _what(facts, code))] if until.understood else []
    if appeal := _time_to_appeal(facts):
        ends.append((begins(appeal), RunsOut.APPEAL))
    known = [(day, what) for day, what in ends if day]
    on, what = min(known, default=(None, ""))
    return Ending(until, what, on)


def clock_ends(facts: Facts) -> list[PartialDate]:
    """The days after which the clock alone changes where things stand."""
    held = [facts.held.ends_by] if facts.held and facts.held.ends_by else []
    appeal = _time_to_appeal(facts)
    return [*held, *([appeal] if appeal else [])]


def begins(when: PartialDate) -> date | None:
    return when.earliest or when.latest


def _until(facts: Facts, code: StandingCode) -> PartialDate:
    held, course = facts.held, facts.course
    if code in IN_PRISON:
        return nominal_end(course.imprisoned_by)
    if held:
        return held.ends_by or held.until
    return nominal_end(course.sentence) if code in SERVING else PartialDate()


def _what(facts: Facts, code: StandingCode) -> RunsOut:
    if code in SERVING:
        return RunsOut.TERM
    remand = facts.held and facts.held.kind in (Custody.REMAND, Custody.APPREHENSION)
    return RunsOut.REMAND if remand else RunsOut.CUSTODY


def _time_to_appeal(facts: Facts) -> PartialDate | None:
    """Until when the last judgment may be appealed against, if it says so and nobody has yet."""
    judged: Step | None = facts.course.judged
    until = judged.event.until if judged and judged.event else PartialDate()
    return until if until.understood and last_day(until) >= facts.on else None

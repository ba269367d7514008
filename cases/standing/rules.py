"""Which code a life's course comes to: the rules of domain list b.1, the weightiest first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cases.codes import REMOVALS, Custody, EventType, Stage, StandingCode
from cases.custody.spells import Spell, place_of
from cases.happenings import Step
from cases.models import ChargeStatus, OrderKind
from cases.standing.charges import FACING
from cases.standing.course import Course
from core.dates import PartialDate, Precision

S = StandingCode
CODE_OF_CUSTODY = {
    Custody.APPREHENSION: S.DETAINED_SHORT,
    Custody.ADMIN_ARREST: S.ADMIN_ARREST,
    Custody.REMAND: S.PRETRIAL_DETENTION,
    Custody.HOUSE_ARREST: S.HOUSE_ARREST,
    Custody.IMMIGRATION: S.IMMIGRATION_DETENTION,
    Custody.EXTRADITION_CUSTODY: S.IMMIGRATION_DETENTION,
    Custody.PSYCHIATRIC: S.PSYCHIATRIC_CONFINEMENT,
    Custody.PRISON: S.IMPRISONED,
    Custody.PUNISHMENT_CELL: S.IMPRISONED,
    Custody.INFORMAL: S.DETAINED_SHORT,
    Custody.CONSULATE_OR_ABROAD: S.DETAINED_SHORT,
}
# What is done to people who are at liberty.
PURSUED = (
    EventType.SUMMONED,
    EventType.SUSPECT_NOTICE,
    EventType.INTERROGATED,
    EventType.SEARCH,
    EventType.THREATENED,
    EventType.RELATIVES_PRESSED,
    EventType.EXPULSION_ORDER,
)
PRESSED = (EventType.SURVEILLANCE, EventType.SMEARED, EventType.REGISTRATION_DENIED)
# Custody that a sentence turns into prison, even where nobody says so.
BEFORE_TRIAL = (Custody.APPREHENSION, Custody.REMAND)
# Penalties that are served elsewhere than at liberty, or with the custody they bring.
SERVED_INSIDE = (OrderKind.ADMINISTRATIVE_ARREST, OrderKind.PSYCHIATRIC_MEASURE)
BEFORE_A_COURT = (Stage.NONE, Stage.PRE_INVESTIGATION, Stage.INVESTIGATION)


@dataclass(frozen=True)
class Facts:
    """Everything known on a day. `home` is the person's country, or the case's; `charges` are the
    statuses that the charges had come to."""

    home: str
    on: date
    happened: list[Step]
    ahead: list[Step]
    charges: list[ChargeStatus]
    spells: list[Spell]
    course: Course

    @property
    def held(self) -> Spell | None:
        return self.spells[-1] if self.spells and self.spells[-1].end is None else None

    @property
    def facing(self) -> bool:
        """Whether a court case is going on, by its steps or by a charge."""
        going_on = self.course.stage in (Stage.INVESTIGATION, Stage.TRIAL, Stage.APPEAL)
        return going_on or any(status in FACING for status in self.charges)

    @property
    def stage(self) -> Stage:
        """As far as the steps tell; where they tell less, the charges do."""
        known = self.course.stage
        if ChargeStatus.ON_TRIAL in self.charges and known in BEFORE_A_COURT:
            return Stage.TRIAL
        if ChargeStatus.CHARGED in self.charges and known in (Stage.NONE, Stage.PRE_INVESTIGATION):
            return Stage.INVESTIGATION
        if ChargeStatus.CONVICTED in self.charges and known == Stage.NONE:
            return Stage.ENFORCEMENT
        return known


@dataclass(frozen=True)
class Found:
    code: StandingCode
    since: PartialDate = field(default_factory=PartialDate)
    country: str = ""
    place: str = ""


def found(facts: Facts) -> Found:
    return next(result for rule in RULES if (result := rule(facts)))


def _died(facts: Facts) -> Found | None:
    died = facts.course.died
    if not died or not died.event:
        return None
    let_go = facts.course.released is not None and facts.course.released.when == died.when
    held = bool(facts.spells) and facts.spells[-1].end == died.when and not let_go
    code = S.DECEASED_IN_CUSTODY if held or died.event.custody else S.DECEASED
    return Found(code, died.when, died.event.country or facts.home, place_of(died.event))


def _lost(facts: Facts) -> Found | None:
    """Nothing has been known since the person was handed over, or else since the day named.

    Whom nobody saw in anybody's hands, or who was taken by force, has disappeared.
    """
    lost, removed = facts.course.lost, facts.course.removed
    if not lost:
        return None
    if removed and not facts.held:
        return Found(S.FATE_UNKNOWN, removed.when, _country_of_arrival(removed, facts.home))
    country = lost.event.country if lost.event else ""
    known = lost.type == EventType.DISAPPEARED and (removed or facts.spells)
    code = S.FATE_UNKNOWN if known else S.DISAPPEARED
    return Found(code, _since(lost.when), country or facts.home)


def _since(when: PartialDate) -> PartialDate:
    """What was so when a source was written began by then."""
    if when.precision == Precision.AS_OF_DOC:
        return PartialDate(latest=when.latest, precision=Precision.BEFORE)
    return when


def _country_of_arrival(removed: Step, home: str) -> str:
    return (removed.event.to_country if removed.event else "") or home


def _in_custody(facts: Facts) -> Found | None:
    held = facts.held
    if not held:
        return None
    code, since = _code_of(held, facts), held.start
    for spell, earlier in zip(facts.spells[::-1], facts.spells[-2::-1], strict=False):
        arrest = earlier.kind == Custody.APPREHENSION and code == S.PRETRIAL_DETENTION
        if not spell.continues or not (arrest or _code_of(earlier, facts) == code):
            break
        since = earlier.start
    return Found(code, since, held.country or facts.home, held.place)


def _code_of(spell: Spell, facts: Facts) -> StandingCode:
    code = CODE_OF_CUSTODY[spell.kind]
    if spell.kind in BEFORE_TRIAL and facts.course.sentenced and not facts.course.sentence:
        return S.IMPRISONED
    if spell.kind == Custody.APPREHENSION and facts.facing:
        return S.PRETRIAL_DETENTION
    if code == S.IMPRISONED and facts.course.new_charges:
        return S.IMPRISONED_NEW_CHARGES
    return code


def _wanted(facts: Facts) -> Found | None:
    wanted = facts.course.wanted
    return Found(S.WANTED, wanted.when) if wanted else None


def _removed(facts: Facts) -> Found | None:
    """Out of the own country: expelled or in exile; back into it: returned, until a release."""
    removed = facts.course.removed
    if not removed or not removed.event:
        return None
    if _country_left(removed) == facts.home != removed.event.to_country:
        return Found(S.EXPELLED, removed.when, removed.event.to_country)
    if removed.type in REMOVALS and not facts.course.released:
        return Found(S.FORCIBLY_RETURNED, removed.when, _country_of_arrival(removed, facts.home))
    return None


def _country_left(removed: Step) -> str:
    """The country where it happened, unless a person was brought back there."""
    event = removed.event
    if event is None or event.from_country or removed.type == EventType.RETURNED:
        return event.from_country if event else ""
    return event.country


def _sentenced(facts: Facts) -> Found | None:
    course = facts.course
    outside = [
        step
        for step in course.sentence
        if step not in course.imprisoned_by and step.order and step.order.kind not in SERVED_INSIDE
    ]
    return Found(S.NON_CUSTODIAL_SENTENCE, outside[0].when, facts.home) if outside else None


def _to_be_closed(facts: Facts) -> Found | None:
    """An organisation that a court is to close, or has closed."""
    closing = facts.course.closing
    return Found(S.UNDER_PRESSURE, closing.when, facts.home) if closing else None


def _on_trial(facts: Facts) -> Found | None:
    """A hearing that is set but not held yet gives no beginning, nor does one that was put off
    before its day."""
    course, begun = facts.course, facts.course.stage_by
    if begun and course.stage in (Stage.TRIAL, Stage.APPEAL) and not course.convicted:
        is_ahead = begun in facts.ahead or begun.moment > facts.on
        since = PartialDate() if is_ahead else _since(begun.when)
        return Found(S.ON_TRIAL, since, facts.home)
    charged = ChargeStatus.ON_TRIAL in facts.charges and course.stage in BEFORE_A_COURT
    return Found(S.ON_TRIAL, country=facts.home) if charged else None


def _convicted(facts: Facts) -> Found | None:
    if convicted := facts.course.convicted:
        return Found(S.CONVICTED, convicted.when, facts.home)
    charged = ChargeStatus.CONVICTED in facts.charges and not facts.course.released
    return Found(S.CONVICTED, country=facts.home) if charged else None


def _banned(facts: Facts) -> Found | None:
    banned = facts.course.banned
    return Found(S.TRAVEL_BAN, banned.when, facts.home) if banned else None


def _released(facts: Facts) -> Found | None:
    released, cleared = facts.course.released, facts.course.cleared
    if released:
        return Found(facts.course.freed_as, released.when, facts.home)
    return Found(S.RELEASED_UNCONDITIONAL, cleared.when, facts.home) if cleared else None


def _otherwise(facts: Facts) -> Found:
    """At liberty, if a custody is over or the person is pursued; else nothing tells."""
    pursued = facts.course.stage == Stage.INVESTIGATION or any(
        step.type in PURSUED for step in facts.happened
    )
    if pursued or facts.spells:
        return Found(S.AT_LIBERTY_AT_RISK, country=facts.home)
    pressed = next((step for step in facts.happened if step.type in PRESSED), None)
    if pressed:
        return Found(S.UNDER_PRESSURE, _since(pressed.when), facts.home)
    return Found(S.UNKNOWN, country=facts.home)


Rule = Callable[[Facts], Found | None]
RULES: tuple[Rule, ...] = (
    _died,
    _lost,
    _in_custody,
    _wanted,
    _removed,
    _sentenced,
    _to_be_closed,
    _on_trial,
    _convicted,
    _banned,
    _released,
    _otherwise,
)

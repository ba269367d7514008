"""What each step of a life does to its course: the transitions, one function each."""

from collections.abc import Callable

from cases.codes import REMOVALS, EventType, Outcome, Stage, StandingCode
from cases.happenings import Step, last_day
from cases.models import OrderKind
from cases.standing.course import Course, is_staged
from cases.standing.terms import HEAVIEST_FIRST, IN_PRISON, in_force, nominal_end

E = EventType
# The stages before a court has anything to decide on guilt.
BEFORE_TRIAL = (Stage.PRE_INVESTIGATION, Stage.INVESTIGATION)
REVIEWS = (Stage.APPEAL, Stage.CASSATION, Stage.SUPERVISION)


def course_of(steps: list[Step]) -> Course:
    """The course that these steps make, in their order."""
    course = Course()
    for step in steps:
        if step.order:
            _ordered(course, step)
        elif step.type in EFFECTS and _counts(step):
            EFFECTS[step.type](course, step)
    return course


def _counts(step: Step) -> bool:
    """Whether the step is not one of a court case about asylum, money or another State."""
    return is_staged(step) or step.type not in STAGES


def _ordered(course: Course, step: Step) -> None:
    order = step.order
    if order is None or order.binds_id or order.binds_words:
        return
    if order.kind == OrderKind.ORG_LIQUIDATION:
        _closed(course, step)
    if order.kind not in HEAVIEST_FIRST:
        return
    course.sentence = in_force(course.sentence, step)
    course.at(Stage.ENFORCEMENT, step)
    course.under_way.pop(step.court_case, None)
    course.new_charges, course.lost, course.cleared = False, None, None
    if order.kind not in IN_PRISON:
        course.wanted = None


def _died(course: Course, step: Step) -> None:
    course.died = step


def _lost(course: Course, step: Step) -> None:
    course.lost = step


def _wanted(course: Course, step: Step) -> None:
    course.wanted = step
    _investigated(course, step)


def _sought(course: Course, step: Step) -> None:
    """Sought abroad by a State that may not have opened a case of its own."""
    course.wanted = course.wanted or step


def _extradition_decided(course: Course, step: Step) -> None:
    sought = course.wanted and course.wanted.type == E.EXTRADITION_REQUEST
    if sought and step.outcome == Outcome.REFUSED:
        course.wanted = None


def _banned(course: Course, step: Step) -> None:
    course.banned = step


def _left(course: Course, step: Step) -> None:
    course.removed, course.lost, course.released, course.banned = step, None, None, None
    if step.type != E.LEFT_COUNTRY:
        course.wanted = None


def _held(course: Course, step: Step) -> None:
    course.lost = course.released = course.cleared = None
    course.freed_as = StandingCode.RELEASED


def _arrested(course: Course, step: Step) -> None:
    _held(course, step)
    _found(course, step)
    course.sentenced = None


def _found(course: Course, step: Step) -> None:
    """In the country that looks for somebody, nobody looks any longer."""
    wanted = course.wanted.event if course.wanted else None
    if wanted and step.event and wanted.country == step.event.country:
        course.wanted = None


def _released(course: Course, step: Step) -> None:
    """Free for the reason given before; without one, because the sentence is served, or just so."""
    _found(course, step)
    if course.freed_as == StandingCode.RELEASED and _served(course, step):
        course.freed_as = StandingCode.RELEASED_SERVED
        course.at(Stage.CLOSED, step)
    course.sentence = [one for one in course.sentence if one not in course.imprisoned_by]
    course.released, course.lost, course.convicted, course.sentenced = step, None, None, None


def _served(course: Course, step: Step) -> bool:
    end = nominal_end(course.sentence)
    return end.understood and last_day(end) <= last_day(step.when)


def _milder(course: Course, step: Step) -> None:
    course.released, course.lost = step, None
    course.freed_as = StandingCode.RELEASED_CONDITIONAL


def _pardoned(course: Course, step: Step) -> None:
    course.freed_as = StandingCode.RELEASED_PARDONED
    _released(course, step)
    course.sentence = []
    course.at(Stage.CLOSED, step)


def _paroled(course: Course, step: Step) -> None:
    if step.outcome == Outcome.GRANTED:
        course.freed_as = StandingCode.RELEASED_CONDITIONAL
        _released(course, step)


def _remanded(course: Course, step: Step) -> None:
    _arrested(course, step)
    _investigated(course, step)


def _questioned(course: Course, step: Step) -> None:
    if course.stage == Stage.NONE:
        course.at(Stage.PRE_INVESTIGATION, step)


def _investigated(course: Course, step: Step) -> None:
    """New charges begin a new investigation; in an open case they change nothing."""
    course.goes_on(Stage.INVESTIGATION, step)
    if course.stage not in (Stage.TRIAL, *REVIEWS):
        course.new_charges, course.cleared = bool(course.imprisoned_by), None
        course.at(Stage.INVESTIGATION, step)


def _cleared(course: Course, step: Step) -> None:
    """In one court case; while another goes on, nobody is cleared of everything."""
    for over in (step.court_case, None):
        course.under_way.pop(over, None)
    course.new_charges, course.convicted = False, None
    if course.sentence:
        course.at(Stage.ENFORCEMENT, step)
        return
    if course.under_way and step.court_case:
        order = (Stage.INVESTIGATION, Stage.TRIAL)
        course.at(*max(course.under_way.values(), key=lambda one: order.index(one[0])))
        return
    course.wanted = None
    course.cleared, course.sentenced = step, None
    course.freed_as = StandingCode.RELEASED_UNCONDITIONAL
    course.at(Stage.CLOSED, step)


def _tried(course: Course, step: Step) -> None:
    """A hearing after the sentence, without an appeal, is about something else."""
    if course.stage in (Stage.NONE, *BEFORE_TRIAL, Stage.CLOSED):
        course.cleared = None
        course.at(Stage.TRIAL, step)
    if step.court_case in course.under_way or course.stage == Stage.TRIAL:
        course.goes_on(Stage.TRIAL, step)


def _judged(course: Course, step: Step) -> None:
    course.judged = step
    if step.outcome in (Outcome.NOT_GUILTY, Outcome.DISMISSED):
        _cleared(course, step)
        return
    course.convicted = step if step.outcome in (Outcome.GUILTY, Outcome.GUILTY_PARTIAL) else None
    course.at(Stage.TRIAL, step)


def _sentenced(course: Course, step: Step) -> None:
    course.convicted = course.sentenced = course.judged = step
    course.under_way.pop(step.court_case, None)
    course.new_charges, course.cleared = False, None
    course.at(Stage.ENFORCEMENT, step)


def _penalised(course: Course, step: Step) -> None:
    """An administrative penalty convicts nobody of a crime."""
    course.judged = step
    course.under_way.pop(step.court_case, None)
    if course.stage in (Stage.NONE, Stage.PRE_INVESTIGATION, Stage.CLOSED):
        course.at(Stage.ENFORCEMENT, step)


def _reviewed(stage: Stage) -> "Effect":
    def effect(course: Course, step: Step) -> None:
        """Before a trial it is the remand that is appealed against."""
        course.judged = None
        if course.stage not in BEFORE_TRIAL:
            course.at(stage, step)

    return effect


def _decided(course: Course, step: Step) -> None:
    course.judged = step
    if course.stage in BEFORE_TRIAL or step.outcome == Outcome.PENDING:
        return
    if step.outcome in (Outcome.OVERTURNED, Outcome.NOT_GUILTY, Outcome.DISMISSED):
        course.sentence, course.closing = course.sentence_without(step), None
        _cleared(course, step)
    elif step.outcome == Outcome.REMITTED:
        course.sentence = course.sentence_without(step)
        course.convicted, course.sentenced = None, None
        course.at(Stage.TRIAL, step)
    else:
        course.at(Stage.ENFORCEMENT, step)


def _supervised(course: Course, step: Step) -> None:
    _decided(course, step) if step.outcome else _reviewed(Stage.SUPERVISION)(course, step)


def _sued(course: Course, step: Step) -> None:
    course.closing = step
    course.at(Stage.TRIAL, step)


def _closed(course: Course, step: Step) -> None:
    course.closing = course.judged = step
    course.at(Stage.ENFORCEMENT, step)


Effect = Callable[[Course, Step], None]
STAGES: dict[EventType, Effect] = {
    E.SUMMONED: _questioned,
    E.INTERROGATED: _questioned,
    E.CASE_OPENED: _investigated,
    E.SUSPECT_NOTICE: _investigated,
    E.CHARGED: _investigated,
    E.CHARGES_ADDED: _investigated,
    E.CHARGES_AMENDED: _investigated,
    E.CHARGES_DROPPED: _cleared,
    E.INDICTMENT_TO_COURT: _tried,
    E.HEARING_SCHEDULED: _tried,
    E.HEARING_HELD: _tried,
    E.HEARING_POSTPONED: _tried,
    E.TRIAL_CLOSED: _tried,
    E.ILL_TREATMENT_ALLEGED: _tried,
    E.PROSECUTION_REQUEST: _tried,
    E.ADMIN_SENTENCE: _penalised,
    E.VERDICT: _judged,
    E.SENTENCE: _sentenced,
    E.APPEAL_LODGED: _reviewed(Stage.APPEAL),
    E.APPEAL_HEARING: _reviewed(Stage.APPEAL),
    E.APPEAL_DECISION: _decided,
    E.CASSATION_LODGED: _reviewed(Stage.CASSATION),
    E.CASSATION_DECISION: _decided,
    E.SUPERVISORY_REVIEW: _supervised,
    E.LIQUIDATION_SUIT: _sued,
    E.LIQUIDATION_ORDER: _closed,
}
EFFECTS: dict[EventType, Effect] = {
    **STAGES,
    **dict.fromkeys(REMOVALS, _left),
    E.LEFT_COUNTRY: _left,
    E.RETURN_DENIED: _left,
    E.APPREHENDED: _arrested,
    E.DETAINED: _arrested,
    E.TRANSFER: _held,
    E.TAKEN: _lost,
    E.DISAPPEARED: _lost,
    E.REMAND_ORDERED: _remanded,
    E.REMAND_EXTENDED: _remanded,
    E.RELEASE: _released,
    E.REMAND_REPLACED: _milder,
    E.PAROLE_DECISION: _paroled,
    E.PARDON: _pardoned,
    E.AMNESTY: _pardoned,
    E.WANTED_NOTICE: _wanted,
    E.INTERPOL_NOTICE: _sought,
    E.EXTRADITION_REQUEST: _sought,
    E.EXTRADITION_DECISION: _extradition_decided,
    E.TRAVEL_BANNED: _banned,
    E.DEATH: _died,
}

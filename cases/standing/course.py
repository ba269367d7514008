"""The course of a life through custody and court: what each step leaves in force."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cases.codes import REMOVALS, EventType, Outcome, Stage
from cases.happenings import Step
from cases.models import OrderKind, ProceedingKind

IN_PRISON = (OrderKind.IMPRISONMENT, OrderKind.LIFE)
# What a court may do to the person; the other orders bind a State or an office.
SENTENCES = (
    *IN_PRISON,
    OrderKind.SUSPENDED_IMPRISONMENT,
    OrderKind.PROBATION,
    OrderKind.RESTRICTED_LIBERTY,
    OrderKind.CORRECTIONAL_LABOUR,
    OrderKind.FINE,
    OrderKind.ADMINISTRATIVE_ARREST,
    OrderKind.ACTIVITY_BAN,
)
# Only these proceedings make somebody a defendant.
PENAL = (ProceedingKind.CRIMINAL, ProceedingKind.ADMINISTRATIVE)
SCHEDULED = (EventType.HEARING_SCHEDULED, EventType.HEARING_POSTPONED)


@dataclass
class Course:
    """What is in force after the steps so far; each step here is the one that brought it."""

    stage: Stage = Stage.NONE
    stage_by: Step | None = None
    sentence: list[Step] = field(default_factory=list)
    new_charges: bool = False
    convicted: Step | None = None
    died: Step | None = None
    lost: Step | None = None
    removed: Step | None = None
    wanted: Step | None = None
    banned: Step | None = None
    released: Step | None = None
    remand: Step | None = None

    @property
    def imprisoned_by(self) -> list[Step]:
        return [step for step in self.sentence if step.order and step.order.kind in IN_PRISON]

    def at(self, stage: Stage, step: Step) -> None:
        if self.stage != stage:
            self.stage, self.stage_by = stage, step

    def follow(self, step: Step) -> None:
        """Take one more step, in order."""
        if step.order:
            _ordered(self, step)
        elif step.type in EFFECTS and _counts(step):
            EFFECTS[step.type](self, step)


def _counts(step: Step) -> bool:
    """Whether the step is not one of a court case about asylum, money or an organisation."""
    event = step.event
    penal = event is None or event.proceeding is None or event.proceeding.kind in PENAL
    return penal or step.type not in STAGES


def _ordered(course: Course, step: Step) -> None:
    order = step.order
    if order is None or order.kind not in SENTENCES or order.binds_id or order.binds_words:
        return
    same = [one for one in course.sentence if _one_judgment(one, step)]
    course.sentence = [*same, step]
    course.at(Stage.ENFORCEMENT, step)
    course.new_charges, course.wanted, course.lost = False, None, None


def _one_judgment(one: Step, other: Step) -> bool:
    if one.order and other.order and one.order.event_id and other.order.event_id:
        return one.order.event_id == other.order.event_id
    return one.moment == other.moment


def _died(course: Course, step: Step) -> None:
    course.died = step


def _lost(course: Course, step: Step) -> None:
    course.lost = step


def _wanted(course: Course, step: Step) -> None:
    course.wanted = step
    _investigated(course, step)


def _banned(course: Course, step: Step) -> None:
    course.banned = step


def _left(course: Course, step: Step) -> None:
    course.removed, course.lost, course.released, course.banned = step, None, None, None
    if step.type != EventType.LEFT_COUNTRY:
        course.wanted = None


def _held(course: Course, step: Step) -> None:
    course.lost = course.released = None


def _released(course: Course, step: Step) -> None:
    course.sentence = [one for one in course.sentence if one not in course.imprisoned_by]
    course.released, course.lost, course.remand = step, None, None


def _pardoned(course: Course, step: Step) -> None:
    _released(course, step)
    course.sentence, course.convicted = [], None
    course.at(Stage.CLOSED, step)


def _remanded(course: Course, step: Step) -> None:
    _held(course, step)
    _investigated(course, step)
    course.remand = step


def _investigated(course: Course, step: Step) -> None:
    """New charges begin a new investigation; in an open case they change nothing."""
    if course.stage not in (Stage.TRIAL, Stage.APPEAL):
        course.new_charges = bool(course.imprisoned_by)
        course.at(Stage.INVESTIGATION, step)


def _cleared(course: Course, step: Step) -> None:
    course.wanted, course.new_charges, course.convicted = None, False, None
    course.at(Stage.ENFORCEMENT if course.sentence else Stage.CLOSED, step)


def _tried(course: Course, step: Step) -> None:
    """A hearing after the sentence, without an appeal, is about something else."""
    if course.stage in (Stage.NONE, Stage.INVESTIGATION, Stage.CLOSED):
        course.at(Stage.TRIAL, step)


def _judged(course: Course, step: Step) -> None:
    if step.outcome in (Outcome.NOT_GUILTY, Outcome.DISMISSED):
        _cleared(course, step)
        return
    course.convicted = step if step.outcome in (Outcome.GUILTY, Outcome.GUILTY_PARTIAL) else None
    course.at(Stage.TRIAL, step)


def _sentenced(course: Course, step: Step) -> None:
    course.convicted = step
    course.at(Stage.ENFORCEMENT, step)


def _appealed(course: Course, step: Step) -> None:
    course.at(Stage.APPEAL, step)


def _decided(course: Course, step: Step) -> None:
    if step.outcome in (Outcome.OVERTURNED, Outcome.NOT_GUILTY, Outcome.DISMISSED):
        course.sentence, course.convicted = [], None
        course.at(Stage.CLOSED, step)
    else:
        course.at(Stage.TRIAL if step.outcome == Outcome.REMITTED else Stage.ENFORCEMENT, step)


Effect = Callable[[Course, Step], None]
STAGES: dict[EventType, Effect] = {
    EventType.CASE_OPENED: _investigated,
    EventType.CHARGED: _investigated,
    EventType.CHARGES_ADDED: _investigated,
    EventType.CHARGES_DROPPED: _cleared,
    EventType.INDICTMENT_TO_COURT: _tried,
    EventType.HEARING_SCHEDULED: _tried,
    EventType.HEARING_HELD: _tried,
    EventType.HEARING_POSTPONED: _tried,
    EventType.ILL_TREATMENT_ALLEGED: _tried,
    EventType.PROSECUTION_REQUEST: _tried,
    EventType.VERDICT: _judged,
    EventType.SENTENCE: _sentenced,
    EventType.APPEAL_LODGED: _appealed,
    EventType.APPEAL_HEARING: _appealed,
    EventType.APPEAL_DECISION: _decided,
}
EFFECTS: dict[EventType, Effect] = {
    **STAGES,
    **dict.fromkeys(REMOVALS, _left),
    EventType.LEFT_COUNTRY: _left,
    EventType.APPREHENDED: _held,
    EventType.DETAINED: _held,
    EventType.TRANSFER: _held,
    EventType.TAKEN: _lost,
    EventType.DISAPPEARED: _lost,
    EventType.REMAND_ORDERED: _remanded,
    EventType.REMAND_EXTENDED: _remanded,
    EventType.RELEASE: _released,
    EventType.REMAND_REPLACED: _released,
    EventType.PARDON: _pardoned,
    EventType.AMNESTY: _pardoned,
    EventType.WANTED_NOTICE: _wanted,
    EventType.TRAVEL_BANNED: _banned,
    EventType.DEATH: _died,
}


def course_of(steps: list[Step]) -> Course:
    course = Course()
    for step in steps:
        course.follow(step)
    return course

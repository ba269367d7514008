"""The course of a life through custody and court: what is in force after the steps so far."""

from dataclasses import dataclass, field
from uuid import UUID

from cases.codes import EventType, Stage, StandingCode
from cases.happenings import Step
from cases.models import Order, OrderKind, ProceedingKind
from cases.standing.terms import IN_PRISON

SCHEDULED = (
    EventType.HEARING_SCHEDULED,
    EventType.HEARING_POSTPONED,
    EventType.RELEASE_EXPECTED,
    EventType.REMOVAL_SCHEDULED,
)


# Only these proceedings make somebody a defendant, or an organisation one that may be closed.
STAGED = (ProceedingKind.CRIMINAL, ProceedingKind.ADMINISTRATIVE, ProceedingKind.LIQUIDATION)


def is_staged(step: Step) -> bool:
    event = step.event
    return event is None or event.proceeding is None or event.proceeding.kind in STAGED


@dataclass
class Course:
    """What is in force after the steps so far; each step here is the one that brought it.

    `freed_as` tells for what reason the person is free, `judged` is the last judgment;
    `under_way` are the court cases that go on, by their keys, each with its stage and last step.
    """

    stage: Stage = Stage.NONE
    stage_by: Step | None = None
    sentence: list[Step] = field(default_factory=list)
    new_charges: bool = False
    convicted: Step | None = None
    sentenced: Step | None = None
    judged: Step | None = None
    cleared: Step | None = None
    died: Step | None = None
    lost: Step | None = None
    removed: Step | None = None
    wanted: Step | None = None
    banned: Step | None = None
    released: Step | None = None
    freed_as: StandingCode = StandingCode.RELEASED
    closing: Step | None = None
    under_way: dict[UUID | None, tuple[Stage, Step]] = field(default_factory=dict)

    @property
    def imprisoned_by(self) -> list[Step]:
        return [step for step in self.sentence if step.order and step.order.kind in IN_PRISON]

    @property
    def orders(self) -> list[Order]:
        """The sentence, and of an organisation that is to close the closure."""
        orders = [step.order for step in self.sentence if step.order]
        if self.closing is None or self.closing.type == EventType.LIQUIDATION_SUIT:
            return orders
        return [*orders, self.closing.order or Order(kind=OrderKind.ORG_LIQUIDATION)]

    def goes_on(self, stage: Stage, step: Step) -> None:
        if is_staged(step):
            self.under_way[step.court_case] = stage, step

    def sentence_without(self, judgment: Step) -> list[Step]:
        """The orders of other court cases; one of no known court case falls with any judgment."""
        fallen = {judgment.court_case, None}
        return [s for s in self.sentence if judgment.court_case and s.court_case not in fallen]

    def at(self, stage: Stage, step: Step) -> None:
        if self.stage != stage:
            self.stage, self.stage_by = stage, step

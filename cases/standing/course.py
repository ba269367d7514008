"""The course of a life through custody and court: what is in force after the steps so far."""

from dataclasses import dataclass, field

from cases.codes import EventType, Stage, StandingCode
from cases.happenings import Step
from cases.models import Order, OrderKind
from cases.standing.terms import IN_PRISON

SCHEDULED = (
    EventType.HEARING_SCHEDULED,
    EventType.HEARING_POSTPONED,
    EventType.RELEASE_EXPECTED,
    EventType.REMOVAL_SCHEDULED,
)


@dataclass
class Course:
    """What is in force after the steps so far; each step here is the one that brought it.

    `freed_as` tells for what reason the person is free, `judged` is the last judgment.
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

    def at(self, stage: Stage, step: Step) -> None:
        if self.stage != stage:
            self.stage, self.stage_by = stage, step

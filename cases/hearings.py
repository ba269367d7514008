"""Which hearings still stand, and which have been held or put off.

No link is stored between a hearing and what became of it: whoever logs "hearing held" need not look
for the entry that set it. The steps of a party tell it, whatever the order of entry:

- A hearing, verdict or decision takes the place of the hearings set for its own day or before.
- A postponement takes the place of one hearing set for an earlier day than the new one: the first
  that was still ahead when the postponement came to be known; if none was, the last before that
  day; if it is not said when it came to be known, the first of all.

Both only within one court case; a step of which the court case is not known is taken to be of any.
"""

from collections.abc import Iterable
from uuid import UUID

from cases.codes import EventType
from cases.happenings import Step
from cases.models import Event

HEARINGS = (EventType.HEARING_SCHEDULED, EventType.HEARING_POSTPONED)
# After one of these nobody asks any more what came of the hearing.
RESULTS = (
    EventType.HEARING_HELD,
    EventType.APPEAL_HEARING,
    EventType.PAROLE_HEARING,
    EventType.REMAND_ORDERED,
    EventType.REMAND_EXTENDED,
    EventType.REMAND_REPLACED,
    EventType.VERDICT,
    EventType.SENTENCE,
    EventType.ADMIN_SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.APPEAL_DECISION,
    EventType.CASSATION_DECISION,
    EventType.SUPERVISORY_REVIEW,
    EventType.PAROLE_DECISION,
    EventType.REGIME_DECISION,
    EventType.EXTRADITION_DECISION,
    EventType.ASYLUM_DECISION,
    EventType.CHARGES_DROPPED,
    EventType.JUDGMENT,
    EventType.LIQUIDATION_ORDER,
    EventType.PARDON,
    EventType.AMNESTY,
    EventType.DEATH,
)


def past_hearings(steps: Iterable[Step]) -> set[UUID]:
    """Keys of the events that set a hearing which was held or put off, of one party's steps in
    order."""
    held, postponed = _taken_place_of(steps)
    return held | postponed


def put_off(steps: Iterable[Step]) -> set[UUID]:
    """Of those, the hearings that never were on the day for which they were set."""
    return _taken_place_of(steps)[1]


def _taken_place_of(steps: Iterable[Step]) -> tuple[set[UUID], set[UUID]]:
    """Those held, or of which nobody asks any more, and those put off."""
    taken = [(step, step.event) for step in steps if step.event]
    standing = {event.pk: (step, event) for step, event in taken if step.type in HEARINGS}
    held, postponed = set[UUID](), set[UUID]()
    for step, event in taken:
        before = [
            (one, its)
            for key, (one, its) in standing.items()
            if key not in held | postponed and its is not event and _one_court_case(its, event)
        ]
        if step.type in RESULTS:
            held |= {its.pk for one, its in before if one.moment <= step.moment}
        elif step.type == EventType.HEARING_POSTPONED:
            postponed |= _put_off([pair for pair in before if pair[0].moment < step.moment], event)
    return held, postponed


def _put_off(before: list[tuple[Step, Event]], postponement: Event) -> set[UUID]:
    known = postponement.known.earliest
    ahead = [event for step, event in before if known is None or step.moment >= known]
    return {event.pk for event in (ahead[:1] or [event for _, event in before[-1:]])}


def _one_court_case(one: Event, other: Event) -> bool:
    return None in (one.proceeding_id, other.proceeding_id) or (
        one.proceeding_id == other.proceeding_id
    )

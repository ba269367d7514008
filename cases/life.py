"""In which order things come in a life, where the days alone do not tell."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from cases.codes import REMOVALS, EventType

T = TypeVar("T")

# Of two steps on one day, the one that comes first in a life: sent back, then arrested, then
# charged, sentenced, released. What is not listed comes last: examined, complained, buried.
IN_A_LIFE = [
    EventType.WANTED_NOTICE,
    EventType.INTERPOL_NOTICE,
    EventType.TRAVEL_BANNED,
    EventType.EXTRADITION_REQUEST,
    EventType.EXTRADITION_DECISION,
    EventType.EXPULSION_ORDER,
    EventType.REMOVAL_SCHEDULED,
    EventType.DEPORTED,
    EventType.EXTRADITED,
    EventType.RETURNED,
    EventType.LEFT_COUNTRY,
    EventType.RETURN_DENIED,
    EventType.PROTEST,
    EventType.SMEARED,
    EventType.SURVEILLANCE,
    EventType.SUMMONED,
    EventType.SEARCH,
    EventType.TAKEN,
    EventType.APPREHENDED,
    EventType.DETAINED,
    EventType.INTERROGATED,
    EventType.INJURED,
    EventType.ILL_TREATED,
    EventType.THREATENED,
    EventType.CASE_OPENED,
    EventType.SUSPECT_NOTICE,
    EventType.CHARGED,
    EventType.CHARGES_ADDED,
    EventType.CHARGES_AMENDED,
    EventType.REMAND_ORDERED,
    EventType.REMAND_EXTENDED,
    EventType.TRANSFER,
    EventType.INDICTMENT_TO_COURT,
    EventType.LIQUIDATION_SUIT,
    EventType.HEARING_SCHEDULED,
    EventType.HEARING_POSTPONED,
    EventType.HEARING_HELD,
    EventType.TRIAL_CLOSED,
    EventType.ILL_TREATMENT_ALLEGED,
    EventType.PROSECUTION_REQUEST,
    EventType.ADMIN_SENTENCE,
    EventType.VERDICT,
    EventType.LIQUIDATION_ORDER,
    EventType.SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.APPEAL_LODGED,
    EventType.APPEAL_HEARING,
    EventType.APPEAL_DECISION,
    EventType.CASSATION_LODGED,
    EventType.CASSATION_DECISION,
    EventType.SUPERVISORY_REVIEW,
    EventType.REMAND_REPLACED,
    EventType.CHARGES_DROPPED,
    EventType.PAROLE_HEARING,
    EventType.PAROLE_DECISION,
    EventType.RELEASE_EXPECTED,
    EventType.PARDON,
    EventType.AMNESTY,
    EventType.RELEASE,
    EventType.DISAPPEARED,
    EventType.DEATH,
]
BEGINNINGS = (
    EventType.TAKEN,
    EventType.APPREHENDED,
    EventType.DETAINED,
    EventType.LEFT_COUNTRY,
    *REMOVALS,
)


def place_in_life(type: EventType) -> int:
    return IN_A_LIFE.index(type) if type in IN_A_LIFE else len(IN_A_LIFE)


def by_the_clock(in_line: Sequence[T], clock: Callable[[T], datetime | None]) -> list[T]:
    """What stands in line by days and as things go in a life: those of one day whose times are
    known (local ones) take their places among each other by these."""
    timed: dict[date, list[tuple[datetime, int]]] = defaultdict(list)
    moments = [clock(one) for one in in_line]
    for place, moment in enumerate(moments):
        if moment:
            timed[moment.date()].append((moment, place))
    turns = {day: iter(sorted(ones)) for day, ones in timed.items()}
    return [
        in_line[next(turns[moment.date()])[1]] if moment else one
        for one, moment in zip(in_line, moments, strict=True)
    ]

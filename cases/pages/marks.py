"""The shape that stands beside the words of a standing or happening (templates/components/mark)."""

from cases.codes import (
    CUSTODY_ENDS,
    CUSTODY_STARTS,
    LEGAL_TYPES,
    REMOVALS,
    EventType,
    StandingCode,
)

STANDING = {
    StandingCode.AT_LIBERTY_AT_RISK: "risk",
    StandingCode.UNDER_PRESSURE: "risk",
    StandingCode.WANTED: "risk",
    StandingCode.TRAVEL_BAN: "limited",
    StandingCode.HOUSE_ARREST: "limited",
    StandingCode.NON_CUSTODIAL_SENTENCE: "limited",
    StandingCode.ON_TRIAL: "court",
    StandingCode.CONVICTED: "court",
    StandingCode.FATE_UNKNOWN: "missing",
    StandingCode.DISAPPEARED: "missing",
    StandingCode.FORCIBLY_RETURNED: "away",
    StandingCode.EXPELLED: "away",
    StandingCode.RELEASED: "free",
    StandingCode.RELEASED_UNCONDITIONAL: "free",
    StandingCode.RELEASED_CONDITIONAL: "limited",
    StandingCode.RELEASED_SERVED: "free",
    StandingCode.RELEASED_PARDONED: "free",
    StandingCode.DECEASED: "died",
    StandingCode.DECEASED_IN_CUSTODY: "died",
    StandingCode.DETAINED_SHORT: "held",
    StandingCode.ADMIN_ARREST: "held",
    StandingCode.IMMIGRATION_DETENTION: "held",
    StandingCode.PRETRIAL_DETENTION: "held",
    StandingCode.IMPRISONED: "held",
    StandingCode.IMPRISONED_NEW_CHARGES: "held",
    StandingCode.PSYCHIATRIC_CONFINEMENT: "held",
}


def mark_of_standing(code: str) -> str:
    """ "" where nothing is known: the component then draws a bar."""
    return STANDING.get(StandingCode(code), "")


def mark_of_event(type: str) -> str:
    if type in (*REMOVALS, EventType.LEFT_COUNTRY, EventType.RETURN_DENIED):
        return "away"
    if type == EventType.DEATH:
        return "died"
    if type in CUSTODY_STARTS:
        return "held"
    if type in CUSTODY_ENDS:
        return "free"
    return "court" if type in LEGAL_TYPES else "done"

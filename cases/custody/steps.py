"""Which steps begin a custody, which end one, and which tell that there is none."""

from cases.codes import REMOVALS, Custody, EventType
from cases.happenings import Step
from cases.models import Order, OrderKind

OPENED_BY = {
    EventType.APPREHENDED: Custody.APPREHENSION,
    EventType.DETAINED: Custody.APPREHENSION,
    EventType.TAKEN: Custody.INFORMAL,
    EventType.REMAND_ORDERED: Custody.REMAND,
    EventType.REMAND_EXTENDED: Custody.REMAND,
}
OPENED_BY_ORDER = {
    OrderKind.IMPRISONMENT: Custody.PRISON,
    OrderKind.LIFE: Custody.PRISON,
    OrderKind.ADMINISTRATIVE_ARREST: Custody.ADMIN_ARREST,
    OrderKind.PSYCHIATRIC_MEASURE: Custody.PSYCHIATRIC,
}
# A sentence to be served at liberty, by which a custody before trial ends.
AT_LIBERTY = (
    OrderKind.SUSPENDED_IMPRISONMENT,
    OrderKind.PROBATION,
    OrderKind.RESTRICTED_LIBERTY,
    OrderKind.CORRECTIONAL_LABOUR,
    OrderKind.COMMUNITY_WORK,
    OrderKind.FINE,
)
BEFORE_TRIAL = (Custody.APPREHENSION, Custody.REMAND, Custody.HOUSE_ARREST)
CLOSED_BY = (
    EventType.RELEASE,
    EventType.DEATH,
    EventType.PARDON,
    EventType.AMNESTY,
    EventType.REMAND_REPLACED,
    EventType.LEFT_COUNTRY,
    *REMOVALS,
)
# Courts give custody only where they say of which kind; where a court spoke nobody is held.
JUDGED = (
    EventType.ADMIN_SENTENCE,
    EventType.VERDICT,
    EventType.SENTENCE,
    EventType.SENTENCE_MODIFIED,
    EventType.REMAND_REPLACED,
)
RETRIED = (
    EventType.APPEAL_DECISION,
    EventType.CASSATION_DECISION,
    EventType.SUPERVISORY_REVIEW,
)
IN_COURT = (*JUDGED, *RETRIED, EventType.REMAND_ORDERED, EventType.REMAND_EXTENDED)
# Who is wanted or abroad is sentenced in absence, unless something since tells of a custody.
AWAY = (EventType.WANTED_NOTICE, EventType.INTERPOL_NOTICE, EventType.LEFT_COUNTRY)
STILL_AWAY = tuple(
    kind
    for kind in EventType
    if kind not in (*CLOSED_BY, *OPENED_BY, EventType.TRANSFER, EventType.DISCIPLINARY_PENALTY)
)
# Custody that begins with the arrest itself.
FRESH = (Custody.APPREHENSION, Custody.INFORMAL, Custody.CONSULATE_OR_ABROAD)


def out_of_reach(away: Step, order: Order) -> bool:
    """Whether the court sentenced somebody who was wanted, or gone to another country."""
    court = order.event.country if order.event else ""
    return not (away.event and away.event.to_country and away.event.to_country == court)

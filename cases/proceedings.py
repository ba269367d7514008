"""Which court case a happening belongs to: one opens by itself, and can be regrouped."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cases.codes import LEGAL_TYPES, Custody, EventType
from cases.models import Case, Event, Proceeding, ProceedingKind
from core.countries import country_name

E, K = EventType, ProceedingKind

# The kind that a type of happening gives its court case; b.4.
KIND_OF: dict[str, ProceedingKind] = {
    E.ADMIN_SENTENCE: K.ADMINISTRATIVE,
    E.EXPULSION_ORDER: K.IMMIGRATION,
    E.REMOVAL_SCHEDULED: K.IMMIGRATION,
    E.ASYLUM_DECISION: K.IMMIGRATION,
    E.EXTRADITION_REQUEST: K.EXTRADITION,
    E.EXTRADITION_DECISION: K.EXTRADITION,
    E.INTERIM_MEASURE: K.INTERNATIONAL,
    E.INTERNATIONAL_DECISION: K.INTERNATIONAL,
    E.LIQUIDATION_SUIT: K.LIQUIDATION,
    E.LIQUIDATION_ORDER: K.LIQUIDATION,
    E.REGISTRATION_DENIED: K.LIQUIDATION,
}
KIND_OF_CUSTODY = {
    Custody.ADMIN_ARREST: K.ADMINISTRATIVE,
    Custody.IMMIGRATION: K.IMMIGRATION,
    Custody.EXTRADITION_CUSTODY: K.EXTRADITION,
}
# A step in whatever court case is under way; where none is, in one of this kind.
GOES_ON = dict.fromkeys(
    (
        E.HEARING_SCHEDULED, E.HEARING_HELD, E.HEARING_POSTPONED, E.TRIAL_CLOSED, E.APPEAL_LODGED,
        E.APPEAL_HEARING, E.APPEAL_DECISION, E.CASSATION_LODGED, E.CASSATION_DECISION,
        E.SUPERVISORY_REVIEW,
    ),
    K.CRIMINAL,
) | {E.JUDGMENT: K.CIVIL, E.COMPENSATION_ORDERED: K.CIVIL}  # fmt: skip
# Politics, or a complaint about others: no court case of the one it concerns.
OF_NO_COURT = (E.PARLIAMENT_RESOLUTION, E.COMPLAINT_FILED, E.RELEASE_EXPECTED)


def court_case_of(event: Event, case: Case) -> Proceeding | None:
    """The court case of `case` that the event belongs to, not yet saved if it is a new one.

    None for what moves no court case. What is opened after a judgment is another court case, and
    what comes then belongs to the last one opened. Only type, custody and country of the event are
    looked at.
    """
    if event.type not in LEGAL_TYPES or event.type in OF_NO_COURT:
        return None
    new = new_court_case(case, kind_of(event), event.country)
    known = case.proceedings.filter(country=new.country).order_by("-id")
    if event.type not in GOES_ON:
        known = known.filter(kind=new.kind)
    if event.type == E.CASE_OPENED:
        judged = Event.objects.filter(proceeding=OuterRef("pk"), type__in=(E.VERDICT, E.SENTENCE))
        known = known.exclude(Exists(judged))
    return known.first() or new


def new_court_case(case: Case, kind: str, country: str = "") -> Proceeding:
    """Not saved. A court case before an international body is with no country."""
    where = "" if kind == K.INTERNATIONAL else country or case.country
    return Proceeding(case=case, kind=kind, country=where)


def kind_of(event: Event) -> ProceedingKind:
    by_custody = KIND_OF_CUSTODY.get(Custody(event.custody)) if event.custody else None
    return KIND_OF.get(event.type) or by_custody or GOES_ON.get(EventType(event.type), K.CRIMINAL)


def country_of(proceeding: Proceeding) -> str:
    """Its name; "" before an international body, whose kind says it."""
    said = proceeding.country and proceeding.kind != K.INTERNATIONAL
    return country_name(proceeding.country) if said else ""


def in_words(proceeding: Proceeding) -> str:
    """ "criminal, Kazakhstan, Almaly district court, no. 12/3" """
    court = proceeding.court.name if proceeding.court else proceeding.court_words
    number = proceeding.file_number
    parts = [
        str(ProceedingKind(proceeding.kind).label),
        country_of(proceeding),
        court,
        _("no. %(number)s") % {"number": number} if number else "",
    ]
    return ", ".join(part for part in parts if part)

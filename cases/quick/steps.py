"""What is likeliest to happen next, by where a person stands, and what each step asks for."""

from cases.codes import EventType, Stage, StandingCode
from cases.forms.choices import LIKELIEST
from cases.happening_words import WORDS
from cases.heard import flat
from cases.models import Party
from cases.quick.places import LEAVING
from cases.quick.words import DECISIONS

E, S = EventType, StandingCode
Steps = tuple[EventType, ...]

# The five likeliest, the first that fits: by where the person stands, else by the stage.
HELD_SHORT: Steps = (E.REMAND_ORDERED, E.CHARGED, E.RELEASE, E.TRANSFER, E.ACCESS)
ON_REMAND: Steps = (
    E.HEARING_SCHEDULED, E.REMAND_EXTENDED, E.TRANSFER, E.INDICTMENT_TO_COURT, E.RELEASE,
)  # fmt: skip
ON_TRIAL: Steps = (
    E.HEARING_HELD, E.HEARING_SCHEDULED, E.HEARING_POSTPONED, E.VERDICT, E.PROSECUTION_REQUEST,
)  # fmt: skip
ON_APPEAL: Steps = (
    E.APPEAL_HEARING, E.APPEAL_DECISION, E.HEARING_SCHEDULED, E.HEARING_POSTPONED, E.TRANSFER,
)  # fmt: skip
SERVING: Steps = (E.APPEAL_LODGED, E.TRANSFER, E.DISCIPLINARY_PENALTY, E.PAROLE_DECISION, E.RELEASE)
FACING_RETURN: Steps = (
    E.REMOVAL_SCHEDULED, E.INTERIM_MEASURE, E.ASYLUM_DECISION, E.DEPORTED, E.RELEASE,
)  # fmt: skip
RETURNED: Steps = (E.APPREHENDED, E.DETAINED, E.DISAPPEARED, E.INTERROGATED, E.RELEASE)
LOST: Steps = (E.DETAINED, E.RELATIVES_INFORMED, E.COMPLAINT_FILED, E.RELEASE, E.DEATH)
DEAD: Steps = (
    E.BODY_RETURNED, E.AUTOPSY, E.INVESTIGATION_OPENED, E.INVESTIGATION_CLOSED, E.COMPLAINT_FILED,
)  # fmt: skip
AT_LIBERTY: Steps = (E.SUMMONED, E.APPREHENDED, E.SEARCH, E.THREATENED, E.CHARGED)
LET_GO: Steps = (E.SUMMONED, E.APPREHENDED, E.THREATENED, E.TRAVEL_BANNED, E.LEFT_COUNTRY)
ORGANISATION: Steps = (
    E.LIQUIDATION_SUIT, E.HEARING_SCHEDULED, E.LIQUIDATION_ORDER, E.BLOCKED, E.SEARCH,
)  # fmt: skip

BY_CODE: dict[StandingCode, Steps] = {
    S.DETAINED_SHORT: HELD_SHORT,
    S.ADMIN_ARREST: (E.RELEASE, E.APPEAL_LODGED, E.CHARGED, E.REMAND_ORDERED, E.ACCESS),
    S.IMMIGRATION_DETENTION: FACING_RETURN,
    S.FORCIBLY_RETURNED: RETURNED,
    S.DISAPPEARED: LOST,
    S.FATE_UNKNOWN: LOST,
    S.DECEASED: DEAD,
    S.DECEASED_IN_CUSTODY: DEAD,
    S.WANTED: (E.APPREHENDED, E.EXTRADITION_REQUEST, E.INTERPOL_NOTICE, E.SEARCH, E.CHARGED),
    S.EXPELLED: (
        E.ASYLUM_DECISION, E.EXTRADITION_REQUEST, E.THREATENED, E.WANTED_NOTICE, E.RETURNED,
    ),
    S.RELEASED_PARDONED: LET_GO,
    S.RELEASED_SERVED: LET_GO,
    S.RELEASED_UNCONDITIONAL: LET_GO,
}  # fmt: skip
BY_STAGE: dict[Stage, Steps] = {
    Stage.TRIAL: ON_TRIAL,
    Stage.APPEAL: ON_APPEAL,
    Stage.CASSATION: (E.CASSATION_DECISION, *ON_APPEAL[2:], E.RELEASE),
    Stage.SUPERVISION: (E.SUPERVISORY_REVIEW, *ON_APPEAL[2:], E.RELEASE),
}
BY_CODE_THEN: dict[StandingCode, Steps] = {
    S.PRETRIAL_DETENTION: ON_REMAND,
    S.HOUSE_ARREST: ON_REMAND,
    S.ON_TRIAL: ON_TRIAL,
    S.CONVICTED: (E.SENTENCE, *SERVING[:4]),
    S.IMPRISONED: SERVING,
    S.IMPRISONED_NEW_CHARGES: (E.HEARING_SCHEDULED, E.HEARING_HELD, E.VERDICT, *SERVING[1:3]),
    S.NON_CUSTODIAL_SENTENCE: (E.APPEAL_LODGED, E.SENTENCE_MODIFIED, *AT_LIBERTY[:3]),
    S.RELEASED_CONDITIONAL: ON_TRIAL,
}


def likeliest(parties: list[Party]) -> Steps:
    """Five types, by the first party of whom it is known where it stands, else by what it is."""
    standing = (party for party in parties if hasattr(party, "standing"))
    known = next((party for party in standing if party.standing.code != S.UNKNOWN), None)
    if known is None:
        return ORGANISATION if parties and parties[0].organisation_id else AT_LIBERTY
    if known.organisation_id:
        return ORGANISATION
    code, stage = S(known.standing.code), Stage(known.standing.stage)
    return BY_CODE.get(code) or BY_STAGE.get(stage) or BY_CODE_THEN.get(code, AT_LIBERTY)


HEARING: Steps = (
    E.HEARING_SCHEDULED, E.HEARING_HELD, E.HEARING_POSTPONED, E.APPEAL_HEARING, E.PAROLE_HEARING,
)  # fmt: skip
# Besides the date, a few words and the source: what one type needs.
NEEDED: dict[EventType, str] = {
    **dict.fromkeys(DECISIONS, "outcome"),
    **dict.fromkeys(HEARING, "authority_words"),
    **dict.fromkeys((E.APPREHENDED, E.DETAINED, E.TAKEN, E.TRANSFER, E.SEARCH), "place_words"),
    **dict.fromkeys((E.REMAND_ORDERED, E.REMAND_EXTENDED, E.TRAVEL_BANNED), "until_words"),
    **dict.fromkeys((E.CHARGED, E.CHARGES_ADDED), "articles"),
    **dict.fromkeys(LEAVING, "to_country"),
    **dict.fromkeys(
        (E.SENTENCE, E.ADMIN_SENTENCE, E.SENTENCE_MODIFIED, E.PROSECUTION_REQUEST), "imposed"
    ),
}


def types_like(words: str) -> list[EventType]:
    """All types whose label or words, in any of our languages, hold the words; likeliest first."""
    wanted = flat(words).split()
    ordered = [*LIKELIEST, *(kind for kind in E if kind not in LIKELIEST)]
    return [kind for kind in ordered if all(word in _said(kind) for word in wanted)]


def _said(kind: EventType) -> str:
    return flat(" ".join((str(kind.label), *WORDS.get(kind, ()))))

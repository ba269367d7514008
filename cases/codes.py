"""Codes that the program computes with (domain lists b.1, b.2, b.4, b.5).

Types of events are neutral: they say what happened. That it was arbitrary, torture, refoulement or
politically motivated is an Assessment, with somebody's name to it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventType(models.TextChoices):
    # What was done to a person, or what a person did
    APPREHENDED = "APPREHENDED", _("arrested")
    DETAINED = "DETAINED", _("held in custody")
    TAKEN = "TAKEN", _("taken by force")
    TRANSFER = "TRANSFER", _("moved to another place of detention")
    RELEASE = "RELEASE", _("released")
    DEPORTED = "DEPORTED", _("deported")
    EXTRADITED = "EXTRADITED", _("extradited")
    RETURNED = "RETURNED", _("forcibly returned")
    LEFT_COUNTRY = "LEFT_COUNTRY", _("left for another country")
    ILL_TREATED = "ILL_TREATED", _("ill-treated")
    INJURED = "INJURED", _("injured")
    THREATENED = "THREATENED", _("threatened or put under pressure")
    RELATIVES_PRESSED = "RELATIVES_PRESSED", _("relatives put under pressure")
    SEARCH = "SEARCH", _("home or belongings searched")
    TRAVEL_BANNED = "TRAVEL_BANNED", _("barred from leaving the country")
    DISAPPEARED = "DISAPPEARED", _("whereabouts not known")
    DEATH = "DEATH", _("died")
    RELATIVES_INFORMED = "RELATIVES_INFORMED", _("relatives informed")
    AUTOPSY = "AUTOPSY", _("autopsy")
    BODY_RETURNED = "BODY_RETURNED", _("body handed over to relatives")
    MEDICAL_EXAM = "MEDICAL_EXAM", _("medical examination")
    ACCESS = "ACCESS", _("access to lawyer, family or file")
    PROTEST = "PROTEST", _("took part in a protest")
    ALLEGED_CONDUCT = "ALLEGED_CONDUCT", _("conduct complained of")
    PUBLIC_STATEMENT = "PUBLIC_STATEMENT", _("public statement")
    OTHER = "OTHER", _("something else")
    # What moves a proceeding
    SUMMONED = "SUMMONED", _("summoned")
    INTERROGATED = "INTERROGATED", _("questioned")
    COMPLAINT_FILED = "COMPLAINT_FILED", _("complaint filed")
    INVESTIGATION_OPENED = "INVESTIGATION_OPENED", _("investigation opened")
    INVESTIGATION_CLOSED = "INVESTIGATION_CLOSED", _("investigation closed or refused")
    CASE_OPENED = "CASE_OPENED", _("court case opened")
    CHARGED = "CHARGED", _("charged")
    CHARGES_ADDED = "CHARGES_ADDED", _("further charges brought")
    CHARGES_DROPPED = "CHARGES_DROPPED", _("charges dropped")
    WANTED_NOTICE = "WANTED_NOTICE", _("put on a wanted list")
    REMAND_ORDERED = "REMAND_ORDERED", _("remanded in custody")
    REMAND_EXTENDED = "REMAND_EXTENDED", _("remand extended")
    REMAND_REPLACED = "REMAND_REPLACED", _("remand replaced by a milder measure")
    INDICTMENT_TO_COURT = "INDICTMENT_TO_COURT", _("sent to court")
    HEARING_SCHEDULED = "HEARING_SCHEDULED", _("hearing set")
    HEARING_HELD = "HEARING_HELD", _("hearing held")
    HEARING_POSTPONED = "HEARING_POSTPONED", _("hearing postponed")
    ILL_TREATMENT_ALLEGED = "ILL_TREATMENT_ALLEGED", _("ill-treatment alleged in court")
    PROSECUTION_REQUEST = "PROSECUTION_REQUEST", _("sentence sought by the prosecution")
    VERDICT = "VERDICT", _("verdict")
    SENTENCE = "SENTENCE", _("sentenced")
    APPEAL_LODGED = "APPEAL_LODGED", _("appeal lodged")
    APPEAL_HEARING = "APPEAL_HEARING", _("appeal heard")
    APPEAL_DECISION = "APPEAL_DECISION", _("decision on appeal")
    SENTENCE_MODIFIED = "SENTENCE_MODIFIED", _("sentence changed")
    REGIME_DECISION = "REGIME_DECISION", _("decision on prison conditions")
    PARDON = "PARDON", _("pardoned")
    AMNESTY = "AMNESTY", _("amnestied")
    EXPULSION_ORDER = "EXPULSION_ORDER", _("removal ordered")
    ASYLUM_DECISION = "ASYLUM_DECISION", _("decision on asylum")
    INTERIM_MEASURE = "INTERIM_MEASURE", _("interim measure of an international body")
    INTERNATIONAL_DECISION = "INTERNATIONAL_DECISION", _("decision of an international body")
    JUDGMENT = "JUDGMENT", _("judgment of a domestic court")
    PARLIAMENT_RESOLUTION = "PARLIAMENT_RESOLUTION", _("resolution of a parliament")


LEGAL_FROM = list(EventType).index(EventType.SUMMONED)
INCIDENT_TYPES = tuple(list(EventType)[:LEGAL_FROM])
LEGAL_TYPES = tuple(list(EventType)[LEGAL_FROM:])
REMOVALS = (EventType.DEPORTED, EventType.EXTRADITED, EventType.RETURNED)
CUSTODY_STARTS = (
    EventType.APPREHENDED,
    EventType.DETAINED,
    EventType.TAKEN,
    EventType.REMAND_ORDERED,
)
CUSTODY_ENDS = (EventType.RELEASE, EventType.DEATH, *REMOVALS, EventType.REMAND_REPLACED)


class Polarity(models.TextChoices):
    HAPPENED = "HAPPENED", _("happened")
    DID_NOT_HAPPEN = "DID_NOT_HAPPEN", _("did not happen")
    NOT_ALLOWED = "NOT_ALLOWED", _("was not allowed")


class Custody(models.TextChoices):
    """b.2: in what kind of custody an event put or found a person."""

    APPREHENSION = "APPREHENSION", _("police custody")
    ADMIN_ARREST = "ADMIN_ARREST", _("administrative arrest")
    REMAND = "REMAND", _("pre-trial detention")
    HOUSE_ARREST = "HOUSE_ARREST", _("house arrest")
    IMMIGRATION = "IMMIGRATION", _("immigration detention")
    EXTRADITION_CUSTODY = "EXTRADITION_CUSTODY", _("custody pending extradition")
    PSYCHIATRIC = "PSYCHIATRIC", _("psychiatric confinement")
    PRISON = "PRISON", _("prison")
    PUNISHMENT_CELL = "PUNISHMENT_CELL", _("punishment cell")
    INFORMAL = "INFORMAL", _("held without legal basis")
    CONSULATE_OR_ABROAD = "CONSULATE_OR_ABROAD", _("held abroad by agents of the own State")


class Outcome(models.TextChoices):
    """What an event meant for one of the people it concerns."""

    GUILTY = "GUILTY", _("found guilty")
    GUILTY_PARTIAL = "GUILTY_PARTIAL", _("found guilty in part")
    NOT_GUILTY = "NOT_GUILTY", _("acquitted")
    DISMISSED = "DISMISSED", _("case dismissed")
    UPHELD = "UPHELD", _("upheld")
    OVERTURNED = "OVERTURNED", _("overturned")
    REMITTED = "REMITTED", _("sent back")
    GRANTED = "GRANTED", _("granted")
    REFUSED = "REFUSED", _("refused")
    PENDING = "PENDING", _("pending")


class StandingCode(models.TextChoices):
    """b.1: where a person stands, computed from events and orders."""

    UNKNOWN = "UNKNOWN", _("not known")
    AT_LIBERTY_AT_RISK = "AT_LIBERTY_AT_RISK", _("at liberty, at risk")
    TRAVEL_BAN = "TRAVEL_BAN", _("barred from leaving the country")
    WANTED = "WANTED", _("wanted")
    DETAINED_SHORT = "DETAINED_SHORT", _("held for a short time")
    ADMIN_ARREST = "ADMIN_ARREST", _("under administrative arrest")
    IMMIGRATION_DETENTION = "IMMIGRATION_DETENTION", _("in immigration detention")
    PRETRIAL_DETENTION = "PRETRIAL_DETENTION", _("in pre-trial detention")
    HOUSE_ARREST = "HOUSE_ARREST", _("under house arrest")
    ON_TRIAL = "ON_TRIAL", _("on trial")
    CONVICTED = "CONVICTED", _("convicted, sentence not known")
    IMPRISONED = "IMPRISONED", _("in prison")
    IMPRISONED_NEW_CHARGES = "IMPRISONED_NEW_CHARGES", _("in prison, facing new charges")
    PSYCHIATRIC_CONFINEMENT = "PSYCHIATRIC_CONFINEMENT", _("in psychiatric confinement")
    NON_CUSTODIAL_SENTENCE = "NON_CUSTODIAL_SENTENCE", _("under a sentence outside prison")
    FATE_UNKNOWN = "FATE_UNKNOWN", _("fate unknown")
    FORCIBLY_RETURNED = "FORCIBLY_RETURNED", _("forcibly returned, situation unknown")
    EXPELLED = "EXPELLED", _("expelled or in exile")
    RELEASED = "RELEASED", _("released")
    DECEASED = "DECEASED", _("died")
    DECEASED_IN_CUSTODY = "DECEASED_IN_CUSTODY", _("died in custody")


class Stage(models.TextChoices):
    """How far the court case has come."""

    NONE = "NONE", _("no court case known")
    INVESTIGATION = "INVESTIGATION", _("investigation")
    TRIAL = "TRIAL", _("trial")
    APPEAL = "APPEAL", _("appeal")
    ENFORCEMENT = "ENFORCEMENT", _("sentence in force")
    CLOSED = "CLOSED", _("closed")

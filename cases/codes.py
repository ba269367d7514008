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
    SURVEILLANCE = "SURVEILLANCE", _("watched or followed")
    SMEARED = "SMEARED", _("attacked in the media")
    BLOCKED = "BLOCKED", _("website or publication blocked")
    RETURN_DENIED = "RETURN_DENIED", _("not let back into the country")
    PAPERS_REFUSED = "PAPERS_REFUSED", _("passport or citizenship refused or taken")
    ASSEMBLY_STOPPED = "ASSEMBLY_STOPPED", _("assembly banned or dispersed")
    DISCIPLINARY_PENALTY = "DISCIPLINARY_PENALTY", _("punished in prison")
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
    SUSPECT_NOTICE = "SUSPECT_NOTICE", _("named as a suspect")
    INTERROGATED = "INTERROGATED", _("questioned")
    COMPLAINT_FILED = "COMPLAINT_FILED", _("complaint filed")
    INVESTIGATION_OPENED = "INVESTIGATION_OPENED", _("investigation opened")
    INVESTIGATION_CLOSED = "INVESTIGATION_CLOSED", _("investigation closed or refused")
    CASE_OPENED = "CASE_OPENED", _("court case opened")
    CHARGED = "CHARGED", _("charged")
    CHARGES_ADDED = "CHARGES_ADDED", _("further charges brought")
    CHARGES_AMENDED = "CHARGES_AMENDED", _("charges changed")
    CHARGES_DROPPED = "CHARGES_DROPPED", _("charges dropped")
    WANTED_NOTICE = "WANTED_NOTICE", _("put on a wanted list")
    INTERPOL_NOTICE = "INTERPOL_NOTICE", _("sought through Interpol")
    REMAND_ORDERED = "REMAND_ORDERED", _("remanded in custody")
    REMAND_EXTENDED = "REMAND_EXTENDED", _("remand extended")
    REMAND_REPLACED = "REMAND_REPLACED", _("remand replaced by a milder measure")
    INDICTMENT_TO_COURT = "INDICTMENT_TO_COURT", _("sent to court")
    HEARING_SCHEDULED = "HEARING_SCHEDULED", _("hearing set")
    HEARING_HELD = "HEARING_HELD", _("hearing held")
    HEARING_POSTPONED = "HEARING_POSTPONED", _("hearing postponed")
    TRIAL_CLOSED = "TRIAL_CLOSED", _("trial closed to the public")
    ILL_TREATMENT_ALLEGED = "ILL_TREATMENT_ALLEGED", _("ill-treatment alleged in court")
    PROSECUTION_REQUEST = "PROSECUTION_REQUEST", _("sentence sought by the prosecution")
    ADMIN_SENTENCE = "ADMIN_SENTENCE", _("administrative penalty imposed")
    VERDICT = "VERDICT", _("verdict")
    SENTENCE = "SENTENCE", _("sentenced")
    APPEAL_LODGED = "APPEAL_LODGED", _("appeal lodged")
    APPEAL_HEARING = "APPEAL_HEARING", _("appeal heard")
    APPEAL_DECISION = "APPEAL_DECISION", _("decision on appeal")
    CASSATION_LODGED = "CASSATION_LODGED", _("cassation lodged")
    CASSATION_DECISION = "CASSATION_DECISION", _("decision in cassation")
    SUPERVISORY_REVIEW = "SUPERVISORY_REVIEW", _("supervisory review")
    SENTENCE_MODIFIED = "SENTENCE_MODIFIED", _("sentence changed")
    REGIME_REQUEST = "REGIME_REQUEST", _("other prison conditions requested")
    REGIME_DECISION = "REGIME_DECISION", _("decision on prison conditions")
    PAROLE_HEARING = "PAROLE_HEARING", _("parole hearing")
    PAROLE_DECISION = "PAROLE_DECISION", _("decision on parole")
    PARDON = "PARDON", _("pardoned")
    AMNESTY = "AMNESTY", _("amnestied")
    RELEASE_EXPECTED = "RELEASE_EXPECTED", _("release expected")
    EXPULSION_ORDER = "EXPULSION_ORDER", _("removal ordered")
    REMOVAL_SCHEDULED = "REMOVAL_SCHEDULED", _("removal set")
    EXTRADITION_REQUEST = "EXTRADITION_REQUEST", _("extradition requested")
    EXTRADITION_DECISION = "EXTRADITION_DECISION", _("decision on extradition")
    ASYLUM_DECISION = "ASYLUM_DECISION", _("decision on asylum")
    INTERIM_MEASURE = "INTERIM_MEASURE", _("interim measure of an international body")
    INTERNATIONAL_DECISION = "INTERNATIONAL_DECISION", _("decision of an international body")
    JUDGMENT = "JUDGMENT", _("judgment of a domestic court")
    COMPENSATION_ORDERED = "COMPENSATION_ORDERED", _("compensation ordered")
    PARLIAMENT_RESOLUTION = "PARLIAMENT_RESOLUTION", _("resolution of a parliament")
    LIQUIDATION_SUIT = "LIQUIDATION_SUIT", _("suit to close an organisation")
    LIQUIDATION_ORDER = "LIQUIDATION_ORDER", _("organisation ordered to close")
    REGISTRATION_DENIED = "REGISTRATION_DENIED", _("registration refused")


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

# Their sources announce them, so a date without a year lies ahead of its source.
ANNOUNCED = (
    EventType.HEARING_SCHEDULED,
    EventType.HEARING_POSTPONED,
    EventType.REMOVAL_SCHEDULED,
    EventType.RELEASE_EXPECTED,
)


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


class Regime(models.TextChoices):
    """b.2: the conditions in which a sentence or a remand is served."""

    COLONY_SETTLEMENT = "COLONY_SETTLEMENT", _("colony settlement")
    GENERAL = "GENERAL", _("general regime")
    STRICT = "STRICT", _("strict regime")
    SPECIAL = "SPECIAL", _("special regime")
    PRISON = "PRISON", _("prison regime")
    JUVENILE = "JUVENILE", _("juvenile colony")


class Sureness(models.TextChoices):
    """How sure a fact is, asked in one question; grades A-F and 1-6 stay underneath."""

    ESTABLISHED = "ESTABLISHED", _("established")
    REPORTED = "REPORTED", _("reported")
    RUMOUR = "RUMOUR", _("rumour, inside only")


class Outcome(models.TextChoices):
    """What an event meant for one of the people it concerns."""

    GUILTY = "GUILTY", _("found guilty")
    GUILTY_PARTIAL = "GUILTY_PARTIAL", _("found guilty in part")
    NOT_GUILTY = "NOT_GUILTY", _("acquitted")
    DISMISSED = "DISMISSED", _("case dismissed")
    MEDICAL_MEASURE = "MEDICAL_MEASURE", _("compulsory medical measure")
    NO_VERDICT = "NO_VERDICT", _("no verdict")
    UPHELD = "UPHELD", _("upheld")
    OVERTURNED = "OVERTURNED", _("overturned")
    REMITTED = "REMITTED", _("sent back")
    REDUCED = "REDUCED", _("reduced")
    INCREASED = "INCREASED", _("made heavier")
    GRANTED = "GRANTED", _("granted")
    REFUSED = "REFUSED", _("refused")
    PENDING = "PENDING", _("pending")


class StandingCode(models.TextChoices):
    """b.1: where a person stands, computed from events and orders."""

    UNKNOWN = "UNKNOWN", _("not known")
    AT_LIBERTY_AT_RISK = "AT_LIBERTY_AT_RISK", _("at liberty, at risk")
    UNDER_PRESSURE = "UNDER_PRESSURE", _("under surveillance or pressure")
    TRAVEL_BAN = "TRAVEL_BAN", _("barred from leaving the country")
    WANTED = "WANTED", _("wanted")
    DETAINED_SHORT = "DETAINED_SHORT", _("in custody")
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
    DISAPPEARED = "DISAPPEARED", _("disappeared")
    FORCIBLY_RETURNED = "FORCIBLY_RETURNED", _("forcibly returned, situation unknown")
    EXPELLED = "EXPELLED", _("expelled or in exile")
    RELEASED = "RELEASED", _("released")
    RELEASED_UNCONDITIONAL = "RELEASED_UNCONDITIONAL", _("free: cleared of the charges")
    RELEASED_CONDITIONAL = "RELEASED_CONDITIONAL", _("released on conditions")
    RELEASED_SERVED = "RELEASED_SERVED", _("released, sentence served")
    RELEASED_PARDONED = "RELEASED_PARDONED", _("pardoned or amnestied")
    DECEASED = "DECEASED", _("died")
    DECEASED_IN_CUSTODY = "DECEASED_IN_CUSTODY", _("died in custody")


class Stage(models.TextChoices):
    """How far the court case has come."""

    NONE = "NONE", _("no court case known")
    PRE_INVESTIGATION = "PRE_INVESTIGATION", _("before an investigation")
    INVESTIGATION = "INVESTIGATION", _("investigation")
    TRIAL = "TRIAL", _("trial")
    APPEAL = "APPEAL", _("appeal")
    CASSATION = "CASSATION", _("cassation")
    SUPERVISION = "SUPERVISION", _("supervisory review")
    ENFORCEMENT = "ENFORCEMENT", _("sentence in force")
    CLOSED = "CLOSED", _("closed")


class RunsOut(models.TextChoices):
    """What the clock ends, and somebody has to watch."""

    REMAND = "REMAND", _("remand runs out")
    APPEAL = "APPEAL", _("time to appeal runs out")
    TERM = "TERM", _("term ends")
    CUSTODY = "CUSTODY", _("custody order runs out")

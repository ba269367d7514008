"""What happened to whom, who said so, and what follows from it."""

from cases.models.case import Case, CaseStatus, Note, NoteKind, Party, Situation, Task
from cases.models.consent import NOT_ASKED, TOLD, USES, Answer, Basis, Consent, GivenBy, How, Use
from cases.models.event import Event, EventParty, Incident, LegalEvent, Outcome, Polarity
from cases.models.judgement import Assessment, Figure, FigureKind
from cases.models.law import Law, LawStage, Provision
from cases.models.listing import CaseListing, PersonListing
from cases.models.proceeding import (
    Charge,
    ChargeAnswer,
    ChargeStatus,
    Compliance,
    EventCharge,
    Order,
    OrderEffect,
    OrderKind,
    Proceeding,
    ProceedingKind,
)
from cases.models.source import Citation, Credibility, Document, Mention, Source
from cases.models.standing import Override, PartyStanding, PersonStanding, WarningAnswer
from people.models import Reliability

__all__ = [
    "NOT_ASKED",
    "TOLD",
    "USES",
    "Answer",
    "Assessment",
    "Basis",
    "Case",
    "CaseListing",
    "CaseStatus",
    "Charge",
    "ChargeAnswer",
    "ChargeStatus",
    "Citation",
    "Compliance",
    "Consent",
    "Credibility",
    "Document",
    "Event",
    "EventCharge",
    "EventParty",
    "Figure",
    "FigureKind",
    "GivenBy",
    "How",
    "Incident",
    "Law",
    "LawStage",
    "LegalEvent",
    "Mention",
    "Note",
    "NoteKind",
    "Order",
    "OrderEffect",
    "OrderKind",
    "Outcome",
    "Override",
    "Party",
    "PartyStanding",
    "PersonListing",
    "PersonStanding",
    "Polarity",
    "Proceeding",
    "ProceedingKind",
    "Provision",
    "Reliability",
    "Situation",
    "Source",
    "Task",
    "Use",
    "WarningAnswer",
]

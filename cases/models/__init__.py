"""What happened to whom, who said so, and what follows from it."""

from cases.models.case import Case, CaseStatus, Note, Party, Situation, Task
from cases.models.consent import Answer, Basis, Consent
from cases.models.event import Event, EventParty, Incident, LegalEvent, Outcome, Polarity
from cases.models.judgement import Assessment, Figure, FigureKind
from cases.models.law import Law, LawStage, Provision
from cases.models.proceeding import (
    Charge,
    ChargeAnswer,
    ChargeStatus,
    Compliance,
    Order,
    OrderKind,
    Proceeding,
    ProceedingKind,
)
from cases.models.source import Citation, Credibility, Document, Mention, Reliability, Source
from cases.models.standing import PartyStanding, PersonStanding

__all__ = [
    "Answer",
    "Assessment",
    "Basis",
    "Case",
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
    "EventParty",
    "Figure",
    "FigureKind",
    "Incident",
    "Law",
    "LawStage",
    "LegalEvent",
    "Mention",
    "Note",
    "Order",
    "OrderKind",
    "Outcome",
    "Party",
    "PartyStanding",
    "PersonStanding",
    "Polarity",
    "Proceeding",
    "ProceedingKind",
    "Provision",
    "Reliability",
    "Situation",
    "Source",
    "Task",
]

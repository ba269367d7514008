"""Visits and events ahead, what we ask of whom, and the letters that ask it."""

from advocacy.models.ask import Ask, AskStatus, Pledge, Response, Result
from advocacy.models.letter import (
    Letter,
    LetterAsk,
    LetterCase,
    LetterStatus,
    Paragraph,
    ParagraphPurpose,
    Section,
    SectionKind,
    Signatory,
)
from advocacy.models.occasion import Occasion, OccasionStatus, Participation, Side

__all__ = [
    "Ask",
    "AskStatus",
    "Letter",
    "LetterAsk",
    "LetterCase",
    "LetterStatus",
    "Occasion",
    "OccasionStatus",
    "Paragraph",
    "ParagraphPurpose",
    "Participation",
    "Pledge",
    "Response",
    "Result",
    "Section",
    "SectionKind",
    "Side",
    "Signatory",
]

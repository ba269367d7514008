"""Visits and events ahead, what we ask of whom, and the letters that ask it."""

from advocacy.models.ask import Ask, AskStatus, Pledge, Response, Result
from advocacy.models.letter import (
    Letter,
    LetterAsk,
    LetterCase,
    LetterParagraph,
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
    "LetterParagraph",
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

"""Visits and events ahead, what we ask of whom, and the letters that ask it."""

from advocacy.models.approval import Approval, Edition, EditionPart, Sending, SentBy, Signatory
from advocacy.models.ask import Ask, AskStatus, Pledge
from advocacy.models.letter import (
    Letter,
    LetterAsk,
    LetterCase,
    LetterKind,
    LetterParagraph,
    LetterStatus,
    Readers,
)
from advocacy.models.occasion import Occasion, OccasionStatus, Participation, Side
from advocacy.models.outcome import AnswerKind, AnswerMeans, OutcomeCode, Response, Result
from advocacy.models.paragraph import Paragraph, ParagraphFigure, ParagraphPurpose
from advocacy.models.section import Section, SectionKind

__all__ = [
    "AnswerKind",
    "AnswerMeans",
    "Approval",
    "Ask",
    "AskStatus",
    "Edition",
    "EditionPart",
    "Letter",
    "LetterAsk",
    "LetterCase",
    "LetterKind",
    "LetterParagraph",
    "LetterStatus",
    "Occasion",
    "OccasionStatus",
    "OutcomeCode",
    "Paragraph",
    "ParagraphFigure",
    "ParagraphPurpose",
    "Participation",
    "Pledge",
    "Readers",
    "Response",
    "Result",
    "Section",
    "SectionKind",
    "Sending",
    "SentBy",
    "Side",
    "Signatory",
]

"""English, British or American as the house writes it."""

from advocacy.languages.english.annex import annex_head, annex_row
from advocacy.languages.english.asks import ask, asks
from advocacy.languages.english.case import case, case_introduction
from advocacy.languages.english.countries import address, figure, law
from advocacy.languages.english.frame import (
    HEADINGS,
    addressee,
    contact,
    copies,
    dateline,
    headline,
    numbered_notes,
    salutation,
    signatory,
    signature,
    subject,
)
from advocacy.languages.english.library import paragraph
from advocacy.languages.english.missing import MISSING
from advocacy.languages.english.occasions import opening, pledge, title_of
from advocacy.languages.english.sources import source_note
from advocacy.languages.english.statement import course, history, news, qualification, stands, who
from advocacy.languages.english.words import countries_in_words

CODE = "en"

__all__ = [
    "CODE", "HEADINGS", "MISSING", "address", "addressee", "annex_head", "annex_row", "ask", "asks",
    "case", "case_introduction", "contact", "copies", "countries_in_words", "course", "dateline",
    "figure", "headline", "history", "law", "news", "numbered_notes", "opening", "paragraph",
    "pledge", "qualification", "salutation", "signatory", "signature", "source_note", "stands",
    "subject", "title_of", "who",
]  # fmt: skip

"""French: a letter of its own, not a translation of the English one.

No form agrees with a person whose sex is not recorded; typography has its narrow spaces; what is
recorded only in another language is a gap, or quoted with the name of its language.
"""

from advocacy.languages.french.annex import annex_head, annex_row
from advocacy.languages.french.asks import ask, asks
from advocacy.languages.french.case import case, case_introduction
from advocacy.languages.french.countries import all_named as countries_in_words
from advocacy.languages.french.frame import (
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
from advocacy.languages.french.land import address, figure, law
from advocacy.languages.french.library import paragraph, pledge
from advocacy.languages.french.missing import MISSING
from advocacy.languages.french.occasions import opening, title_of
from advocacy.languages.french.sources import source_note
from advocacy.languages.french.statement import course, history, news, qualification, stands, who

CODE = "fr"

__all__ = [
    "CODE",
    "HEADINGS",
    "MISSING",
    "address",
    "addressee",
    "annex_head",
    "annex_row",
    "ask",
    "asks",
    "case",
    "case_introduction",
    "contact",
    "copies",
    "countries_in_words",
    "course",
    "dateline",
    "figure",
    "headline",
    "history",
    "law",
    "news",
    "numbered_notes",
    "opening",
    "paragraph",
    "pledge",
    "qualification",
    "salutation",
    "signatory",
    "signature",
    "source_note",
    "stands",
    "subject",
    "title_of",
    "who",
]

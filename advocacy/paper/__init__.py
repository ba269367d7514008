"""From the sections of a letter to what leaves the house: PDF, DOCX and plain text."""

from advocacy.paper.papers import LONGEST, TooLongError, last_change
from advocacy.paper.pdf import letter_html, letter_pdf
from advocacy.paper.text import letter_text
from advocacy.paper.word import letter_docx

__all__ = [
    "LONGEST", "TooLongError", "last_change", "letter_docx", "letter_html", "letter_pdf",
    "letter_text",
]  # fmt: skip

"""The files of a letter: what was frozen at its approval, or the letter as it stands."""

from collections.abc import Callable
from typing import Any

from advocacy.models import Edition, EditionPart, Letter
from advocacy.paper.pdf import letter_pdf
from advocacy.paper.text import letter_text
from advocacy.paper.word import letter_docx
from core import blobs

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
MAKE: dict[str, Callable[..., Any]] = {"pdf": letter_pdf, "docx": letter_docx, "txt": letter_text}


class NoSuchFileError(LookupError):
    """The letter has no such part, or not in this language."""


def file_of(letter: Letter, language: str, part: str, kind: str) -> bytes:
    """`kind` is a key of TYPES. Raises NoSuchFileError; of a draft also PdfError, TooLongError."""
    if kind not in TYPES or language not in letter.languages:
        raise NoSuchFileError
    if letter.is_frozen:
        return _frozen(letter, language, part, kind)
    if part == EditionPart.CLOSED_ANNEX and not has_closed_annex(letter, language):
        raise NoSuchFileError
    made = MAKE[kind](letter, language, part)
    return made.encode() if isinstance(made, str) else made


def has_closed_annex(letter: Letter, language: str) -> bool:
    annexes = letter.sections.filter(language=language, kind="CLOSED_ANNEX", is_off=False)
    return annexes.exclude(text="").exists()


def _frozen(letter: Letter, language: str, part: str, kind: str) -> bytes:
    """Of the approval that stands: what was taken back is no letter."""
    editions = Edition.objects.filter(
        approval__letter=letter, approval__taken_back_because="", language=language, part=part
    )
    edition = editions.select_related("pdf", "docx").last()
    if edition is None:
        raise NoSuchFileError
    return edition.text.encode() if kind == "txt" else blobs.read(getattr(edition, kind))

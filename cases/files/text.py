"""The plain text of a document, for reading beside a form."""

import codecs
import re

from django.utils.translation import gettext as _

from cases.files import opening
from cases.files.kinds import KINDS, FileRefused, extension_of
from cases.models import Document
from core import blobs

READABLE = ("TEXT", "PDF", "DOCX", "EML")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")


def text_of(document: Document) -> str:
    """The text of a TXT, CSV, DOCX, EML or of a PDF that holds text; at most 2 000 000 characters.

    Raises FileRefused where there is none, saying why.
    """
    kind = KINDS.get(extension_of(document.file_name))
    if kind is None or document.original is None or kind.check not in READABLE:
        raise FileRefused(_("The text of this file cannot be read here."))
    data = blobs.read(document.original)
    text = decode(data) if kind.check == "TEXT" else _opened(kind.check, data)
    if not text.strip():
        raise FileRefused(_("The file holds no text, perhaps only pictures of pages."))
    return text


def _opened(check: str, data: bytes) -> str:
    return opening.run("text", check, data).decode().replace("\0", "")


def decode(data: bytes) -> str:
    """Text in UTF-8, in UTF-16 with a mark, or in Windows Cyrillic. Raises FileRefused.

    Windows Cyrillic reads any bytes at all, so it is believed only where Cyrillic comes out and no
    word mixes the two alphabets, as French read by mistake does at every accent.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text) and not (encoding == "cp1251" and MIXED.search(text)):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise FileRefused(_("This text cannot be read. Save it as text in UTF-8 and try again."))

"""Which files are taken in: the name and the first bytes have to agree on one of these kinds.

A table and not a guessing library: each kind that is let in is one that we know how to check, and
guessing among a thousand others would only be turned into this list again.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MB = 1024 * 1024
LONGEST_NAME = 150  # characters


class FileRefused(Exception):  # noqa: N818 the sentence is for people, and reads so
    """Why a file is not taken in: a whole sentence for the person who sent it."""


class Family(models.TextChoices):
    PICTURE = "PICTURE", gettext_lazy("picture")
    PAPER = "PAPER", gettext_lazy("document")
    RECORDING = "RECORDING", gettext_lazy("sound or video")


LIMITS = {Family.PICTURE: 25 * MB, Family.PAPER: 25 * MB, Family.RECORDING: 100 * MB}  # bytes


@dataclass(frozen=True)
class Kind:
    """`begins` matches the first bytes; `check` names what cases/files/child.py does with it."""

    family: Family
    media_type: str
    begins: bytes = rb""
    check: str = ""


OFFICE = "application/vnd.openxmlformats-officedocument."
HEIC = Kind(Family.PICTURE, "image/heic", rb"....ftyp(hei[cxms]|hev[cx]|mif1|msf1)", "HEIF")
JPEG = Kind(Family.PICTURE, "image/jpeg", rb"\xff\xd8\xff", "JPEG")
OGG = Kind(Family.RECORDING, "audio/ogg", rb"OggS")
ISO = rb"....ftyp(isom|iso\d|mp4\d|avc1|M4[AVB] |M4VH|MSNV|dash|3gp\d)"
TEXT = Kind(Family.PAPER, "text/plain", check="TEXT")
KINDS = {
    "jpg": JPEG,
    "jpeg": JPEG,
    "png": Kind(Family.PICTURE, "image/png", rb"\x89PNG\r\n\x1a\n", "PNG"),
    "webp": Kind(Family.PICTURE, "image/webp", rb"RIFF....WEBP", "WEBP"),
    "heic": HEIC,
    "heif": HEIC,
    "pdf": Kind(Family.PAPER, "application/pdf", rb"%PDF-\d", "PDF"),
    "docx": Kind(Family.PAPER, f"{OFFICE}wordprocessingml.document", rb"PK\x03\x04", "DOCX"),
    "xlsx": Kind(Family.PAPER, f"{OFFICE}spreadsheetml.sheet", rb"PK\x03\x04", "XLSX"),
    "odt": Kind(Family.PAPER, "application/vnd.oasis.opendocument.text", rb"PK\x03\x04", "ODT"),
    "eml": Kind(Family.PAPER, "message/rfc822", check="EML"),
    "txt": TEXT,
    "csv": Kind(Family.PAPER, "text/csv", check="TEXT"),
    "mp3": Kind(Family.RECORDING, "audio/mpeg", rb"ID3|\xff[\xe2-\xff]"),
    "m4a": Kind(Family.RECORDING, "audio/mp4", ISO),
    "ogg": OGG,
    "oga": OGG,
    "opus": OGG,
    "wav": Kind(Family.RECORDING, "audio/wav", rb"RIFF....WAVE"),
    "mp4": Kind(Family.RECORDING, "video/mp4", ISO),
    "mov": Kind(Family.RECORDING, "video/quicktime", rb"....(ftypqt  |moov|mdat|wide|free|skip)"),
    "webm": Kind(Family.RECORDING, "video/webm", rb"\x1aE\xdf\xa3.{0,60}webm"),
}


def clean_name(name: str) -> str:
    """The name without folders, controls and marks that turn the direction of writing.

    A name that ends in "\u202egpj.exe" is shown as "exe.jpg" by some; here it stays an .exe.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(c for c in last if not unicodedata.category(c).startswith("C"))
    path = PurePosixPath(" ".join(shown.split()))
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix


def extension_of(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def kind_of(name: str, data: bytes) -> Kind:
    """The kind on which a cleaned name and the first bytes agree. Raises FileRefused."""
    kind = KINDS.get(extension_of(name))
    if kind is None:
        raise FileRefused(
            _("Files of this kind are not taken in. These are: %(kinds)s.")
            % {"kinds": ", ".join(sorted(KINDS))}
        )
    if not data:
        raise FileRefused(_("The file is empty."))
    if len(data) > LIMITS[kind.family]:
        raise FileRefused(
            _("The file is larger than %(limit)d MB, the most for files of its kind.")
            % {"limit": LIMITS[kind.family] // MB}
        )
    if not re.match(kind.begins, data, re.DOTALL):
        raise FileRefused(_("Inside, the file is not what its name says. It may be renamed."))
    return kind

"""Taking files in, and saying what they show."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.files import opening
from cases.files.kinds import Family, FileRefused, Kind, clean_name, kind_of
from cases.files.text import decode
from cases.models import Case, Document, Source
from core import blobs
from core.actor import acting
from core.models import Blob


@transaction.atomic
def add_document(
    *,
    by: User,
    upload: UploadedFile,
    case: Case | None = None,
    source: Source | None = None,
    graphic: bool = False,
    description: str = "",
) -> Document:
    """Keep a file with a case, a source or both. Raises FileRefused, and then keeps nothing."""
    name, data = clean_name(upload.name or ""), upload.read()
    kind = kind_of(name, data)
    preview = _looked_at(kind, data)
    original = blobs.store(data)
    _refuse_twice(original, case, source)
    document = Document(
        case=case,
        source=source,
        original=original,
        preview=blobs.store(preview) if preview else None,
        file_name=name,
        media_type=kind.media_type,
        sha256=original.sha256,
        size=original.size,
        graphic=graphic,
        description=description,
    )
    with acting(by):
        document.save()
    return document


@transaction.atomic
def change_document(*, by: User, document: Document, reason: str) -> None:
    """What is said of a file may change; the file may not."""
    with acting(by, reason):
        document.save(update_fields=["graphic", "description"])


def _looked_at(kind: Kind, data: bytes) -> bytes:
    """Opens what can be opened; returns a picture's preview."""
    if kind.check == "TEXT":
        decode(data)
        return b""
    if kind.family == Family.RECORDING:
        return b""
    return opening.run("check", kind.check, data)


def _refuse_twice(original: Blob, case: Case | None, source: Source | None) -> None:
    if Document.objects.filter(case=case, source=source, sha256=original.sha256).exists():
        raise FileRefused(_("This file is here already."))

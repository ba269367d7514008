"""Documents as pages list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from cases.files.kinds import KINDS, Family, extension_of
from cases.models import Case, Document, Source


@dataclass(frozen=True)
class DocumentLine:
    """`fold`: shown only when somebody asks for it. `stored`: the file itself is here."""

    document: Document
    kind: str
    by: str
    on: datetime | None

    @property
    def fold(self) -> bool:
        return self.document.graphic

    @property
    def stored(self) -> bool:
        return self.document.original_id is not None


def documents_of(of: Case | Source, user: User) -> list[DocumentLine]:
    """Newest first."""
    return _lines(of.documents.visible_to(user).order_by("-id"))


def _lines(documents: Iterable[Document]) -> list[DocumentLine]:
    documents = list(documents)
    first = Document.history.filter(id__in=[one.pk for one in documents], version=1)
    added = {row.id: row for row in first}
    return [
        DocumentLine(
            document=one,
            kind=_kind(one),
            by=added[one.pk].history_user_name if one.pk in added else "",
            on=added[one.pk].history_date if one.pk in added else None,
        )
        for one in documents
    ]


def _kind(document: Document) -> str:
    kind = KINDS.get(extension_of(document.file_name))
    return str((kind.family if kind else Family.PAPER).label)

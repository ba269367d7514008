"""Who said so, in which words: a citation as a reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.models import Citation, Credibility, Source


@dataclass(frozen=True)
class Said:
    """One citation. `publisher` is the short name; `told_by` reads "according to …", or is empty.

    Of a source that the reader may not see, only that there is one.
    """

    source: Source
    visible: bool
    publisher: str
    quote: str = ""
    paragraph: int | None = None
    page: str = ""
    told_by: str = ""
    contradicts: bool = False
    credibility: str = Credibility.UNJUDGED

    @property
    def reference(self) -> str:
        return self.source.reference if self.visible else ""


class Library:
    """Turns citations into what one reader may see. `citations` are all that will be asked for.

    `visible` are the sources that may be named and quoted.
    """

    def __init__(self, citations: Iterable[Citation], visible: QuerySet[Source]) -> None:
        sources = {citation.source_id for citation in citations}
        origins = {citation.origin_id for citation in citations if citation.origin_id}
        shown = visible.filter(pk__in=sources | origins)
        self.visible: set[UUID] = set(shown.values_list("pk", flat=True))

    def said(self, citations: Iterable[Citation]) -> tuple[Said, ...]:
        return tuple(self._said(citation) for citation in citations)

    def _said(self, citation: Citation) -> Said:
        source = citation.source
        if source.pk not in self.visible:
            return Said(source, visible=False, publisher=_("a protected source"))
        return Said(
            source=source,
            visible=True,
            publisher=publisher_of(source),
            quote=citation.quote,
            paragraph=citation.paragraph,
            page=citation.page,
            told_by=self._told_by(citation.origin),
            contradicts=citation.contradicts,
            credibility=citation.credibility,
        )

    def _told_by(self, origin: Source | None) -> str:
        if origin is None:
            return ""
        if origin.pk not in self.visible:
            return _("according to a protected source")
        return _("according to {source}").format(source=publisher_of(origin))


def publisher_of(source: Source) -> str:
    """The short name of who published it, else the words for it, else its title."""
    return source.issuer or source.title

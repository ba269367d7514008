"""The numbered sources of a page: each once, in the order in which the page first needs it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Citation, Credibility, Source
from cases.models.source import CITABLE
from cases.timeline import Said
from core.dates import show
from core.facts import Fact

# The name of the key of a citation, by the label of the model that it points to.
ARC = {label: name for name, label in CITABLE.items()}


@dataclass(frozen=True)
class Cite:
    number: int
    title: str


@dataclass
class NumberedSource:
    """A source as the list at the foot of a page shows it; `quotes` are its words on this page."""

    number: int
    source: Source
    open_to_reader: bool
    quotes: list[str] = field(default_factory=list)
    credibility: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        return self.source.title if self.open_to_reader else _("a protected source")

    @property
    def meta(self) -> str:
        if not self.open_to_reader:
            return ""
        by = self.source.publisher.name if self.source.publisher else self.source.publisher_words
        return " · ".join(part for part in (by, show(self.source.published)) if part)

    @property
    def trust(self) -> list[str]:
        """Reliability of the source and credibility of what it says, in words."""
        judged = [str(self.source.grade.label)]
        said = sorted(self.credibility - {Credibility.UNJUDGED})
        return judged + [str(Credibility(code).label) for code in said]


class Cites:
    """The citations of facts, read together, and the numbers that their sources get."""

    def __init__(
        self, user: User, facts: Iterable[Fact], citations: Iterable[Citation] | None = None
    ) -> None:
        """`citations` are those of a day in the past; without them, the facts' of today."""
        self._by_fact: dict[Any, list[Citation]] = defaultdict(list)
        self._numbered: dict[Any, NumberedSource] = {}
        citations = list(_citations(facts) if citations is None else citations)
        for citation in citations:
            self._by_fact[target_of(citation)].append(citation)
        sources = {citation.source_id for citation in citations}
        visible = Source.objects.visible_to(user).filter(pk__in=sources)
        self._open = set(visible.values_list("pk", flat=True))

    def of(self, *facts: Fact) -> list[Cite]:
        """The numbers of the sources of these facts, each once, in order."""
        found = {}
        for fact in facts:
            for citation in self._by_fact[fact.pk]:
                visible = citation.source_id in self._open
                numbered = self._number(citation.source, citation, visible=visible)
                found[numbered.number] = Cite(numbered.number, numbered.title)
        return [found[number] for number in sorted(found)]

    def of_said(self, said: Iterable[Said]) -> list[Cite]:
        """The same for citations that the timeline has read."""
        found = {}
        for one in said:
            numbered = self._number(one.source, one, visible=one.visible)
            found[numbered.number] = Cite(numbered.number, numbered.title)
        return [found[number] for number in sorted(found)]

    def sources(self) -> list[NumberedSource]:
        return list(self._numbered.values())

    def _number(self, source: Source, said: Citation | Said, *, visible: bool) -> NumberedSource:
        if source.pk not in self._numbered:
            number = len(self._numbered) + 1
            self._numbered[source.pk] = NumberedSource(number, source, visible)
        numbered = self._numbered[source.pk]
        numbered.credibility.add(said.credibility)
        if said.quote and said.quote not in numbered.quotes and visible:
            numbered.quotes.append(said.quote)
        return numbered


def _citations(facts: Iterable[Fact]) -> Iterable[Citation]:
    by_arc = defaultdict(list)
    for fact in facts:
        by_arc[ARC[fact._meta.concrete_model._meta.label]].append(fact.pk)  # type: ignore[union-attr]
    if not by_arc:
        return []
    any_of = Q()
    for arc, keys in by_arc.items():
        any_of |= Q(**{f"{arc}__in": keys})
    return Citation.objects.filter(any_of).with_sources().order_by("id")


def target_of(citation: Citation) -> Any:
    keys = (getattr(citation, f"{arc}_id") for arc in CITABLE)
    return next(key for key in keys if key is not None)

"""What the page shows where a source is read for a case."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from cases.codes import EventType
from cases.files import FileRefused, text_of
from cases.models import Case, Citation, Document, Party, Source
from cases.reading.dates import dates_in
from cases.reading.finding import CHARGE, EVENT, ORDER, Proposal, Setting, proposals
from cases.reading.kinds import KINDS
from cases.reading.known import article_known, names_another, others_named, parties_named
from cases.reading.text import Paragraph, marked, notes_called, paragraphs
from cases.sourcing.sayings import citations_seen
from core.clock import today
from people.models import Person


@dataclass(frozen=True)
class Passage:
    """Words chosen from the text, and the number of the paragraph in which they begin."""

    quote: str
    paragraph: int | None


@dataclass(frozen=True)
class Found:
    """A fact that the passage may tell, as a button offers it; `logged` with these very words."""

    words: str
    kind: str
    initial: dict[str, Any]
    logged: bool


class Pane:
    """One source read for one case by `user`, who sees both."""

    def __init__(self, case: Case, source: Source, user: User) -> None:
        self.case, self.source, self.user = case, source, user

    @cached_property
    def parties(self) -> list[Party]:
        rows = Party.objects.filter(case=self.case).with_people(self.user)
        return list(rows.select_related("organisation", "law", "role"))

    @cached_property
    def _read(self) -> tuple[Document | None, str]:
        """The first document of the source that has a text, and that."""
        for document in Document.objects.filter(source=self.source).select_related("original"):
            try:
                return document, text_of(document)
            except FileRefused:
                continue
        return None, ""

    @property
    def text(self) -> str:
        """Empty where no document of the source has one."""
        return self._read[1]

    @property
    def graphic(self) -> Document | None:
        """The document whose text is folded until somebody asks for it."""
        document, _text = self._read
        return document if document and document.graphic else None

    @property
    def cited(self) -> QuerySet[Citation]:
        """What is logged from the source, as far as the reader sees it."""
        return citations_seen(self.source, self.user)

    @cached_property
    def _cut(self) -> list[Paragraph]:
        return paragraphs(self.text)

    def paragraphs(self) -> list[Paragraph]:
        """With the sentences marked on which a fact rests."""
        quotes = self.cited.exclude(quote="").values_list("quote", flat=True)
        return marked(self._cut, quotes)

    def passage(self, sent: Mapping[str, Any]) -> Passage | None:
        """What was chosen: the sentence of a button "3.2", marked words, or those from before."""
        if "use" in sent:
            return self._sentence(str(sent["use"]))
        words = " ".join(str(sent.get("selected") or sent.get("quote", "")).split())
        number = str(sent.get("selected_paragraph") or sent.get("paragraph", ""))
        paragraph = int(number) if number.isdecimal() and len(number) < 5 else None
        return Passage(words, paragraph) if words else None

    def _sentence(self, place: str) -> Passage | None:
        for paragraph in self._cut:
            for number, sentence in enumerate(paragraph.sentences, start=1):
                if place == f"{paragraph.number}.{number}":
                    return Passage(sentence.text, paragraph.number)
        return None

    def found(self, passage: Passage) -> list[Found]:
        """What the passage may tell; of more than one kind or type, in the order of the text."""
        setting = Setting(
            anchor=self.source.published.latest or today(),
            country=self.case.country,
            notes=notes_called(passage.quote, self.text),
        )
        logged = self._logged(passage)
        return [self._found(one, passage, logged) for one in proposals(passage.quote, setting)]

    def _found(self, proposal: Proposal, passage: Passage, logged: Counter[str]) -> Found:
        """Marked as logged as many times as facts of the kind or type cite these words."""
        initial = {**self.blank(proposal.kind, passage), **proposal.initial}
        words, key = "", proposal.kind
        if proposal.kind == EVENT:
            key = initial["type"]
            words = capfirst(str(EventType(key).label))
            self._outcomes(initial)
        elif proposal.article:
            known = article_known(proposal.article, self.case.country)
            initial |= {"provision": known.pk} if known else {}
            words = _("Charge: Art. %(number)s") % {"number": proposal.article}
        done = logged[key] > 0
        logged[key] -= done
        return Found(words or str(KINDS[proposal.kind].label), proposal.kind, initial, done)

    def _logged(self, passage: Passage) -> Counter[str]:
        cited = self.cited.filter(quote=passage.quote)
        rows = cited.values_list("event__type", "charge", "order")
        return Counter(
            type or (CHARGE if charge else ORDER if order else "") for type, charge, order in rows
        )

    def blank(self, kind: str, passage: Passage) -> dict[str, Any]:
        """What a form of any kind starts with: the words, and those of the case named in them."""
        start: dict[str, Any] = {"quote": passage.quote, "paragraph": passage.paragraph}
        named = parties_named(passage.quote, self.parties)
        if len(self.parties) == 1 and not names_another(passage.quote, self.parties):
            named = self.parties
        if kind == EVENT:
            ticks = {f"concerns_{n}": party in named for n, party in enumerate(self.parties)}
            return start | ticks
        return start | ({"party": named[0].pk} if len(named) == 1 else {})

    def _outcomes(self, initial: dict[str, Any]) -> None:
        """One outcome for all who are ticked."""
        outcome = initial.pop("outcome", "")
        ticked = [name for name in initial if name.startswith("concerns_") and initial[name]]
        if outcome:
            initial |= {name.replace("concerns", "outcome"): outcome for name in ticked}

    def citation_of(self, fact: Any) -> Citation | None:
        """The newest of this source for a fact; None for what is cited otherwise."""
        cited = getattr(fact, "citations", None)
        return cited.filter(source=self.source).last() if cited else None

    def others(self, passage: Passage) -> list[Person]:
        return others_named(passage.quote, self.parties, self.user)

    def dates_near(self, passage: Passage) -> list[str]:
        """Dates that the paragraph names, to choose from."""
        whole = (one.text for one in self._cut if one.number == passage.paragraph)
        anchor = self.source.published.latest or today()
        return list(dict.fromkeys(words for words, _at in dates_in(next(whole, ""), anchor)))

    def for_forms(self) -> dict[str, Any]:
        return {"user": self.user, "parties": self.parties, "source": self.source}

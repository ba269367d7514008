"""What in a section is linked to facts: its sentences, as far as their words still stand in it.

A sentence that was edited is own words; those around it keep their facts. No text is parsed: what
was written from data is stored with the section and looked for as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy.languages.base import Fact, Sentence
from advocacy.models import Section

# (first character, the one behind the last)
Span = tuple[int, int]
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LIST_MARK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
FROM_LIBRARY = "paragraph:"


class Share(models.TextChoices):
    """How much of a section its author wrote."""

    FACTS = "FACTS", _("from the facts")
    PARTLY = "PARTLY", _("partly own words")
    OWN = "OWN", _("own words")


@dataclass(frozen=True)
class Linked:
    """A sentence that was written from data; `span` is where it stands, None once it was edited."""

    sentence: Sentence
    span: Span | None

    @property
    def stands(self) -> bool:
        return self.span is not None


def linked(section: Section) -> list[Linked]:
    """Each sentence of the section in its order, and whether it still stands.

    The longest find their place first: a short sentence must not be found inside a long one.
    """
    sentences = [as_sentence(one) for one in section.sentences]
    spans: dict[int, Span] = {}
    for place in sorted(range(len(sentences)), key=lambda place: -len(sentences[place].text)):
        span = _place_of(sentences[place].text.strip(), section.text, spans.values())
        if span:
            spans[place] = span
    return [Linked(sentence, spans.get(place)) for place, sentence in enumerate(sentences)]


def as_stored(sentence: Sentence) -> dict[str, object]:
    """A sentence as a section keeps it."""
    names = ("model", "id", "version")
    facts = [dict(zip(names, fact, strict=True)) for fact in sentence.facts]
    return {"key": sentence.key, "text": sentence.text, "facts": facts}


def as_sentence(one: dict[str, object]) -> Sentence:
    facts: list[dict[str, object]] = one.get("facts") or []  # type: ignore[assignment]
    return Sentence(str(one["text"]), tuple(map(fact_of, facts)), str(one["key"]))


def fact_of(stored_fact: dict[str, object]) -> Fact:
    model, pk, version = (stored_fact[name] for name in ("model", "id", "version"))
    return str(model), str(pk), int(str(version))


def facts_in(sections: Iterable[Section]) -> set[Fact]:
    """What the sentences that still stand rest on."""
    return {
        fact
        for section in sections
        for one in linked(section)
        if one.stands
        for fact in one.sentence.facts
    }


def _place_of(words: str, text: str, taken: Iterable[Span]) -> Span | None:
    """The first place of the words that no other sentence has taken."""
    taken, start = list(taken), -1
    while words and (start := text.find(words, start + 1)) >= 0:
        end = start + len(words)
        if all(end <= first or start >= last for first, last in taken):
            return start, end
    return None


def own_text(section: Section) -> str:
    """What of the text no data wrote."""
    spans = sorted(one.span for one in linked(section) if one.span)
    edges = [0, *(edge for span in spans for edge in span), len(section.text)]
    between = zip(edges[::2], edges[1::2], strict=True)
    return "\n".join(section.text[first:last] for first, last in between)


def is_as_written(section: Section) -> bool:
    """Whether every sentence stands and nobody wrote a word beside them."""
    return all(one.stands for one in linked(section)) and not WORD.search(own_text(section))


def share(section: Section) -> Share:
    if not section.own_words:
        return Share.FACTS
    return Share.PARTLY if any(one.stands for one in linked(section)) else Share.OWN


@dataclass(frozen=True)
class WordCount:
    """How many words came from data, from the library and by hand."""

    data: int
    library: int
    hand: int

    @property
    def all(self) -> int:
        return self.data + self.library + self.hand


def words_of(sections: Iterable[Section]) -> WordCount:
    count = Counter[str]()
    for section in sections:
        if not section.sentences and not section.own_words:
            count["data"] += words_in(section.text)
            continue
        count["hand"] += words_in(own_text(section))
        for one in linked(section):
            if one.stands:
                whence = "library" if one.sentence.key.startswith(FROM_LIBRARY) else "data"
                count[whence] += words_in(one.sentence.text)
    return WordCount(count["data"], count["library"], count["hand"])


def words_in(text: str) -> int:
    """Numbers count, marks of lists do not."""
    words = LIST_MARK.sub("", text).split()
    return sum(any(sign.isalnum() for sign in word) for word in words)

"""What the languages of letters share: the sentence that knows its facts, the gap, plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.history import Tracked

# (model label, id, version)
Fact = tuple[str, str, int]
GAP = re.compile(r"\[\[(.+?)(?:\]\]|$)", re.MULTILINE)
MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")


@dataclass(frozen=True)
class Sentence:
    """A finished text in Markdown and the rows it rests on.

    `key` says what it tells of what ("charged:<id of the party>"), and is the same each time the
    letter is written, in each language. `before` parts it from the sentence before it.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    key: str = ""
    before: str = " "

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(gaps_in(self.text))

    def keyed(self, key: str, before: str | None = None) -> "Sentence":
        return replace(self, key=key, before=self.before if before is None else before)


def facts_of(*rows: Tracked | None) -> tuple[Fact, ...]:
    return tuple((row._meta.label, str(row.pk), row.version) for row in rows if row)


def joined(sentences: Iterable[Sentence], by: str = " ") -> Sentence:
    """One text of those that say something; each fact once."""
    said = [sentence for sentence in sentences if sentence.text]
    facts = dict.fromkeys(fact for sentence in said for fact in sentence.facts)
    return Sentence(by.join(sentence.text for sentence in said), tuple(facts))


def gap(words: str) -> str:
    """The visible mark of what is not recorded."""
    return f"[[{words}]]"


def gaps_in(text: str) -> list[str]:
    """What stands in double brackets, also where the closing pair is missing."""
    return [re.sub(r"\\(.)", r"\1", words.strip()) for words in GAP.findall(text)]


def plain(value: object) -> str:
    """A recorded value as Markdown that prints exactly its characters, on one line."""
    return MARKDOWN.sub(r"\\\1", " ".join(str(value).split()))

"""A text cut into paragraphs and sentences, so that a passage can be chosen and found again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

# After these a full stop ends no sentence: "Mr. Testov", "Art. 159", "A. Testov", "ст. 159".
ABBREVIATIONS = ("mr", "mrs", "ms", "dr", "art", "arts", "no", "st", "ст", "ч", "г", "т.е", "им")
END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d+\])*\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮІҲЎ0-9])")
LAST_WORD = re.compile(r"([^\s(]+)\.?$")
NOTE = re.compile(r"^\[(\d+)\]\s*")
CALLED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Sentence:
    """`logged` says that a fact already rests on it, wholly or in part."""

    text: str
    logged: bool = False


@dataclass(frozen=True)
class Paragraph:
    """`number` counts from 1, as citations do."""

    number: int
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


def paragraphs(text: str) -> list[Paragraph]:
    """Every line that holds something is a paragraph."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    told = [line for line in lines if line]
    return [
        Paragraph(number, tuple(Sentence(one) for one in _sentences(line)))
        for number, line in enumerate(told, start=1)
    ]


def _sentences(line: str) -> list[str]:
    found, start = [], 0
    for match in END.finditer(line):
        if not _is_abbreviation(line[start : match.start()]):
            found.append(line[start : match.end()].strip())
            start = match.end()
    return [*found, line[start:].strip()] if line[start:].strip() else found


def _is_abbreviation(before: str) -> bool:
    last = LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and before[-1:].isupper())


def notes_called(passage: str, text: str) -> str:
    """The notes at the foot of `text` that the passage calls by their numbers, "[1]"."""
    called = set(CALLED.findall(passage))
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if (note := NOTE.match(line)) and note[1] in called)


def marked(found: Iterable[Paragraph], quotes: Iterable[str]) -> list[Paragraph]:
    """With the sentences marked on which a fact rests: that are, or hold a part of, a quote."""
    known = [plain for quote in quotes if (plain := _plain(quote))]

    def mark(sentence: Sentence) -> Sentence:
        text = _plain(sentence.text)
        return replace(sentence, logged=any(text in quote or quote in text for quote in known))

    return [replace(one, sentences=tuple(map(mark, one.sentences))) for one in found]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()

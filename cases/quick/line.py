"""A line of words of which parts are taken one after another; what nobody takes is left over."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.heard import flat

# Words that only join what stands beside them: left alone they say nothing.
JOINTS = {
    "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "under", "with",
    "a", "au", "de", "des", "du", "en", "et", "la", "le", "par", "pour",
    "в", "во", "и", "к", "на", "о", "по", "с", "со",
}  # fmt: skip
SIGNS = " ,;:.()\"'“”«»"


class Span(NamedTuple):
    start: int
    end: int


class Line:
    """`text` as typed, `plain` the same flat, sign for sign; `used` says what was taken as what."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = flat(text)
        self.used: list[tuple[str, Span]] = []

    @property
    def open(self) -> str:
        """The flat text with a bar on every sign that is taken, so that no phrase crosses it."""
        signs = list(self.plain)
        for _, (start, end) in self.used:
            signs[start:end] = "|" * (end - start)
        return "".join(signs)

    def take(self, part: str, start: int, end: int) -> str:
        self.used.append((part, Span(start, end)))
        return self.text[start:end]

    def take_match(self, part: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.open)
        if match:
            self.take(part, *match.span())
        return match

    def stretches(self) -> list[Span]:
        """What is not taken, without the signs around it."""
        found = (self.trimmed(*match.span()) for match in re.finditer(r"[^|]+", self.open))
        return [span for span in found if span.start < span.end]

    def trimmed(self, start: int, end: int) -> Span:
        while start < end and self.plain[start] in SIGNS:
            start += 1
        while start < end and self.plain[end - 1] in SIGNS:
            end -= 1
        return Span(start, end)

    def words(self, span: Span) -> Iterator[Span]:
        for match in re.finditer(r"\S+", self.plain[span.start : span.end]):
            yield Span(span.start + match.start(), span.start + match.end())

    def take_joints(self) -> None:
        """Words between two parts that only join them."""
        for span in self.stretches():
            said = [self.plain[slice(*self.trimmed(*word))] for word in self.words(span)]
            if all(word in JOINTS or not word for word in said):
                self.take("joint", *span)

    @property
    def rest(self) -> str:
        return " … ".join(self.text[start:end] for start, end in self.stretches())

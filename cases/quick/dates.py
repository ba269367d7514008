"""Dates in a quick line: the longest phrase at the edge of a stretch of words."""

import re
from collections.abc import Iterator
from datetime import date

from cases.codes import EventType
from cases.forms.dates import read_words
from cases.quick.line import JOINTS, Line, Span
from core.dates import PartialDate

UNTIL = re.compile(r"(?<!\w)(?:until|till|up to|jusqu'(?:au|a|en)|до|по)\s+(?=\w)")
EXTENDED_TO = re.compile(rf"{UNTIL.pattern}|(?<!\w)(?:to|au|на)\s+(?=\w)")
LONGEST = 8  # words of a date: "between 27 and 30 November 2023 at 10:00"
# With such a word at its end, a phrase is not over.
OPEN_ENDED = {
    "on", "in", "at", "the", "of", "during", "from", "to", "a", "en", "dans", "le", "la", "les",
    "du", "de", "в", "во", "на", "по", "с", "и", "and", "et", "-",
}  # fmt: skip


def take_until(line: Line, anchor: date, kind: EventType | None) -> PartialDate:
    """The end of what was ordered: the date after "until". It lies ahead."""
    pattern = EXTENDED_TO if kind == EventType.REMAND_EXTENDED else UNTIL
    for match in pattern.finditer(line.open):
        stretch = next(s for s in line.stretches() if s.start <= match.start() < s.end)
        words = list(line.words(Span(match.end(), stretch.end)))[:LONGEST]
        for last in range(len(words), 0, -1):
            span = line.trimmed(words[0].start, words[last - 1].end)
            if when := _read(line, span, anchor, ahead=True):
                line.take("until", match.start(), span.end)
                return when
    return PartialDate()


def take_date(line: Line, anchor: date, *, ahead: bool) -> PartialDate:
    for span in _phrases(line):
        if when := _read(line, span, anchor, ahead=ahead):
            line.take("date", *span)
            return when
    return PartialDate()


def _phrases(line: Line) -> Iterator[Span]:
    """Words that begin or end a stretch or stand beside a comma; the longest first."""
    found = {
        span for stretch in line.stretches() for span in _at_edges(line, list(line.words(stretch)))
    }
    return iter(sorted(found, key=lambda span: (span.start - span.end, span.start)))


def _at_edges(line: Line, words: list[Span]) -> Iterator[Span]:
    """A phrase beside a number that it leaves out is none: "31 February 2024" is not February.

    Nor is a year beside a word that says more. "IK-4" is a name and no number.
    """
    said = [line.plain[slice(*word)] for word in words]
    over = [word[-1] in ",;:" for word in said]
    numbers = [any(sign.isdigit() for sign in word) and not word[0].isalpha() for word in said]
    for first in range(len(words)):
        begins = first == 0 or over[first - 1]
        for last in range(first, min(len(words), first + LONGEST)):
            ends = last == len(words) - 1 or over[last]
            beside = [] if begins else [first - 1]
            beside += [] if ends else [last + 1]
            year = first == last and numbers[first]
            cut = any(numbers[at] or (year and said[at] not in JOINTS) for at in beside)
            if (begins or ends) and not cut:
                yield line.trimmed(words[first].start, words[last].end)


def _read(line: Line, span: Span, anchor: date, *, ahead: bool) -> PartialDate | None:
    words = line.text[slice(*span)]
    said = line.plain[slice(*span)].split()
    # "A été libéré" tells of no summer.
    if not said or said[-1] in OPEN_ENDED or said[-1:] == ["ete"]:
        return None
    when = read_words(words, anchor, ahead=ahead)
    return when if when.understood else None

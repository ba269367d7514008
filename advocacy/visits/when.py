"""The date in a line of words: only what the grammar of dates reads as a whole, never a guess."""

import re
from collections.abc import Iterator

from cases.forms.dates import read_words
from core.clock import today
from core.dates import PartialDate

WORD = re.compile(r"(?:[^\s,;:()]|:(?=[0-9]))+")
DIGIT = re.compile(r"[0-9]")
YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
LONGEST = 9  # words of a date: "between 30 October 2023 and 2 November 2023"
# What may stand before a date that has no figure in it: "Summit in Samarkand, next month".
BEFORE = (",", ";", "(", " in", " on", " en", " le", " в")
Span = tuple[int, int]


def date_in(line: str) -> tuple[PartialDate, Span | None, list[str]]:
    """The date, where it stands, and words that look like dates and are not taken for one.

    Of two dates neither is taken: nobody but the reader knows which is the visit's.
    """
    found: list[tuple[PartialDate, Span]] = []
    for start, end in _windows(line):
        if all(end <= other[0] or start >= other[1] for _date, other in found):
            when = read_words(line[start:end], today(), ahead=True)
            if when.understood and _is_meant(line, start, end):
                found.append((when, (start, end)))
    if len(found) != 1 or _leaves_a_year(line, *found[0]):
        return PartialDate(), None, [line[a:b] for _date, (a, b) in found]
    return *found[0], []


def _leaves_a_year(line: str, when: PartialDate, span: Span) -> bool:
    """Whether the year was inferred although the line says one, somewhere else."""
    return when.year_inferred and bool(YEAR.search(line[: span[0]] + " " + line[span[1] :]))


def _windows(line: str) -> Iterator[Span]:
    """Runs of words, the longest first, from the end of the line."""
    words = [match.span() for match in WORD.finditer(line)]
    for length in range(min(LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length, -1, -1):
            yield words[first][0], words[first + length - 1][1]


def _is_meant(line: str, start: int, end: int) -> bool:
    """Words without a figure, and a year alone, are only dates where they are set apart."""
    words = line[start:end]
    if DIGIT.search(words) and not YEAR.fullmatch(words):
        return True
    before, after = line[:start].rstrip(), line[end:].strip(" .,;)")
    if YEAR.fullmatch(words) and not after:
        return True
    return not after and before.lower().endswith(BEFORE)

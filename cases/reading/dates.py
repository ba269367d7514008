"""Dates and lengths of time in running text, as far as our grammar of dates reads them."""

import re
from collections.abc import Callable
from datetime import date

from cases.forms.dates import LANGUAGES
from core.dates import read, read_length

MOST_WORDS = 7
WORD = re.compile(r"\S+")
# A date begins or ends with none of these, and no verb is a month.
JOINTS = {"in", "on", "at", "the", "of", "during", "and", "le", "la", "en", "в", "и", "на", "с"}
NO_MONTHS = {"may", "march", "second", "now", "and", "от"}
WRITTEN = "at the time of"
# A year alone in brackets behind a name is when its bearer was born.
BORN = re.compile(r"\(\d{4}\)")
SIGNS = " .,;:!?()\"'“”«»–—’"
Spot = tuple[str, int]


def dates_in(text: str, anchor: date, *, ahead: bool = False) -> list[Spot]:
    """(words, place) of each date: the longest words that are read as one, from left to right."""
    return _spots(text, lambda words: _is_date(words, anchor, ahead=ahead))


def lengths_in(text: str) -> list[Spot]:
    """The same for lengths of time: "almost three days"."""
    return _spots(text, lambda words: any(read_length(words, code) for code in LANGUAGES))


def _is_date(words: str, anchor: date, *, ahead: bool) -> bool:
    if words in NO_MONTHS or (words.isdecimal() and len(words) != len("2023")):
        return False
    return any(read(words, anchor, code, ahead=ahead).understood for code in LANGUAGES)


def _spots(text: str, reads: Callable[[str], bool]) -> list[Spot]:
    words = [match.span() for match in WORD.finditer(text)]
    found, place = [], 0
    while place < len(words):
        taken = _longest(text, words[place : place + MOST_WORDS], reads)
        if taken:
            start, end = words[place][0], words[place + taken - 1][1]
            found.append((text[start:end].strip(SIGNS), start))
        place += taken or 1
    return found


def _longest(text: str, words: list[tuple[int, int]], reads: Callable[[str], bool]) -> int:
    """How many of the words, from the first on, are read together."""
    if BORN.match(text, words[0][0]):
        return 0
    first = text[slice(*words[0])].strip(SIGNS).lower()
    if not first or (first in JOINTS and not text[words[0][0] :].lower().startswith(WRITTEN)):
        return 0
    for count in range(len(words), 0, -1):
        said = text[words[0][0] : words[count - 1][1]].strip(SIGNS)
        last = text[slice(*words[count - 1])].strip(SIGNS).lower()
        if last not in JOINTS and said and reads(said):
            return count
    return 0

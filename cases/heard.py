"""What a text tells of, by the words for what happens."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from cases.codes import EventType
from cases.happening_words import WORDS


class Heard(NamedTuple):
    """A phrase for something that happens, and where in the text it stands."""

    type: EventType
    start: int
    end: int


def flat(text: str) -> str:
    """Lower case without accents, one sign for each sign of `text`: places are the same in both."""
    return "".join(_flat(sign) for sign in text)


@cache
def _flat(sign: str) -> str:
    if sign in "‐‑‒–—":
        return "-"
    if sign == "’":
        return "'"
    if sign.isspace():
        return " "
    return unicodedata.normalize("NFD", sign)[0].lower()[0]


def phrase_pattern(phrase: str) -> str:
    """The pattern of a phrase in flat text: whole words, with the endings of its language."""
    words = r" ".join(_word_pattern(word) for word in phrase.split())
    return rf"(?<!\w){words}(?!\w)"


def _word_pattern(word: str) -> str:
    inflected = re.fullmatch("[а-яё]{4,}", word)
    ending = "[а-я]{0,3}" if inflected else "e?s?" if word.endswith("é") else ""
    return re.escape(flat(word)) + ending


@cache
def _patterns() -> list[tuple[EventType, re.Pattern[str]]]:
    return [
        (kind, re.compile("|".join(phrase_pattern(p) for p in sorted(phrases, key=len)[::-1])))
        for kind, phrases in WORDS.items()
    ]


def heard_in(text: str) -> list[Heard]:
    """What the words tell, in their order. Of phrases that overlap, the longest is meant."""
    plain = flat(text)
    every = [
        Heard(kind, *match.span())
        for kind, pattern in _patterns()
        for match in pattern.finditer(plain)
    ]
    told: list[Heard] = []
    for one in sorted(every, key=lambda heard: (heard.start - heard.end, heard.start)):
        if all(one.end <= other.start or other.end <= one.start for other in told):
            told.append(one)
    return sorted(told, key=lambda heard: heard.start)

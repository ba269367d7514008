"""Cuts words into tokens; every character must belong to one, or nothing is understood."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from core.dates.words import phrases


class Token(NamedTuple):
    kind: str
    value: str = ""


# Numeric dates are day first: 01.02.2023 is 1 February. Two-digit years are not read.
FIGURES = (
    r"(?P<YEAR1>[0-9]{4})-(?P<MONTH1>[0-9]{2})-(?P<NUMBER1>[0-9]{2})(?![0-9])t?",
    r"(?P<NUMBER2>[0-9]{1,2})(?P<sign>[./-])(?P<MONTH2>[0-9]{1,2})(?P=sign)(?P<YEAR2>[0-9]{4})(?!\w)",
    r"(?P<MONTH3>[0-9]{2})[./](?P<YEAR3>[0-9]{4})(?!\w)",
    r"(?:(?:at|a|в) )?(?P<HOUR1>[0-9]{1,2})(?::(?=[0-9]{2})| ?h ?)(?P<MINUTE>[0-9]{2})?(?::00)?"
    r"(?: ?(?P<HALF1>[ap])\.?m)?(?!\w)",
    r"(?:at )?(?P<HOUR2>[0-9]{1,2}) ?(?P<HALF2>[ap])\.?m(?!\w)",
    r"(?P<YEAR4>[0-9]{4})(?![0-9])",
    r"(?P<NUMBER3>[0-9]{1,2})(?:st|nd|rd|th|er|-?го|-?е)?(?!\w)",
)


def fold(words: str) -> str:
    """Lower case, no accents, one kind of dash, apostrophe and space."""
    plain = unicodedata.normalize("NFD", words.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub("[‐‑‒–—]", "-", plain).replace("’", "'").split())


def _bounded(phrase: str) -> str:
    """A phrase as a pattern that does not begin or end inside a word; "2023г" is two words."""
    before = r"(?<![^\W\d])" if phrase[0].isalnum() else ""
    return before + re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {fold(phrase): token for phrase, token in phrases(language).items()}
    longest_first = sorted(table, key=len, reverse=True)
    words = "|".join(_bounded(phrase) for phrase in longest_first)
    return re.compile(rf"\s*(?:{'|'.join(FIGURES)}|(?P<phrase>{words}))\s*"), table


def tokens(words: str, language: str) -> list[Token]:
    """The tokens of the words; raises ValueError if some of them are in no table."""
    pattern, table = _patterns(language)
    plain = fold(words).strip("\"'“”«»()[].,; ")
    found: list[Token] = []
    position = 0
    while position < len(plain):
        match = pattern.match(plain, position)
        if match is None:
            raise ValueError(f"not understood: {plain[position:]!r}")
        found += _of_match({k: v for k, v in match.groupdict().items() if v is not None}, table)
        position = match.end()
    return found


def _of_match(groups: dict[str, str], table: dict[str, str]) -> list[Token]:
    if phrase := groups.get("phrase"):
        kind, _, value = table[phrase].partition(":")
        return [Token(kind, value)] if kind else []
    parts = {name.rstrip("1234"): text for name, text in groups.items() if name != "sign"}
    if "HOUR" in parts:
        clock = f"{parts['HOUR']}:{parts.get('MINUTE', '00')}{parts.get('HALF', '')}"
        return [Token("TIME", clock)]
    return [Token(kind, text) for kind, text in parts.items()]

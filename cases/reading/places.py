"""Countries, places and authorities that a passage names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from cases.heard import flat

# How what is of a country is called, where the name of the country is not part of it.
OF_COUNTRY = {
    "AZ": "azerbaijani", "BY": "belarusian", "DE": "german", "EE": "estonian",
    "FR": "french|francais|francaise|francaises", "GE": "georgian", "KG": "kyrgyzstani|kyrgyz",
    "KZ": "kazakhstani|kazakh", "LT": "lithuanian", "LV": "latvian", "PL": "polish",
    "RU": "russian|russe|russes|the russian federation|российск[а-я]+",
    "TJ": "tajikistani|tajik", "TM": "turkmenistani|turkmen", "TR": "turkish",
    "UA": "ukrainian", "UZ": "uzbekistani|uzbek",
}  # fmt: skip
OTHER_NAMES = {"RU": "russian federation", "TR": "turkey", "CZ": "czech republic"}
MONTH = re.compile("|".join(flat(name) for name in Locale("en").months["format"]["wide"].values()))
IN_COUNTRY = re.compile(r"(?<=[a-z]) in (?:the )?(?P<name>[A-Z][\w ]*)$")
THERE = re.compile(r",? where\b")
BREAK = re.compile(r"[,;:–]")
THAT = re.compile(r"\b(?:that|que|что) ")
FROM, TO, IN = "from", "to", "in"
BEFORE = {
    FROM: re.compile(
        r"(?:from|left|leaving|fled|quitte|depuis|из|покинул[аи]?)\s+(?:the |la |l')?$"
    ),
    TO: re.compile(r"(?:to|for|into|vers|en|au|pour|в|во)\s+(?:the |la |l')?$"),
    IN: re.compile(r"(?:in|inside|within|en|au|в|во)\s+(?:the |la |l')?$"),
}
_PLACE_WORDS = (
    "city|town|village|district|region|province|republic|capital|prison|colony|penal|detention|"
    "pre-trial|temporary|isolator|isolation|facility|centre|center|station|police|hospital|"
    "institution|medical|airport|international|deportation|camp|number|no|of|in|for|foreigners|the"
)
PLACE = re.compile(
    # "Seven years in prison" and "membership in X" name no place.
    r"(?<!membership )(?<!involvement )(?<!participation )"
    r"\b(?:in|at|to|near)\s+(?!prison\b(?! (?:number|no|in)\b| [A-Z\d]))"
    rf"(?P<place>(?:the |an? )?(?:(?:{_PLACE_WORDS})\s+)*"
    r"(?:[A-Z][\w’'-]*(?:\s+(?:of\s+)?(?:[A-Z][\w’'-]*|\d+))*|"
    r"(?:city|prison|colony|facility|centre|center|station|hospital|institution|airport|camp"
    r"|foreigners)))"
)
_KIND = (
    "district|city|regional|supreme|military|administrative|constitutional|appeal|law|"
    "enforcement|law-enforcement|border|security|tax|migration"
)
AUTHORITY = re.compile(
    r"(?P<who>(?!(?:In|At|On|By|To|From|When|After|Before)\b)(?:\b(?:the|an?)\s+)?"
    rf"(?:\b(?:[A-Z][\w’'-]+|{_KIND})\s+)*"
    r"\b(?:[Cc]ourt|authorities|[Pp]olice|officials|agencies|officers|[Pp]rosecutors?|[Mm]inistry"
    r"|[Cc]ommittee)\b(?!\s+[Ss]tation)(?:\s+(?:of|on|for)\s+[A-Z][\w’'-]+(?:\s+(?:and\s+)?[A-Z][\w’'-]+)*)?)"
)


@dataclass(frozen=True)
class Country:
    """A country named at a place of the text; `way` is FROM, TO, IN, or "" for "the French"."""

    code: str
    way: frozenset[str]
    at: int


def countries_in(text: str) -> list[Country]:
    plain = flat(text)
    return [
        Country(match.lastgroup or "", _ways(plain, match), match.start())
        for match in _names().finditer(plain)
    ]


def _ways(plain: str, match: re.Match[str]) -> frozenset[str]:
    before = plain[: match.start()]
    ways = frozenset(way for way, pattern in BEFORE.items() if pattern.search(before))
    # "He left for Estonia, where he spent a year": what follows happened there.
    return ways | {IN} if THERE.match(plain, match.end()) else ways


@cache
def _names() -> re.Pattern[str]:
    """Names in English, French and Russian; a Russian one with whatever ending."""
    codes = [
        code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()
    ]
    parts = [f"(?P<{code}>{'|'.join(_forms(code))})" for code in codes if code not in ("UN", "EZ")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _forms(code: str) -> Iterator[str]:
    for language in ("en", "fr", "ru"):
        if name := flat(Locale(language).territories.get(code, "")):
            ending = "[а-я]{0,3}" if language == "ru" else ""
            yield re.escape(name.rstrip("аяйь")) + ending
    for table in (OF_COUNTRY, OTHER_NAMES):
        if code in table:
            yield table[code]


def place_after(text: str, start: int, end: int) -> str:
    """The first place named between two positions of the text, in one clause; "" for none.

    Neither a country nor a month is a place.
    """
    for match in PLACE.finditer(text):
        within = match.end() > start and match.end() <= end
        if within and not BREAK.search(text[start : match.start()]):
            place = _without_country(match["place"])
            return "" if _is_no_place(place) else place.strip()
    return ""


def authority_before(text: str, at: int, *, in_clause: bool) -> str:
    """Who did it: the last court or office named before, else one after "by"; "" for none."""
    named = list(AUTHORITY.finditer(text))
    before = [match for match in named if match.start() < at]
    between = text[before[-1].end() : at] if before else ""
    if before and not (THAT.search(between) or (in_clause and BREAK.search(between))):
        return before[-1]["who"].strip()
    by = (match for match in named if text[at : match.start()].endswith("by "))
    return next((m["who"].strip() for m in by if not BREAK.search(text[at : m.start()])), "")


def _without_country(place: str) -> str:
    """ "a camp in Latvia" is a camp; "a centre in Kokand" stays one in Kokand."""
    match = IN_COUNTRY.search(place)
    return place[: match.start()] if match and _names().fullmatch(flat(match["name"])) else place


def _is_no_place(place: str) -> bool:
    name = flat(place).removeprefix("the ")
    last = name.split()[-1]
    return bool(_names().fullmatch(name) or _names().fullmatch(last) or MONTH.match(name))

"""Terms, fines and articles, read from a quick line."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cases.quick.line import Line
from cases.quick.words import CURRENCIES, SOM


class Term(NamedTuple):
    years: int | None = None
    months: int | None = None
    days: int | None = None


@dataclass(frozen=True)
class Fine:
    amount: Decimal
    currency: str


_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one un une один одну", "two deux два две двум двух", "three trois три трем трех",
            "four quatre четыре четырем", "five cinq пять пяти", "six шесть шести",
            "seven sept семь семи", "eight huit восемь восьми", "nine neuf девять девяти",
            "ten dix десять десяти", "eleven onze одиннадцать", "twelve douze двенадцать",
            "thirteen treize тринадцать", "fourteen quatorze четырнадцать",
            "fifteen quinze пятнадцать",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"[0-9]{{1,3}}|(?:{'|'.join(sorted(_NUMBERS, key=len)[::-1])})(?=\W)"
_UNITS = {
    "years": r"y|yrs?|years?|ans?|лет|года?|годам|г(?=\.? ?л)",
    "months": r"m|mos?|months?|mois|мес|месяц\w{0,3}",
    "days": r"d|days?|jours?|сут|сут\w{2,3}|дня|дней|день",
}
_PART = re.compile(
    rf"(?<![\w.,-])(?P<n>{_NUMBER})(?:[ -]?)(?:"
    + "|".join(rf"(?P<{name}>(?:{words}))" for name, words in _UNITS.items())
    + r")(?![\w])\.?'?"
)
_BETWEEN = re.compile(r"\s*(?:,|and|et|и)?\s*")
# "Three days later", "12 days ago", "39 years old" are no terms.
_NO_TERM = re.compile(r"\s+(?:later|ago|earlier|before|after|old|plus tard|назад|спустя|of arrest)")

_SUM = r"(?P<sum>[0-9]{1,3}(?:[ .,'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?)"
_COINS = "|".join(re.escape(word) for word in sorted({*CURRENCIES, "som"}, key=len)[::-1])
_FINE = re.compile(
    rf"(?<![\w.,])(?:(?P<before>us\$|[$€]|(?:usd|euros?|eur)(?= )) ?)?{_SUM} ?"
    rf"(?P<times>thousand|millions?|mille|тыс\.?|тысяч|млн\.?|миллион\w*)? ?"
    rf"(?P<after>{_COINS})?(?!\w)"
)
_TIMES = {"th": 1_000, "ты": 1_000, "mille": 1_000, "mi": 1_000_000, "мл": 1_000_000}

# "Part 2 of article 159", "ч. 2 ст. 159", "Art. 174(2)", "articles 159, 244-1 and 246".
_NUMERAL = r"[0-9]{1,3}(?:[-.][0-9]{1,2})?(?![0-9])(?: ?\([0-9]{1,2}\))*"
_ARTICLES = re.compile(
    r"(?<!\w)(?:(?:part|partie|ч\.?|часть|части|частью) ?(?P<part>[0-9]{1,2}) (?:of |de )?)?"
    r"(?:l'|the )?(?:articles?|arts?\.?|section|ст\.?|стать\w{1,3}|§) ?"
    rf"(?P<numbers>{_NUMERAL}(?:\s*(?:,|and|et|и)\s*{_NUMERAL}(?!\w|-|\s+(?!and |et |и )[^\W\d]))*)"
)


def take_term(line: Line) -> Term | None:
    """Years, months and days that stand together, each once: "7 years 6 months", "15 сут"."""
    first = _PART.search(line.open)
    if first is None or _NO_TERM.match(line.open, first.end()):
        return None
    said, end, match = dict[str, int](), first.start(), first
    while match and (unit := match.lastgroup) and unit not in said:
        number = match["n"]
        said[unit] = int(number) if number.isdecimal() else _NUMBERS[number]
        end = match.end()
        gap = _BETWEEN.match(line.open, end)
        match = _PART.match(line.open, gap.end() if gap else end)  # type: ignore[assignment]
    line.take("term", first.start(), end)
    return Term(**said)


def take_fine(line: Line, country: str) -> Fine | None:
    """An amount with its currency: "500 USD", "$2,000", "100 тыс. тенге"."""
    for match in _FINE.finditer(line.open):
        word = match["before"] or match["after"]
        if word:
            line.take("fine", *match.span())
            currency = CURRENCIES.get(word) or SOM.get(country, "KGS")
            return Fine(_amount(match["sum"]) * _times(match["times"]), currency)
    return None


def _amount(digits: str) -> Decimal:
    """Groups of three are thousands, one or two digits at the end are hundredths."""
    whole = re.sub(r"[ .,'](?=[0-9]{3}(?:\D|$))", "", digits)
    return Decimal(whole.replace(",", "."))


def _times(word: str | None) -> int:
    return next((by for start, by in _TIMES.items() if word and word.startswith(start)), 1)


def take_articles(line: Line) -> tuple[str, ...]:
    """Numbers of articles, a part in brackets: ("159", "174(2)")."""
    found: list[str] = []
    while match := line.take_match("article", _ARTICLES):
        numbers = [number.replace(" ", "") for number in re.findall(_NUMERAL, match["numbers"])]
        if match["part"]:
            numbers[0] += f"({match['part']})"
        found += numbers
    return tuple(dict.fromkeys(found))

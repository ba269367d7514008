"""A visit or event from one line: "Visit of President Macron to Kazakhstan, 1-2 Nov 2023".

What is not understood stays words and is said; the line is never read further than it goes. Nothing
here asks the database: `Known` is read by advocacy/visits/known.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advocacy.visits.when import date_in
from core.dates import PartialDate
from people.folding import fold

ELISION = re.compile(r"^[dl]['’]", re.IGNORECASE)
LETTERS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
TO = {"to", "in", "with", "vers", "au", "aux", "en", "à", "avec", "в", "во", "на", "с"}
# Words that hold a line together or only say what is understood from the rest of it.
EMPTY = TO | {
    "a", "an", "and", "at", "by", "for", "from", "of", "on", "the", "between", "his", "her", "mr",
    "ms", "mrs", "president", "minister", "prime", "chancellor", "high", "representative", "king",
    "de", "du", "des", "d", "et", "l", "la", "le", "les", "un", "une", "monsieur", "madame",
    "président", "présidente", "ministre", "premier", "première",
    "и", "президента", "президент", "министра", "министр", "премьер",
}  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """Somebody in office: `names` (folded) and `titles` (plain) by which a line may call them."""

    key: Any
    person: Any
    names: frozenset[str]
    titles: frozenset[str]
    country: str
    begins: date | None = None
    ends: date | None = None

    def holds_on(self, when: PartialDate, today: date) -> bool:
        """Whether the term may include the day of the visit, or today where there is none."""
        first, last = when.earliest or when.latest or today, when.latest or when.earliest or today
        return (self.begins or date.min) <= last and first <= (self.ends or date.max)


@dataclass(frozen=True)
class Known:
    """What a line may name: plain words of kinds and countries to their codes, and holders."""

    kinds: Mapping[str, str]
    countries: Mapping[str, str]
    holders: Iterable[Holder]
    today: date


@dataclass
class Told:
    """What a line tells; `unclear` is what was not understood, in its own words."""

    title: str = ""
    kind: str = ""
    when: PartialDate = field(default_factory=PartialDate)
    countries: list[str] = field(default_factory=list)
    guests: list[Any] = field(default_factory=list)
    hosts: list[Any] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Word:
    """`plain` is how kinds, countries and titles are compared, `folded` how names are."""

    text: str
    plain: str
    folded: str


def plain(words: str) -> str:
    """Small letters without accents: "Ouzbékistan" and "ouzbekistan" are the same."""
    apart = unicodedata.normalize("NFD", words.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """What a text is compared by: "EU-Kazakhstan" is two words, as is "l’Ouzbékistan"."""
    parts = (part for found in LETTERS.findall(text) for part in found.split("-"))
    return [ELISION.sub("", part) for part in parts]


def key_of(words: str) -> str:
    """What kinds, countries and titles are found by."""
    return " ".join(map(plain, words_of(words)))


def as_words(text: str) -> list[Word]:
    return [Word(word, plain(word), fold(word)) for word in words_of(text)]


def read_line(line: str, known: Known) -> Told:
    line = " ".join(line.split())
    when, span, doubtful = date_in(line)
    rest = f"{line[: span[0]]} , {line[span[1] :]}" if span else line
    words = as_words(rest)
    told = Told(title=_tidy(line, span), when=when, unclear=list(doubtful))
    taken: set[int] = set()
    holders = _holders(words, known, told, taken)
    kinds = named(words, known.kinds, taken, "plain")
    told.kind = kinds[0][0] if kinds else ""
    told.countries = _countries(words, known, taken)
    for holder in holders:
        side = told.hosts if holder.country in told.countries else told.guests
        side.append(holder.key)
    told.unclear += _left(words, taken, doubtful)
    return told


def _tidy(line: str, span: tuple[int, int] | None) -> str:
    """The line without its date, and without the sign or word that led to it."""
    if span is None:
        return line
    before = re.sub(r"(?:[\s,;:(–-]|\s(?:on|in|le|en|в))+$", "", line[: span[0]])
    after = line[span[1] :].lstrip(" ,;:.)–-")
    return " ".join(part for part in (before, after) if part)


def named(
    words: list[Word], names: Mapping[str, str], taken: set[int], by: str
) -> list[tuple[str, int]]:
    """(code, place) of what is named, the longest names first, then in the order of the line."""
    longest = max((name.count(" ") + 1 for name in names), default=0)
    found = []
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            places = {*range(start, start + length)}
            said = " ".join(getattr(word, by) for word in words[start : start + length])
            if said in names and not taken & places:
                taken |= places
                found.append((names[said], start))
    return found


def _holders(words: list[Word], known: Known, told: Told, taken: set[int]) -> list[Holder]:
    """Those who are named and in office then. A name that fits two is left to the reader."""
    people: list[Holder] = []
    in_office = [one for one in known.holders if one.holds_on(told.when, known.today)]
    for by, kind in (("folded", "names"), ("plain", "titles")):
        called: dict[str, dict[Any, Holder]] = {}
        for holder in in_office:
            for name in getattr(holder, kind):
                called.setdefault(name, {})[holder.key] = holder
        for name, place in named(words, {name: name for name in called}, taken, by):
            either = list(called[name].values())
            if len({holder.person for holder in either}) > 1:
                length = name.count(" ") + 1
                told.unclear.append(" ".join(word.text for word in words[place : place + length]))
            elif either[0].person not in {holder.person for holder in people}:
                people.append(either[0])
    return people


def _countries(words: list[Word], known: Known, taken: set[int]) -> list[str]:
    """Those it goes to ("to Kazakhstan and Uzbekistan"); without such a word all that are named."""
    before = {*taken}
    found = sorted(named(words, known.countries, taken, "plain"), key=lambda one: one[1])
    places = {place: code for code, place in found}
    to, goes = [], False
    for place, word in enumerate(words):
        if place in places:
            to += [places[place]] if goes else []
        elif word.text.lower() in TO:
            goes = True
        elif word.text.lower() not in ("and", "et", "и", "the", "la", "le", "les", "l"):
            # The later words of a long name: "Bosnia and Herzegovina".
            goes = goes and place in taken - before
    return list(dict.fromkeys(to or [code for code, _place in found]))


def _left(words: list[Word], taken: set[int], doubtful: list[str]) -> list[str]:
    """Words that told nothing, those that stand together as one."""
    left: list[str] = []
    last = -2
    for place, word in enumerate(words):
        if place in taken or word.text.lower() in EMPTY or any(word.text in d for d in doubtful):
            continue
        if place == last + 1:
            left[-1] = f"{left[-1]} {word.text}"
        else:
            left.append(word.text)
        last = place
    return left

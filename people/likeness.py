"""How alike two names are, and why: a score from 0 to 1 with reasons in words.

The words of both names are paired in the order that fits best; each pair has a score from a small
table. A name of one word never counts as a full one: a given name alone fits too many people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import permutations, product

from django.utils.translation import gettext_lazy as later
from rapidfuzz.distance import OSA

from people.folding import SLIPS_FROM, SUFFIX, Word, beginnings, proper, sound, stem, words


class Bond(StrEnum):
    """How two folded parts of names belong together."""

    SAME = "same"
    BEGUN = "begun"
    ENDING = "ending"
    SOUND = "sound"
    ONE_OFF = "one off"
    SHORTER = "shorter"
    TWO_OFF = "two off"
    INITIAL = "initial"
    NONE = "none"


SCORES = {
    Bond.SAME: 1.0,
    Bond.BEGUN: 0.97,  # Testo, while it is typed
    Bond.ENDING: 0.95,  # Testov, Testova
    Bond.SOUND: 0.92,  # Akhmedov, Akhmetov
    Bond.ONE_OFF: 0.86,
    Bond.SHORTER: 0.8,  # Durdy, Durdyev
    Bond.TWO_OFF: 0.72,
    Bond.INITIAL: 0.6,
    Bond.NONE: 0.0,
}
REASONS = {
    Bond.SAME: later("same: {one}"),
    Bond.BEGUN: later("begins so: {one}, {other}"),
    Bond.ENDING: later("other ending: {one}, {other}"),
    Bond.SOUND: later("sounds alike: {one}, {other}"),
    Bond.ONE_OFF: later("one letter apart: {one}, {other}"),
    Bond.SHORTER: later("shorter form: {one}, {other}"),
    Bond.TWO_OFF: later("two letters apart: {one}, {other}"),
    Bond.INITIAL: later("initial: {one}, {other}"),
}
PROBABLE, POSSIBLE = 0.9, 0.7
ONE_WORD = 0.6  # what a name of one word comes to at most beside a longer one
EXTRA = 0.02  # for each word that only one of the names has: a patronymic, mostly
MOST_WORDS = 4
SOUND_AT_LEAST = 0.6  # of letters in common, for parts that sound alike


@dataclass(frozen=True)
class Pair:
    """A folded part of the one name and one of the other."""

    how: Bond
    one: str
    other: str

    @property
    def score(self) -> float:
        return SCORES[self.how]

    def told(self, one: Mapping[str, str], other: Mapping[str, str]) -> str:
        """ "same: Testov", "one letter apart: Aibek, Aibel", as `one` and `other` are written."""
        return str(REASONS[self.how]).format(
            one=one.get(self.one, self.one), other=other.get(self.other, self.other)
        )


class Scored:
    """What has a score from 0 to 1."""

    score: float

    @property
    def probable(self) -> bool:
        return self.score >= PROBABLE

    @property
    def possible(self) -> bool:
        return self.score >= POSSIBLE


@dataclass(frozen=True)
class Likeness(Scored):
    """`pairs` are the folded parts that belong together, and how."""

    score: float
    pairs: tuple[Pair, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether each word of the shorter name belongs to one of the longer."""
        return all(pair.score for pair in self.pairs)

    def reasons(self, one: str, other: str) -> list[str]:
        """In words, of the two names that are so alike."""
        mine, theirs = as_written(one), as_written(other)
        return [pair.told(mine, theirs) for pair in self.pairs if pair.how != Bond.NONE]


def as_written(name: str) -> dict[str, str]:
    """To each folded part of a name, the word that it comes from."""
    return {part: written for written in name.split() for word in words(written) for part in word}


def alike(one: str, other: str, *, as_you_type: bool = False) -> Likeness:
    """Of two names as written; `as_you_type` says that the last word of `one` may only be begun."""
    mine, theirs = proper(one)[:MOST_WORDS], proper(other)[:MOST_WORDS]
    if not mine or not theirs:
        return Likeness(0.0)
    table = _table(mine, theirs, as_you_type=as_you_type)
    longer = max(len(mine), len(theirs))
    return max((_likeness(pairs, longer) for pairs in _pairings(table)), key=_by_score)


def paired(
    mine: tuple[Word, ...], theirs: tuple[Word, ...], *, as_you_type: bool = False
) -> list[Pair]:
    """The pairs that fit, best first, each word once: for names too long to try every order."""
    table = _table(mine, theirs, as_you_type=as_you_type)
    places = sorted(
        ((row, column) for row in range(len(mine)) for column in range(len(theirs))),
        key=lambda place: -table[place[0]][place[1]].score,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for row, column in places:
        if row not in rows and column not in columns and table[row][column].score:
            rows.add(row)
            columns.add(column)
            found.append(table[row][column])
    return found


def _table(
    mine: tuple[Word, ...], theirs: tuple[Word, ...], *, as_you_type: bool
) -> list[list[Pair]]:
    """Each word beside each of the other name."""
    table = [[_best(a, b) for b in theirs] for a in mine]
    if as_you_type and mine:
        table[-1] = [max(_best(mine[-1], b), _begun(mine[-1], b), key=_by_score) for b in theirs]
    return table


def _by_score(scored: Pair | Likeness) -> float:
    return scored.score


def _pairings(table: list[list[Pair]]) -> Iterable[tuple[Pair, ...]]:
    """Each way to give every word of the shorter name one of the longer."""
    rows, columns = len(table), len(table[0])
    if rows <= columns:
        for order in permutations(range(columns), rows):
            yield tuple(table[row][column] for row, column in enumerate(order))
    else:
        for order in permutations(range(rows), columns):
            yield tuple(table[row][column] for column, row in enumerate(order))


def _likeness(pairs: tuple[Pair, ...], longer: int) -> Likeness:
    """The mean, held down by the worst pair: one word that does not fit makes another person."""
    scores = [pair.score for pair in pairs]
    score = (sum(scores) / len(scores) + min(scores)) / 2 - EXTRA * (longer - len(scores))
    return Likeness(max(min(score, ONE_WORD) if len(scores) == 1 < longer else score, 0.0), pairs)


@lru_cache(maxsize=100_000)
def _best(one: Word, other: Word) -> Pair:
    """Two words, each in the reading in which they fit best."""
    return max((Pair(bond(a, b), a, b) for a, b in product(one, other)), key=_by_score)


def _begun(one: Word, other: Word) -> Pair:
    """A word that may go on as the other does."""
    begins = tuple(beginnings(one))
    whole = next((part for part in other if part.startswith(begins)), None)
    return Pair(Bond.BEGUN if whole else Bond.NONE, one[0], whole or other[0])


@lru_cache(maxsize=100_000)
def bond(one: str, other: str) -> Bond:
    """Two folded parts, by the first line of the table that fits."""
    if min(len(one), len(other)) == 1:
        return Bond.INITIAL if one[0] == other[0] else Bond.NONE
    if one == other:
        return Bond.SAME
    if _without_a(one) == _without_a(other):
        return Bond.ENDING
    if _sound_alike(one, other):
        return Bond.SOUND
    return _by_distance(one, other)


def _without_a(part: str) -> str:
    """A woman's surname as a man's: Testova, Testov."""
    return part[:-1] if part.endswith("a") and SUFFIX.search(part) else part


def _sound_alike(one: str, other: str) -> bool:
    """The same consonants, and not only because one is all vowels: meimankuliev is no mingelov."""
    heard = sound(one)
    return (
        len(heard) > 2
        and heard == sound(other)
        and OSA.normalized_similarity(one, other) >= SOUND_AT_LEAST
    )


def _by_distance(one: str, other: str) -> Bond:
    shorter, longer = sorted((len(one), len(other)))
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1 and shorter >= SLIPS_FROM:
        return Bond.ONE_OFF
    if stem(one) == stem(other) and longer - shorter <= 4:
        return Bond.SHORTER
    if distance == 2 and shorter >= 6:
        return Bond.TWO_OFF
    return Bond.NONE

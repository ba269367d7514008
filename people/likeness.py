"""How alike two names are, and why: a score from 0 to 1 with reasons in words.

The parts of both names are paired in the order that fits best; each pair has a score from a small
table. A name of one part never counts as a full one: a given name alone fits too many people.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import permutations

from django.utils.translation import gettext_lazy as later
from rapidfuzz.distance import OSA

from people.folding import PARTICLES, readings, sound


class Bond(StrEnum):
    """How two folded parts of names belong together."""

    SAME = "same"
    ENDING = "ending"
    SOUND = "sound"
    ONE_OFF = "one off"
    SHORTER = "shorter"
    TWO_OFF = "two off"
    INITIAL = "initial"
    NONE = "none"


SCORES = {
    Bond.SAME: 1.0,
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
    Bond.ENDING: later("other ending: {one}, {other}"),
    Bond.SOUND: later("sounds alike: {one}, {other}"),
    Bond.ONE_OFF: later("one letter apart: {one}, {other}"),
    Bond.SHORTER: later("shorter form: {one}, {other}"),
    Bond.TWO_OFF: later("two letters apart: {one}, {other}"),
    Bond.INITIAL: later("initial: {one}, {other}"),
}
PROBABLE, POSSIBLE = 0.9, 0.7
ONE_PART = 0.65  # what a name of one part comes to at most beside a longer one
EXTRA = 0.02  # for each part that only one of the names has: a patronymic, mostly
MOST_PARTS = 4
SOUND_AT_LEAST = 0.6  # of letters in common, for parts that sound alike
SUFFIX = re.compile("(ov|ev|in|iev|skii|ski|uli|kizi|ovich|evich|ovna|evna|zoda|zade|ogli)a?$")
PATRONYMIC = re.compile("(ovich|evich|ovna|evna|ichna)$")


@dataclass(frozen=True)
class Likeness:
    """`pairs` are the folded parts that belong together, and how."""

    score: float
    pairs: tuple[tuple[Bond, str, str], ...] = ()

    @property
    def probable(self) -> bool:
        return self.score >= PROBABLE

    @property
    def possible(self) -> bool:
        return self.score >= POSSIBLE

    @property
    def reasons(self) -> list[str]:
        """In words: "same: testov", "one letter apart: aibek, aibel"."""
        return [
            str(REASONS[how]).format(one=one, other=other)
            for how, one, other in self.pairs
            if how != Bond.NONE
        ]


def alike(one: str, other: str) -> Likeness:
    """Of two names as written, in their best reading."""
    return max(
        (_compared(a, b) for a in readings(one) for b in readings(other)),
        key=lambda likeness: likeness.score,
    )


def most_alike(name: str, others: Iterable[str]) -> Likeness:
    """`name` with the one of `others` that is most like it."""
    return max((alike(name, other) for other in others), key=lambda likeness: likeness.score)


def _compared(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Of two names in folded parts."""
    short, long = sorted((_proper(one), _proper(other)), key=len)
    if not short:
        return Likeness(0.0)
    pairings = (
        tuple((bond(a, b), a, b) for a, b in zip(short, order, strict=True))
        for order in permutations(long, len(short))
    )
    pairs = max(pairings, key=lambda pairs: sum(SCORES[how] for how, _, _ in pairs))
    scores = [SCORES[how] for how, _, _ in pairs]
    return Likeness(_score(scores, len(long)), pairs)


def _proper(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without particles, and at most as many as can be tried in every order."""
    kept = [part for part in parts if part not in PARTICLES.values()]
    return tuple(kept or parts)[:MOST_PARTS]


def _score(scores: list[float], long: int) -> float:
    """The mean, held down by the worst pair: one part that does not fit makes another person."""
    mean = sum(scores) / len(scores)
    score = (mean + min(scores)) / 2 - EXTRA * (long - len(scores))
    return max(min(score, ONE_PART) if len(scores) == 1 < long else score, 0.0)


@lru_cache(maxsize=100_000)
def bond(one: str, other: str) -> Bond:
    """Two folded parts, by the first line of the table that fits."""
    if one == other:
        return Bond.SAME
    if min(len(one), len(other)) == 1:
        return Bond.INITIAL if one[0] == other[0] else Bond.NONE
    if _without_a(one) == _without_a(other):
        return Bond.ENDING
    if _sound_alike(one, other):
        return Bond.SOUND
    return _by_distance(one, other)


def _without_a(part: str) -> str:
    """A woman's surname as a man's: Testova, Testov."""
    return part[:-1] if SUFFIX.search(part) and part.endswith("a") else part


def _sound_alike(one: str, other: str) -> bool:
    """The same consonants, and not only because one is all vowels: meimankuliev is no mingelov."""
    heard = sound(one)
    close = OSA.normalized_similarity(one, other) >= SOUND_AT_LEAST
    return close and heard == sound(other) and len(heard) > 2


def _by_distance(one: str, other: str) -> Bond:
    shorter, longer = sorted((len(one), len(other)))
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1 and shorter >= 4:
        return Bond.ONE_OFF
    if _stem(one) == _stem(other) and longer - shorter <= 4:
        return Bond.SHORTER
    if distance == 2 and shorter >= 6:
        return Bond.TWO_OFF
    return Bond.NONE


def _stem(part: str) -> str:
    return SUFFIX.sub("", part) if len(part) > 5 else part

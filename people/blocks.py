"""Who may be whom, without comparing everybody with everybody.

People meet in blocks: of two words of their names, the one sounds the same and the other the same
but for one letter. In memory are 8 bytes for each block of a person and for each pair, whatever the
names; nothing is written to a disk.
"""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import combinations, groupby, permutations, product

from people.folding import proper, shortened, sound

# A block that so many share says nothing: half the country is called so.
MOST = 60
MOST_WORDS = 4
SHARES = 16  # one of them at a time is sorted, as a list that is many times larger
NUMBER = 24  # bits of the number of a person
BUCKETS = 1 << 24


class Spread:
    """Pairs of whole numbers put in anyhow; given back each once, those with the same `high`
    together."""

    def __init__(self) -> None:
        self._shares = [array("Q") for _ in range(SHARES)]

    def add(self, high: int, low: int) -> None:
        """Of 40 and of 24 bits."""
        self._shares[high % SHARES].append(high << NUMBER | low)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for share in self._shares:
            for both in sorted(set(share)):
                yield both >> NUMBER, both & (1 << NUMBER) - 1


class Worn:
    """How many people have a part of a name; counted to 255, now and then too many."""

    def __init__(self) -> None:
        self._people = bytearray(BUCKETS)

    def add(self, names: Iterable[str]) -> None:
        for part in {part for name in names for word in proper(name) for part in word}:
            bucket = _number(part) % BUCKETS
            self._people[bucket] = min(self._people[bucket] + 1, 255)

    def by(self, part: str) -> int:
        return self._people[_number(part) % BUCKETS]


def blocks_of(name: str) -> set[str]:
    """The blocks of a name: "aipk testf", and so on for each letter that may be wrong.

    A name of one word has one of its own.
    """
    words = proper(name)[:MOST_WORDS]
    if len(words) == 1:
        return {f"={sound(part)}" for part in words[0]}
    return {
        block
        for pair in permutations(words, 2)
        for whole, other in product(*pair)
        for block in _beside(sound(whole), other)
    }


def _beside(whole: str, other: str) -> set[str]:
    heard = sound(other)
    return {" ".join(sorted((whole, heard))), *(f"{whole} {left}" for left in shortened(other))}


def fill(blocks: Spread, person: int, names: Iterable[str]) -> None:
    """Note that the person of this number is in the blocks of these names."""
    for block in {block for name in names for block in blocks_of(name)}:
        blocks.add(_number(block), person)


def _number(text: str) -> int:
    """Of 40 bits, the same in each run."""
    return int.from_bytes(blake2b(text.encode(), digest_size=5).digest())


def pairs_in(blocks: Spread) -> Spread:
    """The pairs of people who share a block, the lesser number first."""
    pairs = Spread()
    for _, entries in groupby(blocks, key=lambda entry: entry[0]):
        people = [person for _, person in entries]
        if len(people) <= MOST:
            for one, other in combinations(people, 2):
                pairs.add(one, other)
    return pairs

"""The queue of likely duplicates: the pairs worth a look, found among all people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from people.blocks import Spread, Worn, fill, pairs_in
from people.likeness import POSSIBLE, PROBABLE, SCORES, Bond, Likeness, alike
from people.likeness import Pair as Bonded
from people.models import LikelySame, NameKey, NotSame, Person
from people.weighing import about_of, weigh

BATCH = 1000
NEAR = 70  # of 100, as rapidfuzz compares folded names: less is never worth a closer look
# Parts that differ are one, misspelt, where a letter was left out, doubled or swapped with the next
# and one of them nobody else has. With another letter in its place, or where each is borne by
# others, they are as often two names: only a birth in the same years then makes the pair likely.
# Nothing does where two letters differ.
A_SLIP, UNSURE, TWO_NAMES = 0.02, 0.875, 0.84
MISSPELT = SCORES[Bond.SOUND]

Pair = tuple[UUID, UUID]
Spelt = dict[UUID, list[tuple[str, str]]]


def how_many() -> int:
    return _everybody().count()


def find_duplicates() -> Iterator[int]:
    """Look for likely duplicates among all people and renew the queue. Gives, bit by bit, how much
    is done, in all twice `how_many()`; one transaction a batch.

    A suggestion made earlier stays as long as it is possible.
    """
    merged = Q(person__merged_into__isnull=False) | Q(other_person__merged_into__isnull=False)
    LikelySame.objects.filter(merged).delete()
    people = list(_everybody().order_by("pk").values_list("pk", flat=True))
    blocks, worn = Spread(), Worn()
    for first in range(0, len(people), BATCH):
        yield _read(people, first, blocks, worn)
    pairs = pairs_in(blocks)
    _add_queued(pairs, people)
    yield from _renewed(pairs, people, worn)


def _everybody() -> QuerySet[Person]:
    return Person.objects.filter(merged_into=None)


def _read(people: Sequence[UUID], first: int, blocks: Spread, worn: Worn) -> int:
    some = people[first : first + BATCH]
    spelt = _spelt(some)
    for number, person in enumerate(some, first):
        names = [text for text, _ in spelt[person]]
        fill(blocks, number, names)
        worn.add(names)
    return len(some)


def _spelt(people: Iterable[UUID]) -> Spelt:
    """The names of each, as written and folded; what we generated ourselves is no evidence."""
    keys = NameKey.objects.filter(person__in=people, name__generated=False).order_by("name")
    spelt: Spelt = defaultdict(list)
    for person, text, folded in keys.values_list("person_id", "name__text", "folded"):
        spelt[person].append((text, folded))
    return spelt


def _add_queued(pairs: Spread, people: Sequence[UUID]) -> None:
    """What is in the queue is looked at again, even if no block tells of it any more."""
    numbers = {person: number for number, person in enumerate(people)}
    queued = LikelySame.objects.filter(person__isnull=False)
    for one, other in queued.values_list("person", "other_person"):
        if one in numbers and other in numbers:
            pairs.add(numbers[one], numbers[other])


def _renewed(pairs: Spread, people: Sequence[UUID], worn: Worn) -> Iterator[int]:
    total, done, numbered = sum(1 for _ in pairs), 0, iter(pairs)
    while batch := [(people[one], people[other]) for one, other in islice(numbered, BATCH)]:
        _renew(batch, worn)
        before, done = done, done + len(batch)
        yield len(people) * done // total - len(people) * before // total


@transaction.atomic
def _renew(pairs: list[Pair], worn: Worn) -> None:
    """Bring the queue up to date with what these pairs are like."""
    scores = _scores(pairs, worn)
    likely = {pair for pair, score in scores.items() if score >= PROBABLE} - _said_to_be_two(pairs)
    queued = LikelySame.objects.filter(person__in={one for one, _ in pairs})
    known = {(row.person_id, row.other_person_id): row.pk for row in queued}
    gone = [known[pair] for pair in pairs if pair in known and scores.get(pair, 0) < POSSIBLE]
    queued.filter(pk__in=gone).delete()
    LikelySame.objects.bulk_create(
        [
            LikelySame(person_id=one, other_person_id=other, score=scores[one, other])
            for one, other in sorted(likely)
        ],
        update_conflicts=True,
        unique_fields=["person", "other_person", "organisation", "other_organisation"],
        update_fields=["score"],
    )


def _said_to_be_two(pairs: list[Pair]) -> set[Pair]:
    said = NotSame.objects.filter(person__in={one for one, _ in pairs})
    return set(said.values_list("person_id", "other_person_id"))


def _scores(pairs: list[Pair], worn: Worn) -> dict[Pair, float]:
    """Of the pairs whose names may be of one person."""
    spelt = _spelt({person for pair in pairs for person in pair})
    alikes = {(one, other): _nearest(spelt[one], spelt[other]) for one, other in pairs}
    possible = {pair: likeness for pair, likeness in alikes.items() if likeness.possible}
    people = _everybody().prefetch_related("attributes")
    known = people.in_bulk({person for pair in possible for person in pair})
    return {
        pair: _score(likeness, known[pair[0]], known[pair[1]], worn)
        for pair, likeness in possible.items()
        if pair[0] in known and pair[1] in known
    }


def _nearest(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> Likeness:
    """The likeness of those of their names that are most alike."""
    folded, best = [key for _, key in other], Likeness(0.0)
    for text, key in one:
        near = process.extractOne(key, folded, scorer=fuzz.token_set_ratio, score_cutoff=NEAR)
        if near is not None:
            best = max(best, alike(text, other[near[2]][0]), key=_by_score)
    return best


def _by_score(likeness: Likeness) -> float:
    return likeness.score


def _score(likeness: Likeness, one: Person, other: Person, worn: Worn) -> float:
    score = likeness.score
    if misspelt := [pair for pair in likeness.pairs if pair.score <= MISSPELT]:
        score = min(score + A_SLIP, *(_at_most(pair, worn) for pair in misspelt))
    change, _ = weigh(about_of(one), other)
    return max(0.0, min(1.0, score + change))


def _at_most(pair: Bonded, worn: Worn) -> float:
    """What names with these two parts come to at most."""
    if OSA.distance(pair.one, pair.other) > 1:
        return TWO_NAMES
    other_letter = len(pair.one) == len(pair.other) and sorted(pair.one) != sorted(pair.other)
    rare = min(worn.by(pair.one), worn.by(pair.other)) <= 1
    return 1.0 if rare and not other_letter else UNSURE

"""Which names are looked at closely: those that share words with what was typed.

A word is looked up by its own keys (people.folding) and, in the vocabulary NamePart, by those of
words that are written nearly alike or begin so. Two words of a name must be found together, so that
a given name that thousands bear is never read through.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Length

from accounts.models import User
from accounts.visibility import in_scope
from people.folding import Word, beginnings, fold, keys_of_word, proper, shortened
from people.likeness import Bond, bond
from people.models import Name, NameKey, NamePart

EVERY = 10_000_000
MOST = 100  # names of each kind of match
MOST_SINGLY = 40  # of names that share one word only
MOST_NEAR = 60  # words that stand for one that was typed
Row = tuple[UUID, UUID, str]


@dataclass(frozen=True)
class Sought:
    """A word that was typed: its own keys, and words that may be meant by it.

    `begun` holds beginnings of too many words to look each up; they are compared with the names
    that the other words find.
    """

    word: Word
    keys: frozenset[str]
    near: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()

    def own(self) -> Q:
        return Q(parts__overlap=sorted(self.keys)) if self.keys else Q(pk=None)

    def any(self) -> Q:
        if self.begun:
            starts = (Q(spaced__contains=f" {start}") for start in sorted(self.begun))
            return _either(starts)
        return Q(parts__overlap=sorted(self.keys | self.near))


def _either(filters: Iterable[Q]) -> Q:
    found = Q()
    for one in filters:
        found |= one
    return found


@contextmanager
def by_index() -> Iterator[None]:
    """Have PostgreSQL use the indexes of words inside.

    It takes comparing two arrays for cheap, and would read all names where many keys are asked for
    and few rows are wanted.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        yield
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")


def visible_names(user: User | None) -> QuerySet[Name]:
    """Names of people whom `user` sees; of all people without a user."""
    names = Name.objects.filter(person__isnull=False, person__merged_into=None)
    return names if user is None else names.filter(in_scope(user, "person__scope"))


def sought(typed: str, *, as_you_type: bool) -> list[Sought]:
    """The words of a person's name that are looked up; initials alone tell nothing."""
    return look_up(proper(typed), as_you_type=as_you_type)


def look_up(words: tuple[Word, ...], *, as_you_type: bool) -> list[Sought]:
    """What each of `words` may stand for, in one query."""
    last = words[-1] if words and as_you_type else None
    longer = [word for word in words if len(word[0]) > 1 or word is last]
    parts = _vocabulary(longer, last)
    found = [_sought(word, parts, begun=word is last) for word in longer]
    # The only word is looked up by the shortest that begin so: nothing else narrows the search.
    return found if len(found) > 1 else [replace(one, begun=frozenset()) for one in found]


def _vocabulary(words: list[Word], last: Word | None) -> list[str]:
    """Words in use that may differ by a slip from one of `words`, or go on as the last begins."""
    if not words:
        return []
    slips = {short for word in words for part in word for short in shortened(part)}
    near = NamePart.objects.filter(shorter__overlap=sorted(slips)).values_list("part", flat=True)
    if last is None:
        return list(near)
    starts = _either(Q(part__startswith=start) for start in sorted(beginnings(last)))
    longer = NamePart.objects.filter(starts).order_by(Length("part"), "part")
    begun = longer.values_list("part", flat=True)[: MOST_NEAR + 1]
    return list(near.union(begun))


def _sought(word: Word, parts: list[str], *, begun: bool) -> Sought:
    keys = frozenset(keys_of_word(word)) if len(word[0]) > 1 else frozenset()
    near = _near(word, parts)
    if not begun:
        return Sought(word, keys, near)
    starts = tuple(beginnings(word))
    longer = frozenset(part for part in parts if part.startswith(starts))
    many = len(longer) > MOST_NEAR
    return Sought(word, keys, near | longer, frozenset(starts) if many else frozenset())


def _near(word: Word, parts: list[str]) -> frozenset[str]:
    bonds = ((part, {bond(reading, part) for reading in word}) for part in parts)
    return frozenset(part for part, how in bonds if how - {Bond.NONE, Bond.INITIAL})


def widened(words: list[Sought]) -> list[Sought]:
    """With words that have letters in common in any order: where nothing else was found."""
    return [replace(one, near=one.near | _in_common(one.word), begun=frozenset()) for one in words]


def _in_common(word: Word) -> frozenset[str]:
    like = NamePart.objects.filter(part__trigram_similar=word[0])
    nearest = like.order_by(TrigramSimilarity("part", word[0]).desc()).values_list(
        "part", flat=True
    )
    return _near(word, list(nearest[:MOST_NEAR]))


def together(typed: str, words: list[Sought], user: User | None) -> list[Row]:
    """Names that share two words with what was typed, or the only one.

    Of more than are looked at, those that are written so are among them.
    """
    if not words:
        return list(_rows(Q(parts__contains=[f"={fold(typed)}"]), user, MOST))
    near = _either(_all(one.any() for one in some) for some in _pairs(words))
    rows = list(_rows(near, user, MOST))
    if len(rows) < MOST:
        return rows
    exact = _either(_all(one.own() for one in some) for some in _pairs(words))
    return [*rows, *_rows(exact, user, MOST)]


def singly(words: list[Sought], user: User | None) -> QuerySet[Name, Row]:
    """Names that share any one word."""
    first, *rest = (_rows(one.own(), user, MOST_SINGLY) for one in words)
    return first.union(*rest, all=True)


def _pairs(words: list[Sought]) -> Iterable[tuple[Sought, ...]]:
    return combinations(words, min(len(words), 2))


def _all(filters: Iterable[Q]) -> Q:
    found = Q()
    for one in filters:
        found &= one
    return found


def _rows(matching: Q, user: User | None, most: int) -> QuerySet[Name, Row]:
    """(person, name, text) of names whose keys are `matching`.

    The slice keeps PostgreSQL from reading names in their order until it has found enough.
    """
    spaced = Concat(Value(" "), F("folded"), output_field=TextField())
    keys = NameKey.objects.alias(spaced=spaced).filter(matching).values("name")[:EVERY]
    names = visible_names(user).filter(pk__in=keys).order_by()
    return names.values_list("person_id", "pk", "text")[:most]

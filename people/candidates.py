"""Which names are looked at closely: those that share words with what was typed.

A word is looked up by its own keys (people.folding) and, in the vocabulary NamePart, by those of
words that are written nearly alike or begin so. Two words of a name must be found together, so that
a given name that thousands bear is never read through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.models import User
from accounts.visibility import scopes_in_sql
from people.folding import Word, beginnings, fold, keys_of_word, proper, shortened
from people.likeness import Bond, bond

MOST = 100  # names of each kind of match
MOST_SINGLY = 40  # of names that share one word only
MOST_NEAR = 60  # words that stand for one that was typed
Row = tuple[UUID, UUID, str]

# What arrays hold is looked up by index: PostgreSQL takes comparing two arrays for cheap, and would
# read all names wherever many keys are asked for.
BY_INDEX = "SET LOCAL enable_seqscan = off; {statement}; SET LOCAL enable_seqscan = on"
# Words in use that may differ by a slip from one that was typed, or go on as the last one begins.
NEAR = "SELECT part FROM people_namepart WHERE shorter && %s::text[]"
BEGUN = """
    UNION (SELECT part FROM people_namepart WHERE {begun}
    ORDER BY length(part), part LIMIT %s)
"""
IN_COMMON = "SELECT part FROM people_namepart WHERE part %% %s ORDER BY part <-> %s LIMIT %s"
# Written by hand, for this is asked with every letter that is typed. The keys are read first, and
# who may be seen is asked of each, only as far as needed: never of all names or all scopes.
NAMES = """
    (WITH shared AS MATERIALIZED (
        SELECT name_id, person_id FROM people_namekey WHERE ({matching}) AND person_id IS NOT NULL
    )
    SELECT shared.person_id, shared.name_id, name.text FROM shared, LATERAL (
        SELECT FROM people_person person
        WHERE person.id = shared.person_id AND person.merged_into_id IS NULL {visible} LIMIT 1
    ) seen, LATERAL (
        SELECT name.text FROM people_name name WHERE name.id = shared.name_id LIMIT 1
    ) name LIMIT %s)
"""


@dataclass(frozen=True)
class Matching:
    """A condition on the keys of a name, in SQL."""

    sql: str
    values: tuple[Any, ...] = ()

    @classmethod
    def any_key(cls, keys: Iterable[str]) -> "Matching":
        return cls("parts && %s::text[]", (sorted(keys),))

    @classmethod
    def together(cls, how: str, parts: Iterable["Matching"]) -> "Matching":
        """All of `parts` ("AND") or one of them ("OR")."""
        every = list(parts)
        sql = f" {how} ".join(f"({part.sql})" for part in every)
        return cls(sql, tuple(value for part in every for value in part.values))


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

    def own(self) -> Matching:
        return Matching.any_key(self.keys)

    def any(self) -> Matching:
        if not self.begun:
            return Matching.any_key(self.keys | self.near)
        starts = (f"% {start}%" for start in sorted(self.begun))
        return Matching.together(
            "OR", (Matching("' ' || folded LIKE %s", (start,)) for start in starts)
        )


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
    if not words:
        return []
    slips = sorted({short for word in words for part in word for short in shortened(part)})
    if last is None:
        return [part for (part,) in read(NEAR, [slips])]
    starts = [f"{start}%" for start in sorted(beginnings(last))]
    begun = BEGUN.format(begun=" OR ".join(["part LIKE %s"] * len(starts)))
    return [part for (part,) in read(NEAR + begun, [slips, *starts, MOST_NEAR + 1])]


def read(statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a statement on arrays of keys; what goes around it goes along with it."""
    with connection.cursor() as cursor:
        cursor.execute(BY_INDEX.format(statement=statement), values)
        cursor.nextset()
        return cursor.fetchall()


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
    nearest = read(IN_COMMON, [word[0], word[0], MOST_NEAR])
    return _near(word, [part for (part,) in nearest])


def together(typed: str, words: list[Sought], user: User | None) -> list[Row]:
    """Names that share two words with what was typed, or the only one.

    Of more than are looked at, those that are written so are among them.
    """
    if not words:
        return _names([(Matching.any_key([f"={fold(typed)}"]), MOST)], user)
    pairs = list(combinations(words, min(len(words), 2)))
    near = (Matching.together("AND", [one.any() for one in some]) for some in pairs)
    rows = _names([(Matching.together("OR", near), MOST)], user)
    if len(rows) < MOST:
        return rows
    exact = (Matching.together("AND", [one.own() for one in some]) for some in pairs)
    return [*rows, *_names([(Matching.together("OR", exact), MOST)], user)]


def singly(words: list[Sought], user: User | None) -> list[Row]:
    """Names that share any one word."""
    return _names([(one.own(), MOST_SINGLY) for one in words], user)


def _names(wanted: Iterable[tuple[Matching, int]], user: User | None) -> list[Row]:
    """(person, name, text) of names that match, of people whom `user` sees; so many of each.

    Without a user, of all people.
    """
    scopes, seen = scopes_in_sql(user.pk) if user else ("", ())
    visible = f"AND person.scope_id IN ({scopes})" if user else ""
    statements, values = [], []
    for matching, most in wanted:
        statements.append(NAMES.format(matching=matching.sql, visible=visible))
        values += [*matching.values, *seen, most]
    return read(" UNION ALL ".join(statements), values)

"""Invented people in bulk, each with a few spellings of the name.

The rows go in as the owner with triggers off: only finding is measured here, and copy_rows.py
measures what history costs.
"""

import itertools
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.utils import CursorWrapper

from core.keys import person_reference, uuid7
from people.folding import VERSION, fold, keys_of, shortened
from people.models import NamePart, Person
from tests.people.romanisation import DATA, spellings

TABLES = ("accounts_scope", "people_person", "people_name", "people_namekey")
INDEXED = ("people_namekey", "people_namepart")
SPELLINGS = 3
SYLLABLES = [a + b for a in "bdgklmnr" for b in "aeio"]
CHUNK = 100_000


def references(count: int) -> set[str]:
    """Six characters collide now and then among 100,000."""
    taken = set(Person.objects.values_list("reference", flat=True))
    found: set[str] = set()
    while len(found) < count:
        found |= {person_reference()} - taken
    return found


def invented(count: int) -> Iterator[tuple[str, list[str]]]:
    """(country, spellings) of each of `count` people: real given names, surnames of syllables."""
    chance = random.Random(1)  # noqa: S311
    languages = list(DATA["languages"])
    given = {
        language: [
            name
            for part in ("tuned", "reported")
            for name in DATA["languages"][language][part]["given"].split()
        ]
        for language in languages
    }
    cyrillic = str.maketrans("abdegiklmno", "абдегиклмно")
    for _ in range(count):
        language = chance.choice(languages)
        surname = "".join(chance.choices(SYLLABLES, k=3)).translate(cyrillic) + "ев"
        name = f"{chance.choice(given[language])} {surname.title()}"
        written = spellings(name, language)
        yield language, chance.sample(written, min(SPELLINGS, len(written)))


def fill(count: int) -> None:
    """Adds `count` people with three names each, seen by the whole office."""
    every = (names for _, names in invented(count))
    with connections["owner"].cursor() as cursor, _bare(cursor, indexes=count <= CHUNK):
        while chunk := list(itertools.islice(every, CHUNK)):
            _copy(cursor, chunk)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def _bare(cursor: CursorWrapper, *, indexes: bool) -> Iterator[None]:
    """Without triggers and, unless `indexes` may stay, without those that are slow to keep up."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY (%s)"
        " AND indexdef LIKE '%% USING gin %%'",
        [[] if indexes else list(INDEXED)],
    )
    dropped = cursor.fetchall()
    for name, _ in dropped:
        cursor.execute(f"DROP INDEX {name}")
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for _, definition in dropped:
        cursor.execute(definition)


def _copy(cursor: CursorWrapper, chunk: list[list[str]]) -> None:
    people = [(uuid7(), uuid7(), names) for names in chunk]
    _rows(
        cursor,
        "accounts_scope (id, version, level)",
        ((scope, 1, "OFFICE") for _, scope, _ in people),
    )
    _rows(
        cursor,
        "people_person (id, version, reference, scope_id, display_name, sort_key, country,"
        " biography, reliability)",
        (
            (key, 1, reference, scope, names[0], "", "KZ", "", "F")
            for reference, (key, scope, names) in zip(references(len(people)), people, strict=True)
        ),
    )
    named = [(uuid7(), key, text) for key, _, names in people for text in names]
    _rows(
        cursor,
        "people_name (id, version, account_of, rank, rank_reason, withdrawn_by, withdrawn_why,"
        " person_id, text, kind, script, language, given, family, patronymic,"
        ' "order", valid_text, valid_edtf, valid_precision, valid_year_inferred, valid_zone,'
        " printable, searchable, generated)",
        (
            (key, 1, key, "UNRANKED", "", "", "", person, text, "AS_WRITTEN", "Latn", "",
             "", "", "", "", "", "", "UNDATED", False, "", True, True, False)
            for key, person, text in named
        ),
    )  # fmt: skip
    _copy_keys(cursor, named)


def _copy_keys(cursor: CursorWrapper, named: list[tuple]) -> None:
    keys = [(key, person, text, sorted(keys_of(text))) for key, person, text in named]
    _rows(
        cursor,
        "people_namekey (name_id, person_id, folded, parts, version)",
        ((key, person, fold(text), parts, VERSION) for key, person, text, parts in keys),
    )
    words = {part for *_, parts in keys for part in parts if part[0].isalnum()}
    words -= set(NamePart.objects.using("owner").values_list("part", flat=True))
    _rows(
        cursor,
        "people_namepart (part, shorter)",
        ((part, sorted(shortened(part))) for part in sorted(words)),
    )


def _rows(cursor: CursorWrapper, into: str, rows: Iterable[tuple]) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)

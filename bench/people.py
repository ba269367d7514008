"""Finding people among many: invented names in bulk, and how long a search takes.

The rows go in as the owner with triggers off: only finding is measured here, and copy_rows.py
measures what history costs.
"""

import itertools
import random
import time
from collections.abc import Iterator

from django.db import connections

from core.keys import person_reference, uuid7
from people.folding import VERSION, fold, search_parts
from people.models import Person
from tests.people.romanisation import DATA, spellings

TABLES = ("accounts_scope", "people_person", "people_name", "people_namekey")
SPELLINGS = 3
SYLLABLES = [a + b for a in "bdgklmnr" for b in "aeio"]


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
    owner = connections["owner"]
    people = [(uuid7(), uuid7(), names) for _, names in invented(count)]
    with owner.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        with cursor.copy("COPY accounts_scope (id, version, level) FROM STDIN") as copy:
            for _, scope, _ in people:
                copy.write_row((scope, 1, "OFFICE"))
        with cursor.copy(
            "COPY people_person (id, version, reference, scope_id, display_name, sort_key, country,"
            " biography, reliability) FROM STDIN"
        ) as copy:
            for reference, (key, scope, names) in zip(references(count), people, strict=True):
                copy.write_row((key, 1, reference, scope, names[0], "", "KZ", "", "F"))
        named = [(uuid7(), key, text) for key, _, names in people for text in names]
        with cursor.copy(
            "COPY people_name (id, version, account_of, rank, rank_reason, withdrawn_by,"
            " withdrawn_why, person_id, text, kind, script, language, given, family, patronymic,"
            ' "order", valid_text, valid_edtf, valid_precision, valid_year_inferred, valid_zone,'
            " printable, searchable, generated) FROM STDIN"
        ) as copy:
            for key, person, text in named:
                copy.write_row(
                    (key, 1, key, "UNRANKED", "", "", "", person, text, "AS_WRITTEN", "Latn", "",
                     "", "", "", "", "", "", "UNDATED", False, "", True, True, False)
                )  # fmt: skip
        with cursor.copy(
            "COPY people_namekey (name_id, person_id, folded, parts, version) FROM STDIN"
        ) as copy:
            for key, person, text in named:
                copy.write_row((key, person, fold(text), sorted(search_parts(text)), VERSION))
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(f"ANALYZE {table}")


def searches(count: int) -> list[tuple[str, str]]:
    """(what is typed, a spelling that is stored): other spellings of the first people."""
    pairs = []
    for _, names in itertools.islice(invented(count), count):
        typed = names[-1]
        place = typed.index(" ") + 3  # inside the surname
        pairs += [(typed, names[0]), (typed[:place] + typed[place + 1 :], names[0])]
    return pairs


def timed(act: object) -> float:
    started = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - started

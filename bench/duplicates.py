"""The queue of likely duplicates over 100,000 people: what it finds, what is false, how long.

    python -m bench.duplicates [how many people]

2,000 people are entered a second time: in another spelling, with a typing error, with the surname
first, or with both of the latter. Half of all records say when somebody was born, each on its own
account, so both records of one person do in a quarter of the pairs. Surnames are made of syllables
and lie closer together than real ones: thousands of invented people differ by one letter.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bench.database import own_database

DATABASE = "habeas_bench_duplicates"
PLANTED = 2_000
KINDS = ("another spelling", "typing error", "surname first", "typing error, surname first")
LETTERS = "abdegiklmnorstu"
COUNTRIES = {"ru": "RU", "kk": "KZ", "ky": "KG", "tg": "TJ", "uz": "UZ", "tk": "TM"}


@dataclass(frozen=True)
class Entry:
    """A record to be made; `of` numbers the person that it is of, `kind` how it was spelt anew."""

    of: int
    kind: str
    country: str
    names: Sequence[str]
    born: int | None


def entries(count: int, chance: random.Random) -> Iterator[Entry]:
    """`count` people, the first PLANTED of them twice."""
    from bench.people import invented

    for number, (language, names) in enumerate(invented(count)):
        born = chance.randint(1950, 2005)
        twice = number < PLANTED and len(names) > 1
        first = names[:-1] if twice else names
        yield Entry(number, "", COUNTRIES[language], first, _recorded(born, chance))
        if twice:
            kind = KINDS[number % len(KINDS)]
            anew = [_anew(names[-1], kind, chance)]
            yield Entry(number, kind, COUNTRIES[language], anew, _recorded(born, chance))


def _recorded(year: int, chance: random.Random) -> int | None:
    return year if chance.random() < 0.5 else None


def _anew(name: str, kind: str, chance: random.Random) -> str:
    if "typing error" in kind:
        name = _mistyped(name, chance)
    return " ".join(reversed(name.split())) if "surname first" in kind else name


def _mistyped(name: str, chance: random.Random) -> str:
    """One letter dropped, doubled, changed or swapped with the next, anywhere but at the ends of
    the name."""
    place = chance.choice([i for i in range(1, len(name) - 2) if " " not in name[i : i + 2]])
    before, letter, after = name[:place], name[place], name[place + 1 :]
    return chance.choice(
        [
            before + after,
            before + letter + letter + after,
            before + chance.choice(LETTERS) + after,
            before + after[0] + letter + after[1:],
        ]
    )


def copied(rows: Iterable[Any]) -> None:
    """Rows of one model through COPY, triggers off: copy_rows.py measures what history costs."""
    from django.db import connections

    first, *rest = rows
    meta, owner = first._meta, connections["owner"]
    columns = ", ".join(f'"{field.column}"' for field in meta.concrete_fields)
    with owner.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {meta.db_table} DISABLE TRIGGER USER")
        with cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as copy:
            for row in (first, *rest):
                copy.write_row(
                    [
                        field.get_db_prep_save(getattr(row, field.attname), owner)
                        for field in meta.concrete_fields
                    ]
                )
        cursor.execute(f"ALTER TABLE {meta.db_table} ENABLE TRIGGER USER")
        cursor.execute(f"ANALYZE {meta.db_table}")


def fill(made: Sequence[Entry]) -> dict[UUID, Entry]:
    """Enters them; gives what each person's record is."""
    from accounts.models import Level, Scope
    from bench.people import references
    from people.folding import VERSION, fold, keys_of
    from people.models import Attribute, AttributeKind, Name, NameKey, Person
    from people.models.names import script_of

    scopes = [Scope(version=1, level=Level.OFFICE) for _ in made]
    people = [
        Person(
            version=1, reference=reference, scope=scope, country=entry.country,
            display_name=entry.names[0], sort_key="",
        )
        for reference, scope, entry in zip(references(len(made)), scopes, made, strict=True)
    ]  # fmt: skip
    names = [
        Name(version=1, person=person, text=text, script=script_of(text))
        for person, entry in zip(people, made, strict=True)
        for text in entry.names
    ]
    keys = [
        NameKey(
            name=name, person_id=name.person_id, folded=fold(name.text), version=VERSION,
            parts=sorted(keys_of(name.text)),
        )
        for name in names
    ]  # fmt: skip
    births = [
        _born(Attribute(version=1, person=person, kind=AttributeKind.BIRTH), entry.born)
        for person, entry in zip(people, made, strict=True)
        if entry.born
    ]
    for rows in (scopes, people, names, keys, births):
        copied(rows)
    return {person.pk: entry for person, entry in zip(people, made, strict=True)}


def _born(said: Any, year: int) -> Any:
    from core.dates import PartialDate, Precision

    said.date = PartialDate.given(str(year), edtf=str(year), precision=Precision.YEAR)
    return said


def report(known: dict[UUID, Entry], seconds: float) -> None:
    from people.models import LikelySame

    found = dict.fromkeys(KINDS, 0)
    namesakes = false = 0
    for one, other in LikelySame.objects.values_list("person", "other_person"):
        a, b = known[one], known[other]
        if a.of == b.of:
            found[a.kind or b.kind] += 1
        elif {*map(_letters, a.names)} & {*map(_letters, b.names)}:
            namesakes += 1
        else:
            false += 1
    planted = Counter(entry.kind for entry in known.values() if entry.kind)
    for kind in KINDS:
        print(f"{kind:32} {found[kind]:6,} of {planted[kind]:6,} found")
    print(f"{'all':32} {sum(found.values()):6,} of {planted.total():6,} found")
    print(f"{'not planted: the same name':32} {namesakes:6,}")
    print(f"{'not planted: another name':32} {false:6,}")
    print(f"{'time':32} {seconds:6.0f} s")


def _letters(name: str) -> str:
    from people.folding import fold

    return fold(name)


def run(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from people.duplicates import find_duplicates

    call_command("migrate", verbosity=0)
    known = fill(list(entries(count, random.Random(1))))  # noqa: S311
    started = time.perf_counter()
    for _ in find_duplicates():
        pass
    report(known, time.perf_counter() - started)


def main() -> None:
    with own_database(DATABASE):
        run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)


if __name__ == "__main__":
    main()

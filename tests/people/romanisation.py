"""Pairs of names in six languages, made from published tables (romanisation.yaml)."""

import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

DATA: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
)
Table = dict[str, str]


def _table(rows: dict[str, str]) -> Table:
    spelt = ["" if word == "-" else word for word in rows["spelt"].split()]
    return dict(zip(rows["letters"].split(), spelt, strict=True))


RUSSIAN, HEARD = _table(DATA["russian"]), _table(DATA["heard"])
TABLES = {name: {**RUSSIAN, **_table(rows)} for name, rows in DATA["tables"].items()}


def written(name: str, table: Table) -> str:
    """`name` in Latin letters; a letter that the table lacks is written as it is heard."""
    russian = "".join(c if c in table else HEARD.get(c, c) for c in name.lower())
    latin = "".join(table.get(c, c) for c in russian)
    return " ".join(word[:1].upper() + word[1:] for word in latin.split())


def names(language: str, part: str, count: int) -> list[str]:
    """Invented full names in the letters of the language, each once; the same each time."""
    of = DATA["languages"][language][part]
    every = [
        f"{given} {family}" for given in of["given"].split() for family in of["family"].split()
    ]
    return random.Random(f"{language} {part}").sample(every, count)  # noqa: S311


def spellings(name: str, language: str) -> list[str]:
    """The ways to write a name: as it is, by each table, and as a Russian clerk hears it."""
    tables = [TABLES[table] for table in DATA["languages"][language]["tables"]]
    heard = "".join(HEARD.get(c, c) for c in name.lower())
    forms = [written(name, table) for table in tables]
    return list(
        dict.fromkeys([name, *forms, *(written(heard, TABLES[t]) for t in ("bgn", "icao"))])
    )


def same_person(part: str, count: int = 20) -> Iterator[tuple[str, str]]:
    """(spelling, other spelling) of one name."""
    for language in DATA["languages"]:
        for name in names(language, part, count):
            yield from combinations(spellings(name, language), 2)


def different_people(part: str, count: int = 20) -> Iterator[tuple[str, str]]:
    """(name, other name) of two who share a given name or a surname."""
    for language in DATA["languages"]:
        tables = DATA["languages"][language]["tables"]
        for one, other in combinations(names(language, part, count), 2):
            if set(one.split()) & set(other.split()):
                yield written(one, TABLES[tables[0]]), written(other, TABLES[tables[-1]])

"""Which row holds which fact, and which code of ours is the home of which of theirs."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.conf import settings

from desk.demo.files import entries, walk

Fact = dict[str, Any]
Difference = str
# Compares one fact with the rows of these names.
Check = Callable[[Fact, list[str]], Iterator[Difference]]


@cache
def rows_by_fact() -> dict[tuple[str, str], list[str]]:
    """(kind, name of the fact) to the readable names of the rows that hold it.

    The files are only the index from one to the other; what is compared comes from the database.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, rows in entries().items():
        for row in (part for entry in rows for part in walk(entry) if "facts" in part):
            slug, name = next(iter(row.values())), row["facts"]
            found[_named(kind, name)].append(slug)
    return found


def _named(kind: str, name: str | list[Any]) -> tuple[str, str]:
    if isinstance(name, str):
        return {"people": "persons"}.get(kind, kind), name
    if len(name) == 1:
        return "documents", name[0]
    return name[-2], str(name[-1])


def slug_of_document(document: str) -> str:
    return rows_by_fact().get(("documents", document), [document])[0]


@cache
def codes() -> dict[tuple[str, str], dict[str, str]]:
    """(kind, their code) to our code, and what else of the row says the same ("also")."""
    with (settings.BASE_DIR / "fixtures" / "codes.csv").open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["theirs"]): row for row in csv.DictReader(file)}


@cache
def precisions() -> dict[str, dict[str, str]]:
    path = settings.BASE_DIR / "fixtures" / "precision_codes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def also(kind: str, theirs: str) -> tuple[str, str]:
    """What else of the row the code says: ("custody", "IMMIGRATION"), or two empty words."""
    name, _, value = codes().get((kind, theirs), {}).get("also", "").partition("=")
    return name, value


@cache
def party_slugs() -> frozenset[str]:
    """The names of all parties, by which charges and orders are named too."""
    return frozenset(
        party.get("party") or party.get("person") or party["organisation"]
        for case in entries()["cases"]
        for party in case["parties"]
    )

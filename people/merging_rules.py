"""What merging cannot read off the tables: said, when they are ready, by the apps that know it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.history import Tracked

Keys = Collection[UUID]
# What the row that stays takes over from the other one: {column: value}.
Takes = Callable[[Any, Any], dict[str, Any]]


@dataclass(frozen=True)
class Once:
    """A model of which one owner has at most one row within another: a party within a case.

    Where a merge would make it two, they are brought together in turn.
    """

    within: str
    takes: Takes


@dataclass(frozen=True)
class Around:
    """`hold` locks, before anything is read, what `settled` computes again once all is moved.

    Both are given the keys of the people or organisations concerned.
    """

    hold: Callable[[Keys], None]
    settled: Callable[[Keys], None]


once: dict[type[Tracked], Once] = {}
# Columns that hold a list of keys of people instead of a foreign key.
lists: dict[type[Tracked], str] = {}
around: list[Around] = []

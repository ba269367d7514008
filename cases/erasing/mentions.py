"""Texts that name a person: found by the folding of names, in what is there and in its history.

Rows of the person's own cases are read whole; all others only where a recorded or likely spelling
stands in them, so that the search takes seconds in a large office. A whole form of the name counts
anywhere; a surname alone counts in the person's own cases.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from core.fields import CodeField, LocalText
from core.history import tracked_models
from people.folding import words as folded
from people.models import Name, Person
from people.variants import variants

WORD = re.compile(r"[^\W\d_]+(?:['‘’ʻʼ`´-][^\W\d_]+)*")
SHORTEST = 3  # letters of a part that tells
ENDING = 3  # letters that grammar may add to it
BETWEEN = 2  # words that may stand between the parts of a name
AROUND = 60  # characters of the text that are shown
# Tables whose words are of no person, and columns that hold no words.
NOT_READ = {"core.Term"}
NO_WORDS = {"reference", "history_user_name", "history_type"}

Part = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A row whose text names the person, and the words around the name."""

    row: Any
    text: str


class Forms:
    """The forms of a person's name, folded. `whole` are forms, `surnames` parts that tell alone."""

    def __init__(self, people: Sequence[Person]) -> None:
        names = list(Name.with_withdrawn.filter(person__in=people))
        texts = {name.text for name in names} | {person.display_name for person in people}
        tell = {text for name in names for text in ([name.family] if name.family else [name.text])}
        country = people[0].country
        for written in (texts, tell):
            written |= {v.text for text in list(written) for v in variants(text, country=country)}
        self.whole = [parts for text in texts if (parts := _parts(text))]
        given = {part for name in names for word in _parts(name.given) for part in word}
        words = {word for text in tell for word in _parts(text)}
        self.surnames = {word for word in words if not given.intersection(word)}
        self.spelt = {word for text in texts for word in WORD.findall(text) if len(word) > SHORTEST}

    def at(self, text: str, *, own: bool) -> tuple[int, int] | None:
        """From where to where the text names the person."""
        said = [(m.start(), m.end(), readings) for m in WORD.finditer(text)
                for readings in folded(m.group())]  # fmt: skip
        for number, (start, end, readings) in enumerate(said):
            if own and any(_same(readings, surname) for surname in self.surnames):
                return start, end
            for parts in self.whole:
                near = said[number : number + len(parts) + BETWEEN]
                if _same_as_any(readings, parts) and _all_in(parts, near):
                    return start, max(to for _from, to, one in near if _same_as_any(one, parts))
        return None


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(word for word in folded(text) if len(word[0]) >= SHORTEST)


def _same(readings: Part, part: Part) -> bool:
    return any(
        one == other
        or (len(other) > SHORTEST and one.startswith(other) and len(one) <= len(other) + ENDING)
        for one in readings
        for other in part
    )


def _same_as_any(readings: Part, parts: Iterable[Part]) -> bool:
    return any(_same(readings, part) for part in parts)


def _all_in(parts: Iterable[Part], near: Sequence[tuple[int, int, Part]]) -> bool:
    return all(any(_same(readings, part) for _s, _e, readings in near) for part in parts)


def in_texts(forms: Forms, own: dict[Any, set[UUID]]) -> Iterator[Found]:
    """Live rows that name the person; `own` are the rows of their own cases, by model."""
    for model in _read():
        mine = own.get(model, set())
        keys = mine | _likely(model, "id", forms)
        for row in model._base_manager.filter(pk__in=keys).order_by("pk"):
            for text in texts_of(row):
                if place := forms.at(text, own=row.pk in mine):
                    yield Found(row, _around(text, place))
                    break


def in_history(forms: Forms, own: dict[Any, set[UUID]]) -> dict[Any, list[Any]]:
    """History rows that name the person, by model; those of living versions too."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for model in _read():
        mine, history = own.get(model, set()), model.history.model
        likely = models.Q(history_id__in=_likely(history, "history_id", forms))
        rows = history.objects.filter(likely | models.Q(id__in=mine), salt__isnull=False)
        for row in rows:
            if any(forms.at(text, own=row.id in mine) for text in texts_of(row)):
                found[model].append(row)
    return found


def _read() -> list[Any]:
    return [
        model for model in tracked_models() if model._meta.label not in NOT_READ and _columns(model)
    ]


def _likely(model: Any, key: str, forms: Forms) -> set[UUID]:
    """Keys of rows in which some spelling of some part stands."""
    table = connection.ops.quote_name(model._meta.db_table)
    patterns = [f"%{_escaped(word)}%" for word in forms.spelt]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key} FROM {table} t WHERE to_jsonb(t)::text ILIKE ANY (%s)",  # noqa: S608
            [patterns],
        )
        return {pk for (pk,) in cursor.fetchall()}


def _escaped(word: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", word)


def _columns(model: Any) -> list[Any]:
    kinds = (models.TextField, models.CharField, models.JSONField, ArrayField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
        and not isinstance(field, CodeField)
        and field.name not in NO_WORDS
    ]


def texts_of(row: Any) -> list[str]:
    """All that is written in a row; of its history, why it was changed too."""
    values = [getattr(row, field.attname) for field in _columns(row)]
    return [text for value in values if value for text in _plain(value)]


def _plain(value: Any) -> list[str]:
    if isinstance(value, LocalText):
        return list(value.values())
    return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)]


def _around(text: str, place: tuple[int, int]) -> str:
    start, end = max(place[0] - AROUND, 0), place[1] + AROUND
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"

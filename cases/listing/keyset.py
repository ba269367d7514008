"""Pages of a long list without counting it: a page begins where the one before ended."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

Row = TypeVar("Row", bound=models.Model)
COLUMNS = {
    "name": "sort_name",
    "since": "since",
    "next": "next_on",
    "changed": "changed_at",
    "checked": "checked_on",
}
# Where nothing is recorded comes last, whichever way the list is turned.
NULLABLE = ("since", "next", "checked")


@dataclass(frozen=True)
class Order:
    """By one column of the listing, then by key; "since" or, the latest first, "-since"."""

    name: str
    descending: bool

    @classmethod
    def of(cls, code: str) -> "Order":
        return cls(code.removeprefix("-"), code.startswith("-"))

    @property
    def column(self) -> str:
        return f"listing__{COLUMNS[self.name]}"

    def whole(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        by = F(self.column)
        if self.descending:
            return rows.order_by(by.desc(nulls_last=True), F("listing__pk").desc())
        return rows.order_by(by.asc(nulls_last=True), F("listing__pk").asc())


@dataclass(frozen=True)
class Cursor:
    """The row that a page begins after or, `back`, ends before.

    Its text stands in an address and holds no name: the place of a name is looked up by the key.
    """

    pk: UUID
    value: str = ""
    back: bool = False

    def __str__(self) -> str:
        plain = f"{'-' if self.back else '+'}{self.pk}{self.value}"
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """None for what is no cursor."""
        try:
            plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
            return cls(UUID(plain[1:37]), plain[37:], plain[0] == "-")
        except (ValueError, IndexError):
            return None


@dataclass(frozen=True)
class Slice(Generic[Row]):
    rows: list[Row]
    previous: Cursor | None = None
    next: Cursor | None = None


class _Pair(Func):
    """Two columns compared as one, as the index holds them."""

    template = "(%(expressions)s)"
    output_field = models.TextField()


def slice_of(rows: QuerySet[Row], order: Order, at: Cursor | None, size: int) -> Slice[Row]:
    """One page of `rows`, read with their `listing`; the first where the cursor's row is gone."""
    start = _start(rows, order, at) if at else None
    if at is None or start is None:
        found = list(_from(rows, order, None, back=False, most=size + 1))
        return Slice(found[:size], next=_at(found[:size], order, more=len(found) > size))
    found = list(_from(rows, order, start, back=at.back, most=size + 1))
    if not at.back:
        shown, more = found[:size], len(found) > size
        first = Cursor(at.pk, at.value) if not shown else _cursor(shown[0], order)
        return Slice(shown, previous=_back(first), next=_at(shown, order, more=more))
    if len(found) <= size:
        return slice_of(rows, order, None, size)
    shown = found[:size][::-1]
    return Slice(shown, previous=_back(_cursor(shown[0], order)), next=_cursor(shown[-1], order))


@dataclass(frozen=True)
class _Start:
    value: Any
    pk: UUID


def _start(rows: QuerySet[Row], order: Order, at: Cursor) -> _Start | None:
    if order.name == "name":
        known = rows.model._default_manager.filter(pk=at.pk).values_list(order.column, flat=True)
        name = known.first()
        return None if name is None else _Start(name, at.pk)
    try:
        return _Start(_value(order, at.value), at.pk)
    except ValueError:
        return None


def _value(order: Order, text: str) -> date | None:
    if order.name == "changed":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if text else None


def _from(
    rows: QuerySet[Row], order: Order, start: _Start | None, *, back: bool, most: int
) -> Iterator[Row]:
    """At most so many rows from there on, in the direction of reading; two queries at most."""
    parts = [False, True] if order.name in NULLABLE else [False]
    reading = parts[::-1] if back else parts
    if start:
        reading = reading[reading.index(start.value is None) :]
    for number, null in enumerate(reading):
        part = rows.filter(**{f"{order.column}__isnull": null}) if order.name in NULLABLE else rows
        if start and number == 0:
            part = part.filter(_beyond(order, start, descending=order.descending != back))
        # As expressions: by its name, the key would be ordered as its model orders itself.
        keys = [F("listing__pk")] if null else [F(order.column), F("listing__pk")]
        turned = [key.desc() if order.descending != back else key.asc() for key in keys]
        found = list(part.order_by(*turned)[:most])
        yield from found
        most -= len(found)
        if not most:
            return


def _beyond(order: Order, start: _Start, *, descending: bool) -> Any:
    further = LessThan if descending else GreaterThan
    if start.value is None:
        return further(F("listing__pk"), Value(start.pk))
    column: dict[str, models.Field] = {
        "name": models.TextField(),
        "changed": models.DateTimeField(),
    }
    value = Value(start.value, column.get(order.name, models.DateField()))
    pair = _Pair(F(order.column), F("listing__pk"))
    return further(pair, _Pair(value, Value(start.pk, models.UUIDField())))


def _at(rows: list[Row], order: Order, *, more: bool) -> Cursor | None:
    return _cursor(rows[-1], order) if more else None


def _cursor(row: Any, order: Order) -> Cursor:
    value = getattr(row.listing, COLUMNS[order.name]) if order.name != "name" else None
    return Cursor(row.pk, value.isoformat() if value else "")


def _back(cursor: Cursor) -> Cursor:
    return Cursor(cursor.pk, cursor.value, back=True)

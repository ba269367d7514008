"""Keeps what the lists hold equal to what computes from the facts."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.listing.compute import Columns, compute
from cases.models import Case, CaseListing, Party, PersonListing
from people.models import Person

COLUMNS = ("sort_name", "changed_at", "since", "next_on", "checked_on", "facets")
AT_ONCE = 1000


@transaction.atomic(savepoint=False)
def refresh(*, cases: Iterable[UUID] = (), people: Iterable[UUID] = ()) -> None:
    """Compute and store the rows of these, of the people in the cases and of the people's cases.

    Call it last in a transaction, after standings: rows are locked in the order of their keys
    before facts are read, so that of several writers the last one sees what all have written.
    """
    given, persons = set(cases), set(people)
    of_given = Party.with_withdrawn.filter(case__in=given, person__isnull=False)
    given |= set(Party.with_withdrawn.filter(person__in=persons).values_list("case", flat=True))
    persons |= set(of_given.values_list("person", flat=True))
    _lock(CaseListing, given)
    _lock(PersonListing, persons)
    rows = compute(given, persons)
    _store(CaseListing, "case", rows.cases)
    PersonListing.objects.filter(pk__in=persons - set(rows.people)).delete()
    _store(PersonListing, "person", rows.people)


def _lock(model: Any, keys: Collection[UUID]) -> None:
    list(model.objects.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))


def _store(model: Any, key: str, computed: dict[UUID, Columns]) -> None:
    """In the order of the keys, as they are locked."""
    rows = [model(**{f"{key}_id": pk}, **computed[pk].stored()) for pk in sorted(computed)]
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=[key], update_fields=COLUMNS
    )


def rebuild(done: Callable[[int], object] = lambda more: None) -> None:
    """Compute all rows anew, many at once; `done` is told after each batch how many more are."""
    for keys in _batches(Case):
        with transaction.atomic():
            _store(CaseListing, "case", compute(cases=keys).cases)
        done(len(keys))
    for keys in _batches(Person):
        with transaction.atomic():
            _store(PersonListing, "person", compute(people=keys).people)
        done(len(keys))


def differences() -> Iterator[str]:
    """What is stored otherwise than it computes, in words."""
    for keys in _batches(Case):
        yield from _different(CaseListing, Case, compute(cases=keys).cases)
    for keys in _batches(Person):
        yield from _different(PersonListing, Person, compute(people=keys).people)


def _batches(model: Any) -> Iterator[list[UUID]]:
    keys = iter(model.objects.order_by("pk").values_list("pk", flat=True).iterator())
    while batch := list(islice(keys, AT_ONCE)):
        yield batch


def _different(model: Any, owner: Any, computed: dict[UUID, Columns]) -> Iterator[str]:
    stored = model.objects.in_bulk(list(computed))
    references = dict(owner.objects.filter(pk__in=computed).values_list("pk", "reference"))
    for key, columns in computed.items():
        row = stored.get(key)
        if row is None:
            yield f"{references[key]}: is in no list"
            continue
        for name, value in columns.stored().items():
            if getattr(row, name) != value:
                yield (
                    f"{references[key]}: {name} is listed as {getattr(row, name)}, "
                    f"computed as {value}"
                )

"""What belongs to a person alone, and what stays because others stand in it."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from cases.erasing.mentions import Forms, Found, in_texts
from cases.erasing.rows import ErasureRefusedError, Rows
from cases.models import (
    Assessment,
    Case,
    Charge,
    Citation,
    Consent,
    Document,
    Event,
    EventParty,
    Figure,
    Mention,
    Order,
    Override,
    Party,
    Source,
)
from core.models import ErasureKind
from people.models import Attribute, Merge, Name, NotSame, Person, Relation

__all__ = ["ErasureRefusedError", "Plan", "plan"]

# Of the person in a case that also concerns others: these go with a purge.
OF_PARTY = (Charge, Order, Override, Figure, Assessment)
# What says who somebody is: it goes in both kinds.
IDENTITY = (Name, Attribute, Consent, Mention)


@dataclass
class Plan:
    """What an erasure takes and leaves. `people` are the record and those that went into it."""

    kind: ErasureKind
    people: list[Person]
    rows: Rows
    alone: list[Case]
    shared: list[Case]
    parties: list[Party]
    texts: list[Found] = field(default_factory=list)
    subjects: set[UUID] = field(default_factory=set)
    blobs: set[UUID] = field(default_factory=set)

    @cached_property
    def forms(self) -> Forms:
        """The forms of the name, read before anything goes."""
        return Forms(self.people)

    @cached_property
    def own(self) -> dict[Any, set[UUID]]:
        """Every row of the cases in which the person stands, by model."""
        near = Rows(only_look=True)
        near.take(Case, [case.pk for case in self.cases])
        near.take(Person, [one.pk for one in self.people])
        happened = EventParty.with_withdrawn.filter(pk__in=near.keys[EventParty])
        near.take(Event, happened.values_list("event", flat=True))
        for model in (Citation, Mention):
            said = model.with_withdrawn.filter(pk__in=near.keys[model])
            near.keys[Source] |= set(said.values_list("source", flat=True))
        near.keys[Person] -= {one.pk for one in self.people}
        return near.keys

    @property
    def digest(self) -> str:
        """Of all that goes and of what stays and names the person: the same plan, the same text."""
        going = sorted(str(key) for keys in self.rows.keys.values() for key in keys)
        naming = sorted(f"{found.row.pk}{found.row.version}" for found in self.texts)
        return sha256(f"{self.kind}{going}{naming}".encode()).hexdigest()

    @property
    def person(self) -> Person:
        return self.people[0]

    @property
    def cases(self) -> list[Case]:
        return [*self.alone, *self.shared]

    @property
    def purges(self) -> bool:
        return self.kind == ErasureKind.PURGE


def plan(person: Person, kind: ErasureKind, *, seen_by: User | None = None) -> Plan:
    """With `seen_by` only of the cases that one sees. Raises ErasureRefusedError where a letter

    would go too.
    """
    people = with_merged(person)
    parties = list(Party.with_withdrawn.filter(person__in=people).select_related("case"))
    if seen_by:
        seen = set(Case.objects.visible_to(seen_by).values_list("pk", flat=True).filter(
            pk__in=[party.case_id for party in parties]))  # fmt: skip
        parties = [party for party in parties if party.case_id in seen]
    cases = {party.case_id: party.case for party in parties}
    others = Party.with_withdrawn.filter(case__in=cases).exclude(person__in=people)
    with_others = set(others.values_list("case_id", flat=True))
    made = Plan(
        kind, people, Rows(),
        alone=[case for key, case in cases.items() if key not in with_others],
        shared=[case for key, case in cases.items() if key in with_others],
        parties=parties,
    )  # fmt: skip
    if made.purges:
        _purge(made)
    else:
        _pseudonymise(made)
    _read_texts(made)
    made.subjects = {one.pk for one in people} | _told(people) | made.rows.keys[Source]
    made.rows.loosen_values(made.subjects)
    made.blobs = _blobs_of(made.rows.keys[Document])
    return made


def _read_texts(made: Plan) -> None:
    """What names the person and stays; a fact that was taken back cannot be edited, so it goes."""
    for found in list(in_texts(made.forms, made.own)):
        row = found.row
        if row.pk in made.rows.keys[type(row)] or row.pk == made.person.pk:
            continue
        if getattr(row, "withdrawn_at", None) and not isinstance(row, Party):
            made.rows.take(type(row), [row.pk])
        else:
            made.texts.append(found)


def with_merged(person: Person) -> list[Person]:
    """The record and, one after another, those that were brought into it."""
    found = [person]
    for one in found:
        found += Person.objects.filter(merged_into=one)
    return found


def _pseudonymise(made: Plan) -> None:
    _identity(made)
    consents = Consent.with_withdrawn.filter(person__in=made.people, document__isnull=False)
    papers = Q(pk__in=consents.values("document")) | Q(case__in=made.alone)
    made.rows.take(Document, Document.objects.filter(papers).values_list("pk", flat=True))
    made.rows.take(Person, [one.pk for one in made.people[1:]])


def _identity(made: Plan) -> None:
    for model in IDENTITY:
        found = model.with_withdrawn.filter(person__in=made.people)
        made.rows.take(model, found.values_list("pk", flat=True))
    related = Q(person__in=made.people) | Q(to_person__in=made.people)
    made.rows.take(Relation, Relation.with_withdrawn.filter(related).values_list("pk", flat=True))
    of_two = Q(person__in=made.people) | Q(other_person__in=made.people)
    for pair in (Merge, NotSame):
        made.rows.take(pair, pair.objects.filter(of_two).values_list("pk", flat=True))


def _purge(made: Plan) -> None:
    rows = made.rows
    rows.take(Case, [case.pk for case in made.alone])
    stay = [party.pk for party in made.parties if party.case_id not in rows.keys[Case]]
    for model in OF_PARTY:
        found = model.with_withdrawn.filter(party__in=stay)
        rows.take(model, found.values_list("pk", flat=True))
    rows.take(Event, _only_theirs(made))
    _identity(made)
    papers = Consent.with_withdrawn.filter(person__in=made.people, document__isnull=False)
    rows.take(Document, papers.values_list("document", flat=True))
    # The party stays, without the person: not by its foreign key, which may not be empty.
    rows.keys[Party] |= set(stay)
    rows.take(Person, [one.pk for one in made.people])
    rows.keys[Party] -= set(stay)
    _sources_of_nothing_else(rows)


def _only_theirs(made: Plan) -> set[UUID]:
    """Events that concern nobody else, nor ordered or decided anything about somebody else."""
    own = [party.pk for party in made.parties]
    events = set(EventParty.with_withdrawn.filter(party__in=own).values_list("event_id", flat=True))
    others = EventParty.with_withdrawn.filter(event__in=events).exclude(party__in=own)
    orders = Order.with_withdrawn.filter(event__in=events).exclude(party__in=own)
    return events - set(others.values_list("event_id", flat=True)) - set(
        orders.values_list("event_id", flat=True)
    )  # fmt: skip


def _sources_of_nothing_else(rows: Rows) -> None:
    """Sources that spoke of nothing but what goes, with their files."""
    spoke: set[UUID] = set()
    for model in (Citation, Mention):
        said = model.with_withdrawn.filter(pk__in=rows.keys[model])
        spoke |= set(said.values_list("source_id", flat=True))
    documents = Document.objects.filter(source__in=spoke, case=None)
    held = Rows()
    held.keys.update({model: set(keys) for model, keys in rows.keys.items()})
    held.keys[Document] |= set(documents.values_list("pk", flat=True))
    rows.take(Source, spoke - held.remaining(Source, spoke))


def _told(people: list[Person]) -> set[UUID]:
    """Protected sources that are the person: who they are is told nowhere else."""
    return set(
        Source.objects.filter(told_by__in=people, identity__isnull=False).values_list(
            "pk", flat=True
        )
    )


def _blobs_of(documents: set[UUID]) -> set[UUID]:
    """The bytes of these files, unless another file has the same."""
    mine = Document.objects.filter(pk__in=documents)
    blobs = {key for pair in mine.values_list("original", "preview") for key in pair if key}
    others = Document.objects.exclude(pk__in=documents)
    kept = others.filter(Q(original__in=blobs) | Q(preview__in=blobs))
    return blobs - {key for pair in kept.values_list("original", "preview") for key in pair}

"""When something of a case or a person was last recorded, from history."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from cases.models import Case, Charge, Consent, Event, EventParty, Order, Party
from people.models import Attribute, Name, Person


def cases_changed(keys: Collection[UUID]) -> dict[UUID, datetime]:
    """When each case, a party, an event, a charge or a decision of it was. One query."""
    links = EventParty.with_withdrawn.filter(party__case__in=keys)
    return _latest(
        _own(Case, keys),
        _of(Party.with_withdrawn.filter(case__in=keys), Party, "case"),
        _of(links, Event, "party__case", "event"),
        _of(links, EventParty, "party__case"),
        _of(Charge.with_withdrawn.filter(party__case__in=keys), Charge, "party__case"),
        _of(Order.with_withdrawn.filter(party__case__in=keys), Order, "party__case"),
    )


def people_changed(keys: Collection[UUID]) -> dict[UUID, datetime]:
    """When each person or what is said of one was; a generated spelling says nothing. One query."""
    names = Name.with_withdrawn.filter(person__in=keys, generated=False)
    return _latest(
        _own(Person, keys),
        _of(names, Name, "person"),
        _of(Attribute.with_withdrawn.filter(person__in=keys), Attribute, "person"),
        _of(Consent.with_withdrawn.filter(person__in=keys), Consent, "person"),
    )


def _own(model: Any, keys: Collection[UUID]) -> QuerySet[Any, Any]:
    rows = model.history.filter(id__in=keys).order_by().values_list("id")
    return rows.annotate(at=Max("history_date"))


def _of(facts: QuerySet[Any], model: Any, owner: str, key: str = "pk") -> QuerySet[Any, Any]:
    versions = model.history.filter(id=OuterRef(key)).order_by().values("id")
    last = Subquery(versions.annotate(last=Max("history_date")).values("last"))
    return facts.order_by().annotate(last=last).values_list(owner).annotate(at=Max("last"))


def _latest(first: QuerySet[Any, Any], *others: QuerySet[Any, Any]) -> dict[UUID, datetime]:
    latest: dict[UUID, datetime] = {}
    for key, at in first.union(*others, all=True):
        latest[key] = max(at, latest.get(key, at))
    return latest

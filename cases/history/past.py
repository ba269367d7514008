"""A case as it was: rebuilt from history, as recorded at a moment, or as known on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.codes import Sureness
from cases.happenings import steps_among
from cases.history.changes import CaseChanges
from cases.history.knowledge import known_by, made_known
from cases.models import (
    Assessment,
    Case,
    Charge,
    Citation,
    Consent,
    Event,
    EventParty,
    Order,
    Party,
)
from cases.pages.record import Record
from cases.sourcing.cites import target_of
from cases.standing.compute import Computed, compute_from, home_of
from core.clock import zone
from core.facts import PASSED_OVER
from people.models import Attribute, Name, Person, Relation

# What is known from a day on; names stay, for somebody has to be spoken of.
KNOWABLE = (Event, Charge, Order, Assessment, Attribute, Relation, Consent)
ROWS = (
    Party, Event, EventParty, Charge, Order, Assessment, Citation, Person, Name, Attribute,
    Relation, Consent,
)  # fmt: skip


class Past:
    """Rows as they were at a moment, joined without asking the tables of today."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def rows(self, model: Any, ids: Iterable[UUID]) -> list[Any]:
        """What was there then; nothing that had been removed or taken back."""
        versions = model.history.filter(id__in=list(ids), history_date__lte=self.moment)
        latest = versions.order_by("id", "-version").distinct("id")
        return [
            _instance(row)
            for row in latest
            if row.history_type != "-" and not getattr(row, "withdrawn_at", None)
        ]

    def link(self, rows: Iterable[Any], *paths: str) -> None:
        """Fill foreign keys, as `select_related` does: "source__publisher"."""
        for path in paths:
            name, _dash, rest = path.partition("__")
            linked = self._link(list(rows), name)
            if rest:
                self.link(linked, rest)

    def _link(self, rows: Sequence[Any], name: str) -> list[Any]:
        if not rows:
            return []
        field = type(rows[0])._meta.get_field(name)
        keys = {key for row in rows if (key := getattr(row, field.attname))}
        found = {one.pk: one for one in self.rows(field.related_model, keys)} if keys else {}
        join(rows, name, found)
        return list(found.values())


def _instance(row: Any) -> Any:
    """A column that was added later holds its default."""
    instance = row.instance
    for field in instance._meta.concrete_fields:
        if not field.null and getattr(instance, field.attname) is None:
            setattr(instance, field.attname, field.get_default())
    return instance


def join(rows: Iterable[Any], name: str, linked: dict[UUID, Any]) -> None:
    """Set a foreign key's object by its key; None where there is none to be shown."""
    for row in rows:
        field = row._meta.get_field(name)
        field.set_cached_value(row, linked.get(getattr(row, field.attname)))


def gather(owners: Iterable[Any], name: str, rows: Iterable[Any], key: str) -> None:
    """Fill a reverse relation, as `prefetch_related` does."""
    by_owner: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, key)].append(row)
    for owner in owners:
        cache = owner.__dict__.setdefault("_prefetched_objects_cache", {})
        cache[name] = sorted(by_owner[owner.pk], key=lambda row: row.pk)


def as_recorded(case: Case, user: User, moment: datetime) -> Record:
    """The case as its facts stood at a moment; call it inside `today_is` of that day."""
    rows = _read(case, user, moment)
    return _record(case, rows)


def as_known(case: Case, user: User, day: date) -> Record:
    """The case as the sources had made it known by a day; call it inside `today_is(day)`.

    From what is recorded by now: what was typed late counts from when it could be known.
    """
    rows = _read(case, user, timezone.now())
    cited: dict[UUID, list[Citation]] = defaultdict(list)
    for citation in rows[Citation]:
        cited[target_of(citation)].append(citation)
    for order in rows[Order]:
        # What was decided is known with the decision, unless a source says it by itself.
        cited[order.pk] = cited[order.pk] or cited[order.event_id]
    for model in KNOWABLE:
        recorded = _recorded(model, rows[model])
        rows[model] = known_by(day, rows[model], cited, recorded)
    rows[Citation] = [one for one in rows[Citation] if (made_known(one.source) or day) <= day]
    _join(rows)
    return _record(case, rows)


def _recorded(model: Any, rows: Iterable[Any]) -> dict[UUID, date]:
    """The office's day on which each row was first recorded."""
    first = model.history.filter(id__in=[row.pk for row in rows], version=1)
    return {
        pk: timezone.localdate(on, zone()) for pk, on in first.values_list("id", "history_date")
    }


def _read(case: Case, user: User, moment: datetime) -> dict[Any, list[Any]]:
    past, ids = Past(moment), CaseChanges(case, user).ids
    rows = {model: past.rows(model, ids[model]) for model in ROWS}
    past.link(rows[Party], "role", "organisation", "law")
    past.link(rows[Event], "place", "authority", "proceeding")
    past.link(rows[Charge], "provision__law")
    past.link(rows[Order], "binds")
    past.link(rows[Assessment], "term", "by_organisation")
    past.link(rows[Citation], "source__publisher", "source__told_by", "source__relays")
    past.link(rows[Citation], "origin__publisher")
    past.link(rows[Attribute], "term")
    past.link(rows[Relation], "kind", "to_organisation")
    for named, name in ((rows[Assessment], "by_person"), (rows[Relation], "to_person")):
        _link_seen(past, named, name, user)
    past.link(rows[Consent], "answered_for_by")
    join(rows[Party], "person", {person.pk: person for person in rows[Person]})
    join(rows[Party], "case", {case.pk: case})
    _join(rows)
    return rows


def _link_seen(past: Past, rows: Sequence[Any], name: str, user: User) -> None:
    """Fill a foreign key to people with those whom `user` sees; then they may have been others."""
    keys = {getattr(row, f"{name}_id") for row in rows}
    seen = Person.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
    join(rows, name, {one.pk: one for one in past.rows(Person, seen)})


def _join(rows: dict[Any, list[Any]]) -> None:
    """The facts with each other; again after some were left out."""
    events = {event.pk: event for event in rows[Event]}
    join(rows[Order], "event", events)
    parties = {party.pk: party for party in rows[Party]}
    links = [one for one in rows[EventParty] if one.event_id in events and one.party_id in parties]
    join(links, "event", events)
    join(links, "party", parties)
    rows[EventParty] = links
    for owner in (Event, Charge, Order, Assessment):
        arc = owner._meta.model_name
        gather(rows[owner], "citations", rows[Citation], f"{arc}_id")
    gather(rows[Event], "concerned", links, "event_id")
    gather(rows[Event], "assessments", rows[Assessment], "event_id")
    for model, name in ((Name, "names"), (Attribute, "attributes"), (Relation, "relations")):
        gather(rows[Person], name, rows[model], "person_id")
    gather(rows[Person], "consents", rows[Consent], "person_id")


def _record(case: Case, rows: dict[Any, list[Any]]) -> Record:
    parties = sorted(rows[Party], key=lambda party: party.pk)
    links = [link for link in rows[EventParty] if _counts(link.event)]
    orders = [order for order in rows[Order] if _decided(order) and not order.sought]
    steps = steps_among(parties, links, orders)
    return Record(
        case=case,
        parties=parties,
        people={person.pk: person for person in rows[Person]},
        events=[event for event in rows[Event] if event.concerned.all()],
        charges=rows[Charge],
        orders=rows[Order],
        assessments=rows[Assessment],
        citations=rows[Citation],
        steps=steps,
        standings={party.pk: _standing(party, steps[party.pk], rows[Charge]) for party in parties},
    )


def _counts(fact: Any) -> bool:
    return fact.rank not in PASSED_OVER and fact.sureness != Sureness.RUMOUR


def _decided(order: Order) -> bool:
    return _counts(order) and not (order.event and order.event.sureness == Sureness.RUMOUR)


def _standing(party: Party, steps: list[Any], charges: list[Charge]) -> Computed:
    own = [charge for charge in charges if charge.party_id == party.pk and _counts(charge)]
    return compute_from(steps, own, home=home_of(party))

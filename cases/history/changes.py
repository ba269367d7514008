"""Who changed what in a case, when and why: read from the history tables.

Each change is one version of one row. Which rows belong to a case follows from history too, so what
was taken out of a case still shows.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from accounts.models import User
from cases.history.words import LINKED, Shown, Words, shown_fields, title_of
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
    Note,
    Order,
    Party,
    Proceeding,
    Source,
    Task,
)
from cases.models.source import CITABLE
from core.clock import zone
from core.history import Tracked
from core.models import Sealed
from people.models import Attribute, Name, Person, Relation

Ids = set[uuid.UUID]


@dataclass(frozen=True)
class Change:
    """One version of one row. `key` names it in addresses: "charge-<id>"."""

    key: str
    version: int
    on: datetime
    who: str
    why: str
    did: str
    thing: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    field: str
    before: str
    after: str


class CaseChanges:
    """Everything recorded about `case` that `user` may see."""

    def __init__(self, case: Case, user: User) -> None:
        self.user = user
        self.ids = _rows_of(case, user)
        self.models = {model._meta.model_name: model for model in self.ids}

    def keys(self, first: date | None = None, last: date | None = None) -> QuerySet:
        """(model, key of the history row) of each change, newest first; can be counted and sliced.

        Between two days of the office, both included.
        """
        between = _between(first, last)
        found = [_versions(model, ids).filter(between) for model, ids in self.ids.items()]
        return found[0].union(*found[1:], all=True).order_by("-history_date", "-history_id")

    def read(self, keys: Iterable[tuple[Any, ...]]) -> list[Change]:
        """The changes behind some of `keys()`, in that order, in a fixed number of queries."""
        wanted = [(key[0], key[1]) for key in keys]
        rows = {}
        for name in {label for label, _history_id in wanted}:
            model = self.models[name]
            ids = [history_id for label, history_id in wanted if label == name]
            for row in model.history.filter(history_id__in=ids):
                rows[row.history_id] = (model, row)
        chosen = [rows[history_id] for _label, history_id in wanted]
        citations = self._citations(chosen)
        words = Words(self.user, [*chosen, *((Citation, row) for row in citations)])
        return [_change(model, row, words, citations) for model, row in chosen]

    def _citations(self, rows: Iterable[tuple[Any, Any]]) -> list[Any]:
        """The first versions of the citations of these facts."""
        any_of = Q(pk=None)
        for model, row in rows:
            if (arc := model._meta.model_name) in CITABLE:
                any_of |= Q(**{f"{arc}_id": row.id})
        recorded = Citation.history.filter(any_of, id__in=self.ids[Citation], history_type="+")
        return list(recorded.order_by("history_date", "history_id"))

    def find(self, key: str) -> tuple[Any, uuid.UUID] | None:
        """The row that `key` of a change names, if it is one of this case."""
        name, _dash, raw = key.partition("-")
        model = self.models.get(name)
        if model is None or not _is_one_of(raw, self.ids[model]):
            return None
        return model, uuid.UUID(raw)

    def difference(self, key: str, version: int) -> tuple[Change, list[Difference]] | None:
        """A change and what it changed; None if there is no such change in this case."""
        found = self.find(key)
        rows = _rows_between(*found, version - 1, version) if found else []
        if not found or not rows or rows[-1].version != version:
            return None
        model, row = found[0], rows[-1]
        citations = self._citations([(model, row)])
        words = Words(
            self.user, [(model, one) for one in rows] + [(Citation, c) for c in citations]
        )
        before = rows[0] if len(rows) > 1 else None
        return _change(model, row, words, citations), _compare(model, before, row, words)

    def of_versions(self, model: Any, rows: Iterable[Any]) -> list[Change]:
        """The changes that these versions of one row made."""
        rows = list(rows)
        words = Words(self.user, [(model, row) for row in rows])
        return [_change(model, row, words, []) for row in rows]


def changed_since(instance: Tracked, version: int, user: User) -> list[Difference]:
    """What others changed in a row after `version`: for a form that was opened on it."""
    model = type(instance)
    stored = model._base_manager.get(pk=instance.pk)
    rows = _rows_between(model, instance.pk, version, stored.version)
    words = Words(user, [(model, row) for row in rows])
    return _compare(model, rows[0], rows[-1], words) if rows else []


def _is_one_of(raw: str, ids: Ids) -> bool:
    try:
        return uuid.UUID(raw) in ids
    except ValueError:
        return False


def _rows_between(model: type[Tracked], pk: uuid.UUID, first: int, last: int) -> list[Any]:
    """The versions first and last of a row, those that there are."""
    rows = model.history.filter(id=pk, version__in=(first, last))
    return list(rows.order_by("version"))


def _versions(model: type[Tracked], ids: Ids) -> QuerySet:
    label = Value(model._meta.model_name)
    rows = model.history.filter(id__in=ids).order_by()
    return rows.annotate(label=label).values_list("label", "history_id", "history_date")


def _rows_of(case: Case, user: User) -> dict[Any, Ids]:
    """The keys of all rows that ever were of the case, as far as `user` sees them. Six queries."""
    concerned = _pairs(Party, "person_id", Q(case_id=case.pk))
    parties = {party for party, _person in concerned}
    persons = {person for _party, person in concerned}
    people = set(
        Person.objects.visible_to(user).filter(pk__in=persons).values_list("pk", flat=True)
    )
    events = EventParty.history.filter(party_id__in=parties).values("event_id")
    rows = {Case: {case.pk}, Party: parties, Person: people} | _keys(
        {Event: Event.history.filter(id__in=events)}
        | _histories((EventParty, Charge, Order, Figure), party_id__in=parties)
        | _histories((Proceeding, Note, Task), case_id=case.pk)
        | _histories((Name, Attribute, Consent), person_id__in=people)
        | {
            Relation: Relation.objects.visible_to(user).filter(person__in=people),
            Document: Document.objects.visible_to(user).filter(case=case),
        }
    )
    rows |= _keys({Assessment: Assessment.history.filter(_pointing_at(Assessment, rows))})
    rows[Citation] = _of_visible_sources(_pointing_at(Citation, rows), user)
    return rows


def _of_visible_sources(cited: Q, user: User) -> Ids:
    """A citation holds the words of its source: those who may not see that may not see these."""
    found = _pairs(Citation, "source_id", cited)
    sources = {source for _citation, source in found}
    visible = Source.objects.visible_to(user).filter(pk__in=sources)
    hidden = sources - set(visible.values_list("pk", flat=True))
    return {pk for pk, _source in found} - {pk for pk, source in found if source in hidden}


def _pointing_at(model: Any, rows: dict[Any, Ids]) -> Q:
    """Of assessments or citations, those of any of the rows, through the exclusive arcs."""
    any_of = Q(pk=None)
    for target, ids in rows.items():
        if (arc := target._meta.model_name) in LINKED[model]:
            any_of |= Q(**{f"{arc}_id__in": ids})
    return any_of


def _histories(models: Iterable[Any], **of: Any) -> dict[Any, QuerySet]:
    return {model: model.history.filter(**of) for model in models}


def _keys(found: dict[Any, QuerySet]) -> dict[Any, Ids]:
    """The keys of the rows found of each model, in one query for all."""
    by_name: dict[str, Ids] = {model._meta.model_name: set() for model in found}
    labelled = [
        rows.order_by().annotate(label=Value(model._meta.model_name)).values_list("label", "id")
        for model, rows in found.items()
    ]
    for name, key in labelled[0].union(*labelled[1:]):
        by_name[name].add(key)
    return {model: by_name[model._meta.model_name] for model in found}


def _pairs(model: Any, column: str, of: Q) -> set[tuple[Any, Any]]:
    """(key, value of the column) in all versions of the rows of which one ever answered to `of`."""
    rows = model.history.filter(id__in=model.history.filter(of).values("id")).order_by()
    return set(rows.values_list("id", column))


def _between(first: date | None, last: date | None) -> Q:
    between = Q()
    if first:
        between &= Q(history_date__gte=datetime.combine(first, time.min, zone()))
    if last:
        between &= Q(history_date__lte=datetime.combine(last, time.max, zone()))
    return between


def _sources(model: Any, row: Any, words: Words, citations: Iterable[Any]) -> tuple[str, ...]:
    """The titles of the sources that stood behind a fact by then, each once."""
    arc = f"{model._meta.model_name}_id"
    source = next(shown for shown in shown_fields(Citation) if shown.name == "source")
    titles = (
        words.of(source, one)
        for one in citations
        if getattr(one, arc, None) == row.id and _by_then(one, row)
    )
    return tuple(dict.fromkeys(titles))


def _by_then(citation: Any, row: Any) -> bool:
    together = citation.seal_id is not None and citation.seal_id == row.seal_id
    return bool(together or citation.history_date <= row.history_date)


def _change(model: Any, row: Any, words: Words, citations: Iterable[Any]) -> Change:
    return Change(
        key=f"{model._meta.model_name}-{row.id}",
        version=row.version,
        on=row.history_date,
        who=row.history_user_name,
        why=row.history_change_reason or "",
        did=_did(row),
        thing=title_of(model, row, words),
        sources=_sources(model, row, words, citations),
    )


def _did(row: Any) -> str:
    if row.history_type == "+":
        return _("Recorded")
    if row.history_type == "-":
        return _("Removed")
    return _("Taken back") if getattr(row, "withdrawn_at", None) else _("Changed")


def _sealed_anew(shown: Shown, before: Any, after: Any) -> bool:
    """Whether a protected value was replaced by another, of which neither is shown."""
    if shown.field is None or shown.field.related_model is not Sealed:
        return False
    return getattr(before, shown.field.attname) != getattr(after, shown.field.attname)


def _compare(model: Any, before: Any, after: Any, words: Words) -> list[Difference]:
    """Only what differs; `before` None is a row that did not exist."""
    found = []
    for field in shown_fields(model):
        old = words.of(field, before) if before is not None else ""
        new = words.of(field, after)
        if old and old == new and _sealed_anew(field, before, after):
            new = _("changed, protected")
        if old != new:
            found.append(Difference(field.label, old, new))
    return found

"""Versions of rows in words: labels, dates, choices and names of linked rows, never a key."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from babel import Locale
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import Scope, User
from accounts.roles import Permission
from accounts.visibility import in_scope
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
    Law,
    Note,
    Order,
    Party,
    Proceeding,
    Provision,
    Situation,
    Source,
    Task,
)
from cases.models.source import CITABLE
from core.countries import country_name
from core.dates import PartialDateColumns, show
from core.fields import LocalText
from core.history import Tracked
from core.models import Blob, Sealed, Term
from people.attributes import value_in_words
from people.models import Attribute, Holding, Name, Office, Organisation, Person, Relation

# Keys by model.
Links = dict[Any, set[Any]]
# Never read for their names.
UNREAD = (Scope, Sealed, Blob)
# What each model's arc may point to; by the name of the key.
LINKED = {
    Citation: set(CITABLE),
    Assessment: {"event", "charge", "order", "party", "case"},
}
# What somebody typed of a case may tell who a person is whom not all of its readers see.
TELLING = ("title", "summary")
# The fields that make the title of a change, in order.
TITLES: dict[Any, tuple[str, ...]] = {
    Case: ("title", "country"),
    Party: ("person", "organisation", "law", "unnamed"),
    Event: ("type", "date"),
    EventParty: ("event", "party"),
    Charge: ("words", "provision"),
    Order: ("kind", "date"),
    Proceeding: ("kind", "country"),
    Figure: ("what", "words"),
    Person: ("display_name",),
    Name: ("text",),
    Attribute: ("kind", "value"),
    Relation: ("kind", "to_person", "to_organisation", "to_words"),
    Consent: ("answer", "basis"),
    Note: ("kind", "text"),
    Task: ("text",),
    Document: ("file_name",),
    Assessment: ("term", "by_organisation", "by_person", "by_words"),
    Citation: ("source", *CITABLE),
}
THINGS = {
    Case: gettext_lazy("case"),
    Party: gettext_lazy("who it concerns"),
    Event: gettext_lazy("what happened"),
    EventParty: gettext_lazy("whom it concerns"),
    Charge: gettext_lazy("charge"),
    Order: gettext_lazy("decision"),
    Proceeding: gettext_lazy("court case"),
    Figure: gettext_lazy("figure"),
    Person: gettext_lazy("person"),
    Name: gettext_lazy("name"),
    Attribute: gettext_lazy("about the person"),
    Relation: gettext_lazy("relation"),
    Consent: gettext_lazy("who may know"),
    Note: gettext_lazy("note"),
    Task: gettext_lazy("task"),
    Document: gettext_lazy("file"),
    Assessment: gettext_lazy("assessment"),
    Citation: gettext_lazy("source of a fact"),
}
DATE_LABELS = {
    "date": gettext_lazy("when"),
    "until": gettext_lazy("until when"),
    "known": gettext_lazy("when it came to be known"),
    "valid": gettext_lazy("valid"),
}
# Keys, tokens and what the machine computes: nothing that a reader changed.
UNSHOWN = {
    "id", "version", "account_of", "scope", "reference", "sort_key", "script", "field",
    "withdrawn_at", "length_min_days", "length_max_days", "low", "high",
}  # fmt: skip
OWN_LABELS = {
    "rank": gettext_lazy("weighed as"),
    "rank_reason": gettext_lazy("weighed so because"),
    "withdrawn_by": gettext_lazy("taken back by"),
    "withdrawn_why": gettext_lazy("taken back because"),
    "exact_place": gettext_lazy("exact place"),
    "person": gettext_lazy("person"),
    "organisation": gettext_lazy("organisation"),
}
# What else is linked, and the fields that make its name.
NAMED: dict[Any, tuple[str, ...]] = {
    **TITLES,
    Event: ("type", "date", "summary"),
    Holding: ("person", "office"),
    Law: ("name",),
    Office: ("title",),
    Organisation: ("name",),
    Provision: ("article", "part", "plain_title", "law"),
    Situation: ("name",),
    Source: ("title",),
    Term: ("labels",),
}
# Rows that may be of another case: named only where the reader sees them.
SCOPED = (Case, Person, Source)


@dataclass(frozen=True)
class Shown:
    """A field, or the columns of a partial date as one."""

    name: str
    label: str
    field: Any = None


def shown_fields(model: Any) -> list[Shown]:
    dates = dates_of(model)
    hidden = {column for when in dates.values() for column in when.columns.values()} | UNSHOWN
    plain = [field for field in model._meta.fields if field.name not in hidden]
    return [Shown(name, str(DATE_LABELS.get(name, name))) for name in dates] + [
        Shown(f.name, str(OWN_LABELS.get(f.name, f.verbose_name)), f) for f in plain
    ]


@cache
def dates_of(model: Any) -> dict[str, PartialDateColumns]:
    attributes = {name: value for owner in model.__mro__ for name, value in vars(owner).items()}
    return {n: value for n, value in attributes.items() if isinstance(value, PartialDateColumns)}


class Words:
    """Values in words, with the names and labels that linked rows had when a version was recorded.

    All versions of the linked rows are read together, those of one model in one query, and again
    for what their names are made of.
    """

    def __init__(self, user: User, rows: Iterable[tuple[Any, Any]]) -> None:
        self._user = user
        self._versions: dict[tuple[Any, Any], list[Any]] = {}
        self._others: dict[tuple[Any, Any], str] = {}
        self._hidden: set[tuple[Any, Any]] = set()
        rows = list(rows)
        self._of_somebody_hidden = _with_somebody_hidden(
            user, {row.id for model, row in rows if model is Case}
        )
        self._read(_linked_to(row, row.instance_type._meta.fields) for _model, row in rows)

    def _read(self, links: Iterable[Links]) -> None:
        wanted: Links = defaultdict(set)
        for found in links:
            for model, keys in found.items():
                wanted[model] |= {key for key in keys if not self._knows(model, key)}
        rows = [row for model, keys in wanted.items() if keys for row in self._of(model, keys)]
        if rows:
            self._read(_linked_to(row, _naming(row.instance_type)) for row in rows)

    def _knows(self, model: Any, key: Any) -> bool:
        return (model, key) in self._versions or (model, key) in self._others

    def _of(self, model: Any, keys: set[Any]) -> list[Any]:
        """All versions of the rows, oldest first."""
        if not issubclass(model, Tracked):
            found = model._base_manager.in_bulk(keys)
            self._others |= {(model, key): str(one) for key, one in found.items()}
            return []
        versions = model.history.filter(id__in=keys).order_by("version")
        if model in SCOPED:
            seen = model.objects.visible_to(self._user).filter(pk=OuterRef("id"))
            versions = versions.annotate(hidden=~Exists(seen))
        rows = list(versions)
        self._hidden |= {(model, row.id) for row in rows if getattr(row, "hidden", False)}
        self._versions |= {(model, key): [] for key in keys}
        for row in rows:
            self._versions[model, row.id].append(row)
        return rows

    def of(self, shown: Shown, row: Any, at: datetime | None = None) -> str:
        """A field of a version, as it read when that was recorded (or `at` another moment)."""
        if shown.name in TELLING and row.id in self._of_somebody_hidden:
            return _("not open to you")
        if shown.field is None:
            return show(getattr(row.instance, shown.name), get_language() or "en")
        if shown.field.is_relation:
            key = getattr(row, shown.field.attname)
            return self._linked(shown.field.related_model, key, at or row.history_date)
        if row.instance_type is Attribute and shown.name == "value":
            return value_in_words(row.instance) if row.value else ""
        return _plain(shown.field, getattr(row, shown.name))

    def name(self, model: Any, row: Any, at: datetime | None = None) -> str:
        """ "arrested, 1 May 2023": what a row is called by the fields that name it."""
        fields = {shown.name: shown for shown in shown_fields(model)}
        parts = (self.of(fields[name], row, at) for name in NAMED[model])
        return ", ".join(part for part in parts if part)

    def _linked(self, model: Any, key: Any, at: datetime) -> str:
        if key is None:
            return ""
        if model is Sealed:
            may_read = self._user.may(Permission.READ_PROTECTED)
            return _("recorded, protected") if may_read else ""
        if (model, key) in self._others:
            return self._others[model, key]
        versions = self._versions.get((model, key), [])
        if not versions or (model, key) in self._hidden:
            return _("not open to you")
        then = [row for row in versions if row.history_date <= at] or versions[:1]
        return self.name(model, then[-1], at)


def _with_somebody_hidden(user: User, cases: set[Any]) -> set[Any]:
    """Those in which there is a person whom `user` does not see."""
    if not cases:
        return set()
    concerned = Party.objects.filter(case__in=cases, person__isnull=False)
    return set(concerned.exclude(in_scope(user, "person__scope")).values_list("case", flat=True))


def _linked_to(row: Any, fields: Iterable[Any]) -> Links:
    """The keys of the rows to which a version points, by model."""
    found: Links = defaultdict(set)
    for field in fields:
        key = getattr(row, field.attname, None) if field.is_relation else None
        if key is not None and field.related_model not in UNREAD:
            found[field.related_model].add(key)
    return found


def _naming(model: Any) -> list[Any]:
    """The fields of a model that its name is made of; partial dates are none."""
    return [field for field in model._meta.fields if field.name in NAMED.get(model, ())]


def _plain(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.name.endswith("country") or field.name == "exiled_from":
        return country_name(value)
    if field.name == "language":
        return Locale.parse(get_language() or "en").languages.get(value, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dict):
        return LocalText(value).best()
    if isinstance(field, ArrayField):
        return ", ".join(str(item) for item in value)
    return date_format(value) if isinstance(field, models.DateField) else str(value)


def title_of(model: Any, row: Any, words: Words) -> str:
    """ "charge: Article 159 ..." """
    return f"{THINGS[model]}: {words.name(model, row)}"

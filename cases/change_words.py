"""Versions of rows in words: labels, dates, choices and names of linked rows, never a key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from cases.models import (
    Assessment,
    Case,
    Charge,
    Citation,
    Consent,
    Event,
    EventParty,
    Figure,
    Order,
    Party,
    Proceeding,
    Provision,
    Source,
)
from cases.models.source import CITABLE
from core.countries import country_name
from core.dates import PartialDateColumns, show
from core.fields import LocalText
from core.models import Sealed
from people.attributes import value_in_words
from people.models import Attribute, Holding, Name, Person, Relation

# What each model's arc may point to; by the name of the key.
LINKED = {
    Citation: set(CITABLE),
    Assessment: {"event", "charge", "order", "party", "case"},
}
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
    "id", "version", "account_of", "scope", "reference", "sort_key", "folded", "script", "field",
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
# What the printed form of a linked row needs.
RELATED: dict[Any, tuple[str, ...]] = {
    Party: ("person", "organisation", "law"),
    Charge: ("provision__law",),
    Provision: ("law",),
    Relation: ("kind", "to_person", "to_organisation"),
    Holding: ("person", "office"),
    Assessment: ("term", "by_organisation", "by_person"),
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
    dates = _dates(model)
    hidden = {column for when in dates.values() for column in when.columns.values()} | UNSHOWN
    plain = [field for field in model._meta.fields if field.name not in hidden]
    return [Shown(name, str(DATE_LABELS.get(name, name))) for name in dates] + [
        Shown(f.name, str(OWN_LABELS.get(f.name, f.verbose_name)), f) for f in plain
    ]


def _dates(model: Any) -> dict[str, PartialDateColumns]:
    attributes = {name: value for owner in model.__mro__ for name, value in vars(owner).items()}
    return {n: value for n, value in attributes.items() if isinstance(value, PartialDateColumns)}


class Words:
    """Values in words. The linked rows of all given versions are read together, once."""

    def __init__(self, user: User, rows: Iterable[tuple[Any, Any]]) -> None:
        wanted: dict[Any, set[Any]] = {}
        for _model, row in rows:
            for field in row.instance_type._meta.fields:
                key = getattr(row, field.attname, None)
                if field.is_relation and key is not None:
                    wanted.setdefault(field.related_model, set()).add(key)
        self._names = {
            (model, key): str(found)
            for model, keys in wanted.items()
            for key, found in _visible(model, user).in_bulk(keys).items()
        }

    def of(self, shown: Shown, row: Any) -> str:
        if shown.field is None:
            return show(getattr(row.instance, shown.name))
        if shown.field.is_relation:
            return self._linked(shown.field, getattr(row, shown.field.attname))
        if row.instance_type is Attribute and shown.name == "value":
            return value_in_words(row.instance) if row.value else ""
        return _plain(shown.field, getattr(row, shown.name))

    def _linked(self, field: Any, key: Any) -> str:
        if key is None:
            return ""
        if field.related_model is Sealed:
            return _("recorded, protected")
        return self._names.get((field.related_model, key), _("not open to you"))


def _visible(model: Any, user: User) -> models.QuerySet:
    if model in SCOPED:
        return model.objects.visible_to(user)
    return model._base_manager.select_related(*RELATED.get(model, (None,)))


def _plain(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.name.endswith("country") or field.name == "exiled_from":
        return country_name(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dict):
        return LocalText(value).best()
    if isinstance(field, ArrayField):
        return ", ".join(str(item) for item in value)
    return date_format(value) if isinstance(field, models.DateField) else str(value)


def title_of(model: Any, row: Any, words: Words) -> str:
    """ "charge: Article 159 ..." """
    fields = {shown.name: shown for shown in shown_fields(model)}
    parts = [words.of(fields[name], row) for name in TITLES[model]]
    return f"{THINGS[model]}: {', '.join(part for part in parts if part)}"

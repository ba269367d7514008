"""Builds a sound row of any tracked model and changes one thing about it."""

from datetime import date
from itertools import count
from typing import Any

from django.db import models

from accounts.models import User
from core.fields import CodeField
from core.history import Tracked

numbers = count(1)

# What the CHECKs of each model ask for beyond "not null".
SOUND: dict[str, dict[str, Any]] = {
    "Name": {"person": "people.Person", "kind": "AS_WRITTEN"},
    "Relation": {"to_words": "his mother"},
    "Party": {"person": "people.Person"},
    "Provision": {"article": "1"},
    "Citation": {"event": "cases.Event"},
    "Charge": {"words": "a charge"},
    "Assessment": {"event": "cases.Event", "by_words": "somebody"},
    "Document": {"source": "cases.Source"},
    "Override": {"reason": "seen at home"},
    "Consent": {"basis": "CONSENT"},
    "Participation": {"words": "somebody"},
    "Ask": {"addressee_words": "somebody"},
    "Signatory": {"letter": "advocacy.Letter"},
    "UsualCopy": {"words": "the desk"},
    "Response": {"letter": "advocacy.Letter"},
    "NotSame": {"person": "people.Person", "other_person": "people.Person"},
    "Merge": {"person": "people.Person", "other_person": "people.Person"},
}


def build(model: type[models.Model]) -> Any:
    """An unsaved row; what it points to is saved."""
    from django.apps import apps

    if model is User:
        return User(username=f"user{next(numbers)}")
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if not (field.primary_key or field.has_default() or field.null or field.blank):
            values[field.name] = _value(field)
    for name, wanted in SOUND.get(model.__name__, {}).items():
        field = model._meta.get_field(name)
        values[name] = saved(apps.get_model(wanted)) if field.is_relation else wanted
    return model(**values)


def saved(model: type[models.Model]) -> Any:
    row = build(model)
    row.save()
    return row


def _value(field: models.Field) -> Any:
    if field.is_relation:
        return saved(field.related_model)
    if isinstance(field, CodeField):
        return field.codes[0]
    if isinstance(field, models.DateField):
        return date(2023, 5, 1)
    if isinstance(field, models.IntegerField):
        return next(numbers)
    return f"text {next(numbers)}"[-(field.max_length or 99) :]


KINDS = (
    models.TextField, models.CharField, models.IntegerField, CodeField, models.DateField,
    models.ForeignKey,
)  # fmt: skip


def changeable(model: type[Tracked]) -> models.Field:
    """A column that may hold another value: words if there are any, else a number, code or key."""
    fields = [
        f for f in model._meta.concrete_fields if f.editable and not (f.primary_key or f.null)
    ]
    ranked = [
        (KINDS.index(kind), position, field)
        for position, field in enumerate(fields)
        for kind in KINDS
        if isinstance(field, kind) and (kind is CodeField or not getattr(field, "choices", None))
    ]
    return min(ranked)[2]


def other_value(row: Tracked) -> Any:
    field = changeable(type(row))
    if isinstance(field, CodeField):
        return next(code for code in field.codes if code != getattr(row, field.name))
    if isinstance(field, models.DateField):
        return date(2024, 6, 2)
    return _value(field)


def change(row: Tracked) -> Any:
    setattr(row, changeable(type(row)).name, other_value(row))
    return row

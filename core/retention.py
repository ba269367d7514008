"""How long what is kept: docs/retention.yaml, which people read, as rules that the clock runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

import yaml
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.checks import CheckMessage, Error, register
from django.db import models
from django.utils import timezone

from core.fields import CodeField

FILE = "docs/retention.yaml"
THEN = ("keep", "propose", "delete")
# Columns that may say something of somebody; all others are kept as long as these.
WORDED = (
    models.TextField, models.CharField, models.JSONField, models.BinaryField,
    models.GenericIPAddressField, ArrayField,
)  # fmt: skip
# Django's own lists of what there is: they hold no data of anybody.
OF_DJANGO = {"auth", "contenttypes"}


@dataclass(frozen=True)
class Rule:
    """`days` after the day in column `counted_from`, `then`; `columns` by label of the model."""

    kind: str
    why: str
    kept: str
    then: str
    days: int | None
    counted_from: str
    columns: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Rules:
    rules: tuple[Rule, ...]
    with_their_row: tuple[str, ...]

    def of(self, label: str) -> Rule | None:
        return next((rule for rule in self.rules if label in rule.columns), None)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The file, read once."""
    read = yaml.safe_load((settings.BASE_DIR / FILE).read_text(encoding="utf-8"))
    return Rules(tuple(_rule(one) for one in read["rules"]), tuple(read["with_their_row"]))


def _rule(entry: dict[str, Any]) -> Rule:
    columns = {label: frozenset(named.split()) for label, named in entry["tables"].items()}
    return Rule(
        entry["kind"], entry["why"], entry["kept"], entry["then"], entry.get("days"),
        entry.get("from", ""), columns,
    )  # fmt: skip


def carry_out() -> dict[str, int]:
    """Delete what its rule lets the clock delete: rows by label of the model."""
    counts = {}
    for rule in rules().rules:
        if rule.then == "delete" and rule.days is not None:
            before = timezone.now() - timedelta(days=rule.days)
            for label in rule.columns:
                old = apps.get_model(label)._base_manager.filter(
                    **{f"{rule.counted_from}__lt": before}
                )
                counts[label] = old.delete()[0]
    return counts


def wrong(known: Rules) -> Iterator[str]:
    """What the file leaves out, or says of what is not there."""
    labels = {model._meta.label: model for model in _stored()}
    for label, model in labels.items():
        rule = known.of(label)
        if rule is None:
            yield f"{label} has no rule."
            continue
        there = {field.name for field in model._meta.local_concrete_fields}
        for name in sorted(worded(model, known) - rule.columns[label]):
            yield f"{label}.{name} has no rule."
        for name in sorted(rule.columns[label] - there):
            yield f"{label}.{name} has a rule and is not there."
    for rule in known.rules:
        yield from (
            f"{label} has a rule and is not there." for label in rule.columns.keys() - labels
        )
        if rule.then not in THEN or (rule.then == "delete") is not bool(rule.counted_from):
            yield f"{rule.kind}: what happens then?"


def _stored() -> Iterator[Any]:
    """Every model with a table; history goes by the rule of what it tells of."""
    for model in apps.get_models():
        named = model._meta
        if not (named.proxy or named.app_label in OF_DJANGO or hasattr(model, "instance_type")):
            yield model


def worded(model: Any, known: Rules) -> set[str]:
    """Columns with words in them that are not of the kinds kept as long as their row."""
    return {
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, WORDED)
        and not isinstance(field, CodeField)
        and not field.name.endswith(known.with_their_row)
    }


@register()
def every_column_has_a_rule(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Nothing is kept without somebody having said for how long."""
    return [
        Error(said, hint=f"Say in {FILE} why and how long it is kept.", id="core.E001")
        for said in wrong(rules())
    ]

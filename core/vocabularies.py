"""Loads the editable vocabularies that ship with Habeas from fixtures/terms.yaml."""

from functools import cache
from typing import Any

import yaml
from django.conf import settings

from core.actor import acting
from core.models import Term


@cache
def shipped() -> list[dict[str, Any]]:
    """The rows of the file: vocabulary, code, labels, source, order."""
    text = (settings.BASE_DIR / "fixtures" / "terms.yaml").read_text(encoding="utf-8")
    return [
        {
            "vocabulary": vocabulary,
            "code": code,
            "labels": entry["labels"],
            "source": entry.get("source", ""),
            "order": order,
        }
        for vocabulary, entries in yaml.safe_load(text).items()
        for order, (code, entry) in enumerate(entries.items())
    ]


def load(using: str) -> None:
    """Add the terms and the labels in languages that are missing.

    What an administrator changed or switched off stays as it is.
    """
    known = {(term.vocabulary, term.code): term for term in Term.objects.using(using)}
    with acting("vocabularies", "shipped with Habeas"):
        for row in shipped():
            term = known.get((row["vocabulary"], row["code"]), Term(**row))
            labels = {**row["labels"], **term.labels}
            if term._state.adding or labels != term.labels:
                term.labels = labels
                term.save(using=using)

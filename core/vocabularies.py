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
            "labels": {"en": entry} if isinstance(entry, str) else entry["labels"],
            "source": "" if isinstance(entry, str) else entry.get("source", ""),
            "order": order,
        }
        for vocabulary, entries in yaml.safe_load(text).items()
        for order, (code, entry) in enumerate(entries.items())
    ]


def load(using: str) -> None:
    """Add what is missing. What an administrator changed or switched off stays as it is."""
    known = set(Term.objects.using(using).values_list("vocabulary", "code"))
    with acting("vocabularies", "shipped with Habeas"):
        for row in shipped():
            if (row["vocabulary"], row["code"]) not in known:
                Term(**row).save(using=using)

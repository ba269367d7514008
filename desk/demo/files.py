"""Reads fixtures/demo/: YAML files, each with lists of rows by kind ("events", "charges", ...)."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Entry = dict[str, Any]
Entries = dict[str, list[Entry]]

# libyaml reads the files in a tenth of the time, where the wheel has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder() -> Path:
    return settings.BASE_DIR / "fixtures" / "demo"


def entries() -> Entries:
    """The rows of all files, by kind. Which file a row stands in says nothing; its kind does."""
    found: Entries = defaultdict(list)
    for path in sorted(folder().rglob("*.yaml")):
        # LOADER is one of PyYAML's safe loaders.
        text = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
        for kind, rows in text.items():
            found[kind] += rows
    return found


def walk(value: Any) -> Iterator[Entry]:
    """Every mapping in a row, from the outside in."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from walk(part)

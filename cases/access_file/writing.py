"""The file: the same content once to be read and once to be taken elsewhere, in one ZIP."""

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string

from accounts.models import User
from cases.access_file.masking import Mask, texts_in
from cases.access_file.reading import about, cases_of, near
from cases.erasing.belongings import with_merged
from core.clock import today
from people.models import Person


def everything(person: Person, *, seen_by: User) -> bytes:
    """Everything about `person` in what `seen_by` may see, without other people's data."""
    people = with_merged(person)
    found = {"person": about(people, seen_by), "cases": cases_of(people, seen_by)}
    mask = Mask(people, near(people), list(texts_in(found)))
    content = {"as_of": today().isoformat(), **mask.deeply(found)}
    page = render_to_string(
        "cases/access_file.html", {"content": content, "lines": list(lines(content))}
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("records.html", page)
        file.writestr("records.json", json.dumps(content, ensure_ascii=False, indent=2))
    return packed.getvalue()


def lines(value: Any, depth: int = 1, name: str = "") -> Any:
    """(depth, name, words) of every entry, for a page that reads from top to bottom."""
    if isinstance(value, dict):
        if name:
            yield depth, name, ""
        for key, one in value.items():
            yield from lines(one, depth + 1, key.replace("_", " "))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            label = f"{name} {number}" if isinstance(one, dict) else name
            yield from lines(one, depth, label)
    elif value not in ("", None):
        yield depth, name, str(value)

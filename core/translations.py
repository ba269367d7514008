"""The words of the interface in other languages: locale/<language>/LC_MESSAGES/django.po and .mo.

Babel reads and writes them, so that no machine needs the gettext programs.
"""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
APPS = ("core", "accounts", "people", "cases", "advocacy", "desk", "config")
# Which arguments hold what Django's functions translate; "c" is the context.
ONE, MANY, IN_CONTEXT, MANY_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
FUNCTIONS = {
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": MANY,
    "ngettext_lazy": MANY,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": MANY_IN_CONTEXT,
    "npgettext_lazy": MANY_IN_CONTEXT,
}
Functions = dict[str, Any]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{[^{}]*\}")


def update(language: str) -> None:
    """Write the .po with every string of the program, keeping what is translated, and its .mo."""
    known, path = _read(language), _path(language)
    catalog = Catalog(
        language,
        project="Habeas",
        header_comment="# The interface of Habeas. `manage.py translations` writes this file.",
        creation_date=known.creation_date,
        revision_date=known.revision_date,
        fuzzy=False,
    )
    for message in _messages(strings()):
        translated = known.get(message.id, message.context)
        catalog.add(
            message.id,
            translated.string if translated else None,
            locations=message.locations,
            flags=translated.flags if translated else (),
            context=message.context,
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(language))


def problems(language: str) -> Iterator[str]:
    """What keeps the interface from being whole in `language`, a line each."""
    catalog, wanted = _read(language), strings()
    for message in _messages(wanted):
        found = catalog.get(message.id, message.context)
        yield from compare(message, found, catalog.num_plurals)
    for message in _messages(catalog):
        if wanted.get(message.id, message.context) is None:
            yield f"no longer used: {message.id!r}"
    compiled = BytesIO()
    write_mo(compiled, catalog)
    path = _path(language).with_suffix(".mo")
    if not path.exists() or _texts(path.read_bytes()) != _texts(compiled.getvalue()):
        yield "the .mo is out of date: run manage.py translations"


def strings() -> Catalog:
    """Every translatable string of the code and the templates."""
    catalog = Catalog()
    for path in _files():
        name = str(path.relative_to(settings.BASE_DIR))
        for text, context in strings_of(path):
            catalog.add(text, locations=[(name, 0)], context=context)
    return catalog


def strings_of(path: Path) -> Iterator[tuple[Any, str | None]]:
    """(text, context) of each string of a module or template; the text of a count is a tuple."""
    source, functions = _source(path)
    for _line, text, _comments, context in extract("python", BytesIO(source), functions):
        yield text, context


def compare(message: Message, found: Message | None, plurals: int) -> Iterator[str]:
    """What is wrong with the translation `found`, in a language with so many plural forms."""
    texts = _forms(found.string or "") if found else []
    if not texts or not all(texts) or len(texts) != (plurals if message.pluralizable else 1):
        yield f"missing: {message.id!r}"
    elif found and found.fuzzy:
        yield f"fuzzy: {message.id!r}"
    else:
        originals = _forms(message.id)
        for number, text in enumerate(texts):
            # "1 file" may go without its number where that form is for one alone, as in French.
            alone = originals if number == 0 and plurals == 2 else originals[-1:]
            if _placeholders(text) not in [_placeholders(original) for original in alone]:
                yield f"other placeholders: {message.id!r}: {text!r}"


def _messages(catalog: Catalog) -> list[Message]:
    """Without the header, which counts as a message too."""
    return [message for message in catalog if message.id]


def _files() -> Iterator[Path]:
    for app in APPS:
        yield from sorted((settings.BASE_DIR / app).rglob("*.py"))
    for kind in ("*.html", "*.svg"):
        yield from sorted((settings.BASE_DIR / "templates").rglob(kind))


def _source(path: Path) -> tuple[bytes, Functions]:
    """Python to read strings from, and what its translating functions are called there."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode(), _aliases(text)
    # Templates have no indentation that Python would understand.
    lines = (line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return "\n".join(lines).encode(), {"_": ONE, **FUNCTIONS}


def _aliases(text: str) -> Functions:
    """What a module calls the functions that it imports: `gettext_lazy as later`."""
    return {
        alias.asname or alias.name: FUNCTIONS[alias.name]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in FUNCTIONS
    }


def _path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, language)


def _texts(compiled: bytes) -> list[object]:
    messages = _messages(read_mo(BytesIO(compiled)))
    return [(message.id, message.context, message.string) for message in messages]


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))

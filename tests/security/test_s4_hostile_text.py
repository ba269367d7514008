"""S4: text comes back as it was typed, or is refused in words; never a crash, never another text.

Blanks around a text are no part of it, and a line break of a browser is one.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cases.models import Citation
from tests.security.filling import filled
from tests.security.walking import World

PIECES = (
    "\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u061c", "\u200d", "\u200c", "\u2060",
    "\ufeff", "\u00ad", "e\u0301", "\u0301" * 40, "Z\u0351\u036b\u0343", "Å", "A\u030a", "ﬁ",
    "سلام", "پژواک گچ", "ئۇيغۇر", "བོད་སྐད", "Қазақ", "Тоҷикӣ", "oʻzbek", "हिन्दी", "漢字", "𠜎", "𝕏",
    "👩‍👩‍👧", "🏳️‍🌈", "🇰🇿", "\x00", "\x01", "\x07", "\x08", "\x0b", "\x1b[31m", "\x7f", "\x85",
    "\u2028", "\ufffe", "\uffff", "\U0010ffff", "\ue000", "\t", "\n", "\r", "\u00a0", "\u3000",
    "'; DROP TABLE cases_case;--", "' OR 1=1", "\\", "\\u0000", "%s%n%x", "%00", "{0}", "{{ 7*7 }}",
    "{% include 'x' %}", "${7*7}", "<script>alert(1)</script>", "&amp;", "&#0;", "<!--", "]]>",
    '"', "`", "../../etc/passwd", "=1+1", "@SUM(A1)", "NULL", "None", "NaN", "a", "Z", " ", "-",
)  # fmt: skip
LONG = ("a" * 1_000_000, "слово " * 150_000, "x\u0301" * 100_000)


@dataclass(frozen=True)
class Box:
    """A text field of a form, and what is stored after the form was saved."""

    address: str
    field: str
    stored: Callable[[], str]


def hostile(count: int, seed: int = 4) -> Iterator[str]:
    """The same texts each time: every piece alone, then mixed, and a few that are very long."""
    chance = random.Random(seed)  # noqa: S311 the same texts each time
    yield from LONG
    pieces = list(PIECES)
    chance.shuffle(pieces)
    for number in range(count - len(LONG)):
        several = chance.choices(PIECES, k=chance.randint(2, 12))
        yield f"a{pieces[number]}b" if number < len(pieces) else "".join(several)


def boxes(world: World) -> list[Box]:
    made = world.circles["team"]

    def again(key: str, field: str) -> Callable[[], str]:
        row = made.rows[key]
        return lambda: str(getattr(type(row)._base_manager.get(pk=row.pk), field))

    section = made.letter.sections.get()
    made.rows["section"] = section
    event = reverse("event-edit", args=[made.event.pk])
    return [
        Box(reverse("note-edit", args=[made.note.pk]), "text", again("note", "text")),
        Box(event, "summary", again("event", "summary")),
        Box(event, "quote", lambda: Citation.objects.latest("pk").quote),
        Box(reverse("name-edit", args=[made.name.pk]), "text", again("name", "text")),
        Box(reverse("charge-edit", args=[made.charge.pk]), "words", again("charge", "words")),
        Box(reverse("letter", args=[made.letter.reference]), f"{section.kind}-text",
            again("section", "text")),
    ]  # fmt: skip


def wrong(client: Client, box: Box, fields: dict[str, list[str]], text: str) -> str:
    """ "" where the text was kept or refused in words; what happens is undone."""
    with transaction.atomic():
        answer = client.post(box.address, {**fields, box.field: [text]})
        stored = box.stored() if answer.status_code == 302 else ""
        transaction.set_rollback(True)
    if answer.status_code == 302:
        return "" if same(stored, text) else f"keeps {stored[:60]!r} for {text[:60]!r}"
    if answer.status_code in {200, 422}:
        page = answer.content.decode()
        return "" if 'class="errors"' in page or 'role="alert"' in page else "refuses without words"
    return f"answers {answer.status_code} to {text[:60]!r}, {len(text)} letters"


def same(stored: str, typed: str) -> bool:
    return _lines(stored) == _lines(typed)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def changed_texts(world: World, count: int) -> list[str]:
    client, places = world.readers["coordinator"].client, boxes(world)
    given = [_fields(client, box, world) for box in places]
    found = []
    for number, text in enumerate(hostile(count)):
        # Each of the long ones goes everywhere.
        chosen = range(len(places)) if number < len(LONG) else [number % len(places)]
        for one in chosen:
            if what := wrong(client, places[one], given[one], text):
                found.append(f"{places[one].address} {places[one].field} {what}")
    return found


def _fields(client: Client, box: Box, world: World) -> dict[str, list[str]]:
    fields = filled(client.get(box.address).content.decode())
    fields.pop("once", None)
    if box.field == "quote":
        fields["source"] = [str(world.circles["team"].source.pk)]
    return {**fields, "reason": ["more is known"]}


def test_fifty_texts_come_back_as_typed(world: World) -> None:
    assert changed_texts(world, 50) == []


@pytest.mark.security
def test_ten_thousand_texts_come_back_as_typed(world: World) -> None:
    assert changed_texts(world, 10_000) == []
    print("S4: 10000 texts, 0 changed")  # noqa: T201


def test_control_a_form_that_changes_texts_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.forms import CharField

    real = CharField.to_python
    monkeypatch.setattr(
        CharField, "to_python", lambda self, value: real(self, value).replace("\u202e", "")
    )
    places = boxes(world)[:2]
    client = world.readers["coordinator"].client
    text = "a\u202eb"
    assert all("keeps" in wrong(client, box, _fields(client, box, world), text) for box in places)

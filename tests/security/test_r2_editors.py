"""R2: many edit the same few records at once through the real forms, and nobody's words are lost.

Each editor adds a word of its own to what it read. What was saved and is no longer there was
overwritten by somebody who never saw it.
"""

import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.forms.fact import STALE, ChangeForm
from cases.models import Charge, Note
from core.clock import today
from core.history import Tracked
from tests.factories import make_event, make_party
from tests.security.filling import Fields, changed, filled

PER_EDITOR, EDITORS = 125, 8
# Others may be quicker many times; a form that is refused for ever is a fault.
TRIES = 40


@pytest.fixture(autouse=True)
def _no_copies_of_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client of the tests would keep what every thread renders, each in each."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *a, **k: None)


@dataclass(frozen=True)
class Place:
    """A text of a record, and the form that changes it."""

    row: Tracked
    text: str
    address: str

    def words(self) -> list[str]:
        return str(getattr(type(self.row)._base_manager.get(pk=self.row.pk), self.text)).split()


@dataclass
class Tally:
    """What was answered: each word with its place as saved, and what a conflict lacked."""

    saved: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    conflicts: int = 0
    faults: list[str] = field(default_factory=list)

    def lost(self) -> list[str]:
        now = {place: set(place.words()) for place in self.saved}
        return [word for place, words in self.saved.items() for word in words
                if word not in now[place]]  # fmt: skip


def five_places(owner: User) -> list[Place]:
    party = make_party(by=owner)
    case, event = party.case, make_event(party, summary="begun")
    case.title = "begun"
    note = Note(case=case, text="begun", on=today(), by=owner)
    other = Note(case=case, text="begun", on=today(), by=owner)
    charge = Charge(party=party, words="extremism", maximum_penalty="begun")
    for row in (case, note, other, charge):
        row.save()
    return [
        Place(note, "text", reverse("note-edit", args=[note.pk])),
        Place(event, "summary", reverse("event-edit", args=[event.pk])),
        Place(case, "title", reverse("case-edit", args=[case.reference])),
        Place(charge, "maximum_penalty", reverse("charge-edit", args=[charge.pk])),
        Place(other, "text", reverse("note-edit", args=[other.pk])),
    ]


def add_word(client: Client, place: Place, word: str, tally: Tally, opened: threading.Event
             | threading.Barrier) -> None:  # fmt: skip
    """Opens the form, adds `word`, and saves it; after a conflict to what the others wrote."""
    fields = filled(client.get(place.address).content.decode())
    base = fields[place.text][0]
    opened.wait()
    for _ in range(TRIES):
        typed = f"{base} {word}".strip()
        answer = client.post(place.address, _with(fields, place, typed))
        if answer.status_code == 302:
            tally.saved[place].append(word)
            return
        page = answer.content.decode()
        tally.conflicts += 1
        tally.faults += conflict_lacks(page, place, base, typed)
        fields = filled(page)
        base = next((after for _, before, after in changed(page) if before == base), base)
    tally.faults.append(f"{place.address} was refused {TRIES} times")


def _with(fields: Fields, place: Place, typed: str) -> Fields:
    reason = {"reason": ["more is known"]} if "reason" in fields else {}
    return {**fields, **reason, place.text: [typed]}


def conflict_lacks(page: str, place: Place, base: str, typed: str) -> Iterator[str]:
    """What the answer to a conflict does not show of: why, both versions, and what was typed."""
    if str(STALE) not in page:
        yield f"{place.address} does not say why"
    if not any(before == base and after != base for _, before, after in changed(page)):
        yield f"{place.address} does not show what was there and what is"
    if filled(page).get(place.text) != [typed]:
        yield f"{place.address} forgets what was typed"


def edit_all(places: list[Place], user: User, editors: int, saves: int) -> Tally:
    """`editors` at once; all open their first form before any saves it, so that conflicts occur."""
    tally, together = Tally(), threading.Barrier(editors, timeout=60)
    go = threading.Event()
    go.set()
    connection.close()  # the pool has one for each editor

    def work(number: int) -> None:
        with own_connection():
            client = Client()
            client.force_login(user)
            for turn in range(saves):
                place = places[turn and (number + turn) % len(places)]
                add_word(client, place, f"e{number}t{turn}", tally, go if turn else together)

    with ThreadPoolExecutor(editors) as threads:
        for done in [threads.submit(work, number) for number in range(editors)]:
            done.result()
    return tally


@contextmanager
def own_connection() -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


def check(tally: Tally, saves: int) -> None:
    assert tally.faults == []
    assert tally.lost() == []
    assert sum(len(words) for words in tally.saved.values()) == saves
    assert tally.conflicts > 0
    for place, words in tally.saved.items():
        assert sorted(place.words()) == sorted(["begun", *words])


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_four_edit_two_records(owner: User) -> None:
    tally = edit_all(five_places(owner)[:2], owner, editors=4, saves=4)
    check(tally, 16)


@pytest.mark.security
@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_eight_edit_five_records(owner: User) -> None:
    tally = edit_all(five_places(owner), owner, EDITORS, PER_EDITOR)
    check(tally, EDITORS * PER_EDITOR)
    print(f"R2: {EDITORS * PER_EDITOR} saves, {tally.conflicts} conflicts, 0 lost")  # noqa: T201


@pytest.mark.django_db(transaction=True)
def test_control_forms_that_do_not_look_at_the_version_lose_words(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChangeForm, "clean", forms.ModelForm.clean)
    tally = edit_all(five_places(owner)[:1], owner, editors=4, saves=1)
    assert tally.conflicts == 0
    assert len(tally.lost()) == 3

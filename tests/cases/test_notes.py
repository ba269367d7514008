"""The log of calls and contacts: inside only."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from cases.models import Document, Note, NoteKind, Task
from cases.notes import add_note
from core.clock import today_is
from tests.factories import make_case, make_event, make_party

ROOT = Path(__file__).parent.parent.parent
INSIDE = "Zz-said-on-the-phone"


@pytest.fixture
def case(owner):
    return make_party(by=owner).case


def fields(**given):
    return {"kind": "CALL", "with_whom": "his sister", "on": "2023-05-02", "text": "Held.", **given}


def test_a_call_is_noted_with_who_noted_it(client_of, owner, case):
    answer = client_of(owner).post(reverse("note-new", args=[case.reference]), fields())
    assert answer.url == f"{case.get_absolute_url()}#notes"
    note = Note.objects.get()
    assert (note.kind, note.with_whom, note.text) == ("CALL", "his sister", "Held.")
    assert (note.on, note.by) == (date(2023, 5, 2), owner)


def test_the_newest_comes_first(client_of, owner, case):
    for day in (2, 9, 5):
        add_note(by=owner, note=Note(case=case, text=f"day {day}.", on=date(2023, 5, day)))
    page = client_of(owner).get(reverse("notes", args=[case.reference])).content.decode()
    assert re.findall(r"day \d", page) == ["day 9", "day 5", "day 2"]


@pytest.mark.parametrize("kind", [NoteKind.NO_ANSWER, NoteKind.CHECKED])
def test_some_kinds_say_all_by_themselves(client_of, owner, case, kind):
    client_of(owner).post(reverse("note-new", args=[case.reference]), fields(kind=kind, text=""))
    assert Note.objects.get().kind == kind


@pytest.mark.parametrize(("wrong", "said"), [
    ({"text": ""}, "Write a few words."),
    ({"kind": ""}, "This field is required."),
    ({"kind": "NONSENSE"}, "Select a valid choice."),
    ({"on": ""}, "This field is required."),
    ({"on": "soon"}, "Enter a valid date."),
    ({"on": "2999-01-01"}, "This day has not come yet."),
])  # fmt: skip
def test_it_refuses_a_note_that_says_nothing_and_keeps_what_was_typed(
    client_of, owner, case, wrong, said
):
    page = client_of(owner).post(reverse("note-new", args=[case.reference]), fields(**wrong))
    assert said in page.content.decode()
    assert b"his sister" in page.content
    assert not Note.objects.exists()


def test_a_note_is_corrected_and_its_history_keeps_both(client_of, owner, teammate, case):
    note = add_note(by=owner, note=Note(case=case, text="Held.", on=date(2023, 5, 2)))
    url = reverse("note-edit", args=[note.pk])
    client_of(teammate).post(url, fields(text="Released.", version=1))
    assert [row.text for row in note.history.order_by("version")] == ["Held.", "Released."]
    assert Note.objects.get().by == owner


def test_the_history_of_the_case_tells_of_notes_tasks_and_files(client_of, owner, case):
    add_note(by=owner, note=Note(case=case, text="Held in Almaty.", on=date(2023, 5, 2)))
    Task(case=case, text="Call the lawyer").save()
    Document(case=case, file_name="a.pdf", media_type="", sha256="0" * 64, size=5).save()
    page = client_of(owner).get(reverse("case-history", args=[case.reference])).content.decode()
    for told in ("Held in Almaty.", "Call the lawyer", "a.pdf"):
        assert told in page


def test_a_stale_note_is_refused(client_of, owner, case):
    note = add_note(by=owner, note=Note(case=case, text="Held.", on=date(2023, 5, 2)))
    url = reverse("note-edit", args=[note.pk])
    client_of(owner).post(url, fields(text="Released.", version=1))
    page = client_of(owner).post(url, fields(text="Moved.", version=1))
    assert b"Somebody else changed this" in page.content
    assert Note.objects.get().text == "Released."


@pytest.mark.parametrize("name", ["notes", "note-new"])
def test_an_outsider_sees_no_notes_and_adds_none(client_of, outsider, case, name):
    url = reverse(name, args=[case.reference])
    assert client_of(outsider).get(url).status_code == 404
    if name == "note-new":
        assert client_of(outsider).post(url, fields()).status_code == 404


def test_an_outsider_cannot_change_a_note(client_of, owner, outsider, case):
    note = add_note(by=owner, note=Note(case=case, text="Held.", on=date(2023, 5, 2)))
    url = reverse("note-edit", args=[note.pk])
    assert client_of(outsider).post(url, fields(version=1)).status_code == 404


def test_many_notes_take_no_more_queries_than_few(client_of, owner, django_assert_num_queries):
    counts = []
    for number in (2, 40):
        case = make_case(owner)
        for n in range(number):
            add_note(by=owner, note=Note(case=case, text=f"{n}", on=date(2023, 5, 2)))
        client = client_of(owner)
        with django_assert_num_queries(counts[0] if counts else 0) if counts else _counting(counts):
            client.get(reverse("notes", args=[case.reference]))


def _counting(counts):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    class Counting(CaptureQueriesContext):
        def __exit__(self, *error):
            super().__exit__(*error)
            counts.append(len(self))

    return Counting(connection)


def test_nothing_of_a_note_or_task_is_in_the_dossier(client_of, owner, admin, monkeypatch):
    from cases import dossier

    party = make_party(by=owner)
    make_event(party)
    add_note(by=owner, note=Note(case=party.case, text=INSIDE, on=date(2023, 5, 2)))
    Task(case=party.case, text=INSIDE).save()
    papers = []
    monkeypatch.setattr(dossier, "render", lambda html, **_: papers.append(html) or b"%PDF-")
    client_of(admin).post(reverse("dossier", args=[party.case.reference]), {"reason": "x"})
    assert party.case.reference in papers[0]
    assert INSIDE not in papers[0]


def test_no_code_that_makes_an_output_reads_notes_or_tasks():
    """Letters and dossiers are made by these; so a note cannot reach one."""
    folders = ("advocacy", "cases/dossier", "cases/pages", "cases/timeline")
    # The one that sets tasks for what follows up a letter makes no output.
    makers = [path for folder in folders for path in (ROOT / folder).rglob("*.py")
              if path.name != "following.py"]  # fmt: skip
    assert len(makers) > len(folders)
    reads = re.compile(r"import[^\n]*\b(Note|Task)\b|^ +(Note|Task),$|cases\.notes|\.tasks\b", re.M)
    assert [path.name for path in makers if reads.search(path.read_text(encoding="utf-8"))] == []
    papers = [*(ROOT / "templates" / "cases" / "dossier").rglob("*.html"),
              *(ROOT / "templates" / "paper").rglob("*.html")]  # fmt: skip
    inside = re.compile(r"_inside|_notes|_tasks|_documents")
    assert [path.name for path in papers if inside.search(path.read_text(encoding="utf-8"))] == []


def test_the_page_of_the_case_shows_the_latest_three(client_of, owner, case):
    for day in (1, 2, 3, 4):
        add_note(by=owner, note=Note(case=case, text=f"day {day}.", on=date(2023, 5, day)))
    with today_is(date(2023, 6, 1)):
        page = client_of(owner).get(case.get_absolute_url()).content.decode()
    assert "<p>day 4.</p>" in page
    assert "<p>day 1.</p>" not in page
    assert "All 4 notes" in page

"""What came back to letters and asks, what came of it, and what is to be followed up."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy.after.reading import asked_of, before_releases, unanswered, visible_answers
from advocacy.models import (
    AskStatus,
    Letter,
    LetterStatus,
    OutcomeCode,
    Response,
    Result,
    Sending,
    SentBy,
)
from cases.codes import EventType
from cases.models import Case, Document, Source, Task
from core.clock import today_is
from desk.home import home
from tests.advocacy.builders import MacronVisit, make_ask
from tests.cases import sent_files
from tests.factories import make_case, make_event, make_party, make_person

ClientOf = Callable[[User], Client]
NOW = date(2024, 1, 10)


@pytest.fixture(autouse=True)
def _winter() -> object:
    with today_is(NOW):
        yield


def sent(macron: MacronVisit, by: User, *cases: Case, **changes: object) -> Letter:
    letter = macron.letter(by, *cases)
    letter.status, letter.reply_by = LetterStatus.SENT, date(2023, 12, 1)
    for name, value in changes.items():
        setattr(letter, name, value)
    letter.save()
    Sending(letter=letter, by_words="Desk", means=SentBy.POST, on=date(2023, 10, 30)).save()
    return letter


def case_of(by: User, name: str = "Aibek Testov") -> Case:
    return make_party(make_case(by, country="KZ"), make_person(name, by=by)).case


def spoken(**changes: object) -> dict[str, object]:
    return {"means": "SPOKEN", "text": "They will look into it", "kind": "TOKEN",
            "when": "3 January 2024", **changes}  # fmt: skip


def test_an_answer_to_a_letter_ends_its_follow_up(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    letter = sent(macron, teammate)
    assert list(unanswered(teammate)) == [letter]
    panel = next(p for p in home(teammate).panels if p.title == "Letters without an answer")
    assert [item.heading for item in panel.items] == [letter.reference]
    client_of(teammate).post(reverse("answer-new", args=[letter.reference]), spoken())
    answer = Response.objects.get()
    assert (answer.letter, answer.date.earliest) == (letter, date(2024, 1, 3))
    assert list(unanswered(teammate)) == []
    page = client_of(teammate).get(reverse("letter-after", args=[letter.reference]))
    assert "They will look into it" in page.content.decode()


@pytest.mark.parametrize(
    "changes", [{"reply_by": None}, {"reply_by": NOW}, {"status": LetterStatus.DRAFT}]
)
def test_what_is_not_yet_due_is_not_followed_up(
    macron: MacronVisit, teammate: User, changes: dict[str, object]
) -> None:
    sent(macron, teammate, **changes)
    assert list(unanswered(teammate)) == []


def test_an_answer_on_paper_needs_its_scan_and_keeps_what_was_typed(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    letter, client = sent(macron, teammate), client_of(teammate)
    url = reverse("answer-new", args=[letter.reference])
    page = client.post(url, spoken(means="SCANNED")).content.decode()
    assert "Add the scan or a photo" in page
    assert "They will look into it" in page
    bad = SimpleUploadedFile("a.pdf", b"no pdf at all")
    assert client.post(url, spoken(means="SCANNED", upload=bad)).status_code == 200
    assert not Response.objects.exists()
    assert not Source.objects.filter(kind__code="OFFICIAL_ANSWER").exists()
    scan = SimpleUploadedFile("a.pdf", sent_files.pdf())
    client.post(url, spoken(means="SCANNED", upload=scan))
    assert Response.objects.get().document == Document.objects.get()


def test_denial_a_scan_is_seen_only_by_whoever_sees_all_cases_of_the_letter(
    macron: MacronVisit, teammate: User, outsider: User, owner: User, client_of: ClientOf
) -> None:
    letter = sent(macron, teammate, case_of(teammate))
    url = reverse("answer-new", args=[letter.reference])
    scan = SimpleUploadedFile("a.pdf", sent_files.pdf())
    client_of(teammate).post(url, spoken(means="SCANNED", upload=scan))
    (document,) = Document.objects.all()
    assert Document.objects.visible_to(owner).exists()
    assert client_of(outsider).get(reverse("document", args=[document.pk])).status_code == 404
    assert client_of(outsider).get(url).status_code == 404
    assert not visible_answers(outsider).exists()


def test_nothing_came_on_a_day_that_is_still_ahead(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    client, case = client_of(owner), case_of(owner)
    answer = reverse("answer-new", args=[sent(macron, owner).reference])
    page = client.post(answer, spoken(when="12 January 2024")).content.decode()
    assert "This day is still ahead." in page
    assert 'value="12 January 2024"' in page
    assert "They will look into it" in page
    outcome = reverse("outcome-new", args=[case.reference])
    raised = {"code": OutcomeCode.CASE_RAISED_PRIVATELY, "text": "raised", "when": "15 March 2024"}
    page = client.post(outcome, raised).content.decode()
    assert "This day is still ahead." in page
    assert 'value="15 March 2024"' in page
    assert not Response.objects.exists()
    assert not Result.objects.exists()
    client.post(answer, spoken(when="10 January 2024"))
    client.post(outcome, {**raised, "when": "January 2024"})
    assert (Response.objects.count(), Result.objects.count()) == (1, 1)


def test_an_answer_to_an_ask_says_where_it_stands_now(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    ask = make_ask("release", macron.guest.office, case=case_of(owner))
    url = reverse("ask-answer-new", args=[ask.pk])
    client_of(owner).post(url, spoken(status="REFUSED", kind="AGAINST"))
    ask.refresh_from_db()
    assert ask.status == AskStatus.REFUSED
    (row,) = asked_of(macron.guest.office, owner)[:1]
    assert [answer.text for answer in row.answers] == ["They will look into it"]
    assert ask.case
    page = client_of(owner).get(ask.case.get_absolute_url()).content.decode()
    assert "They will look into it" in page


def test_denial_what_was_asked_for_a_hidden_case_is_in_no_history(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    case = case_of(owner)
    ask = make_ask("release", macron.guest.office, case=case)
    assert ask not in [row.ask for row in asked_of(macron.guest.office, outsider)]
    client = client_of(outsider)
    assert client.get(reverse("ask-answer-new", args=[ask.pk])).status_code == 404
    assert client.get(reverse("outcome-new", args=[case.reference])).status_code == 404
    letter = sent(macron, owner, case)
    for name in ("letter-after", "letter-tasks"):
        url = reverse(name, args=[letter.reference])
        assert (client.get if name == "letter-after" else client.post)(url).status_code == 404


def test_an_outcome_is_told_with_our_part_and_without_claiming_it(
    macron: MacronVisit, owner: User, client_of: ClientOf
) -> None:
    case = case_of(owner)
    letter = sent(macron, owner, case)
    url = reverse("outcome-new", args=[case.reference])
    assert "This field is required" in client_of(owner).post(url, {"text": "x"}).content.decode()
    data = {"code": OutcomeCode.CASE_RAISED_PRIVATELY, "letter": letter.pk, "when": "2 Nov 2023",
            "contribution": "The desk of the ministry said so"}  # fmt: skip
    client_of(owner).post(url, data)
    result = Result.objects.get()
    assert (result.case, result.letter, result.date.earliest) == (case, letter, date(2023, 11, 2))
    page = client_of(owner).get(case.get_absolute_url()).content.decode()
    assert "Raised privately" in page
    assert "The desk of the ministry said so" in page


def test_tasks_are_set_once_on_the_chosen_cases_that_are_seen(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    one, other = case_of(owner), case_of(owner, "Bolot Testov")
    hidden = case_of(outsider, "Daniyar Testov")
    letter = sent(macron, owner, one, other)
    url = reverse("letter-tasks", args=[letter.reference])
    for _twice in range(2):
        client_of(owner).post(url, {"case": [one.reference, hidden.reference]})
    task = Task.objects.get()
    assert (task.case, task.assignee, task.due) == (one, owner, NOW + timedelta(days=7))
    assert letter.reference in task.text


def test_only_letters_sent_before_a_release_stand_before_it(
    macron: MacronVisit, owner: User, outsider: User, client_of: ClientOf
) -> None:
    case = case_of(owner)
    make_event(case.parties.get(), type=EventType.RELEASE, on=date(2023, 12, 5))
    before = sent(macron, owner, case)
    later = sent(macron, owner, case)
    sending = later.sendings.get()
    sending.on = date(2023, 12, 20)
    sending.save()
    draft = sent(macron, owner, case, status=LetterStatus.DRAFT)
    (release,) = before_releases([case], owner)
    assert release.letters == (before,)
    assert draft not in release.letters
    assert before_releases([case], outsider) == []
    page = client_of(owner).get(case.get_absolute_url()).content.decode()
    assert "that they led to it is not said" in page

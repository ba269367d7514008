"""One click plus one field: still so, no answer, what became of a hearing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import User
from cases.codes import EventType
from cases.models import Case, Event, Note, NoteKind
from core.clock import today
from tests.factories import make_event, make_party

YESTERDAY = timedelta(days=-1)


def hearing(party, on) -> Event:
    return make_event(
        party, type=EventType.HEARING_SCHEDULED, on=today() + on, authority_words="City court"
    )


def result_of(event: Event, case: Case) -> str:
    return reverse("hearing-result", args=[case.reference, event.pk])


def test_still_so_sets_last_checked_and_leaves_a_note(owner: User, client_of) -> None:
    case = make_party(by=owner).case
    url = reverse("still-so", args=[case.reference])
    response = client_of(owner).post(url, {"line": "court site", "back": "/cases/?country=KZ"})
    assert response.url == "/cases/?country=KZ"
    case.refresh_from_db()
    note = Note.objects.get(case=case)
    assert (case.checked_on, note.kind, note.text) == (today(), NoteKind.CHECKED, "court site")
    assert not Event.objects.exists()


def test_it_goes_back_to_no_other_site(owner: User, client_of) -> None:
    case = make_party(by=owner).case
    url = reverse("still-so", args=[case.reference])
    response = client_of(owner).post(url, {"back": "https://elsewhere.example/"})
    assert response.url == case.get_absolute_url()


def test_a_call_without_answer_is_noted_with_whom(owner: User, client_of) -> None:
    case = make_party(by=owner).case
    url = reverse("no-answer", args=[case.reference])
    client_of(owner).post(url, {"with_whom": "the lawyer"})
    note = Note.objects.get(case=case)
    assert (note.kind, note.with_whom) == (NoteKind.NO_ANSWER, "the lawyer")


def test_it_refuses_a_call_to_nobody_and_shows_why(owner: User, client_of) -> None:
    case = make_party(by=owner).case
    page = client_of(owner).post(reverse("no-answer", args=[case.reference]), {"with_whom": ""})
    assert page.status_code == 200
    assert "This field is required" in page.content.decode()
    assert not Note.objects.exists()


def test_a_hearing_is_postponed_before_the_same_court(owner: User, client_of) -> None:
    party = make_party(by=owner)
    old = hearing(party, timedelta(days=3))
    new_day = today() + timedelta(days=40)
    data = {"result": "postponed", "date_words": new_day.isoformat()}
    client_of(owner).post(result_of(old, party.case), data)
    new = Event.objects.get(type=EventType.HEARING_POSTPONED)
    assert (new.date.earliest, new.authority_words) == (new_day, "City court")
    party.refresh_from_db()
    assert (party.standing.next_event, party.standing.next_on) == (new, new_day)


def test_it_refuses_postponed_to_no_day(owner: User, client_of) -> None:
    party = make_party(by=owner)
    url = result_of(hearing(party, timedelta(days=3)), party.case)
    for words in ("", "31 February 2030"):
        page = client_of(owner).post(url, {"result": "postponed", "date_words": words})
        assert words in page.content.decode()
        assert 'class="errors"' in page.content.decode()
    assert not Event.objects.filter(type=EventType.HEARING_POSTPONED).exists()


def test_yesterdays_hearing_was_held(owner: User, client_of) -> None:
    party = make_party(by=owner)
    past = hearing(party, YESTERDAY)
    client_of(owner).post(result_of(past, party.case), {"result": "held"})
    held = Event.objects.get(type=EventType.HEARING_HELD)
    assert held.date.earliest == today() + YESTERDAY


def test_what_is_not_known_is_noted_and_asked_again(owner: User, client_of) -> None:
    party = make_party(by=owner)
    past = hearing(party, YESTERDAY)
    client = client_of(owner)
    client.post(result_of(past, party.case), {"result": "not-known"})
    assert Note.objects.get(case=party.case).kind == NoteKind.CHECKED
    page = client.get(party.case.get_absolute_url()).content.decode()
    assert "What happened at the hearing" in page


def test_a_verdict_is_asked_on_its_own_form_filled_with_the_day(owner: User, client_of) -> None:
    party = make_party(by=owner)
    past = hearing(party, YESTERDAY)
    client = client_of(owner)
    response = client.post(result_of(past, party.case), {"result": "verdict"}, follow=True)
    form = response.context["form"]
    assert form.initial["type"] == EventType.VERDICT
    assert form.initial["authority_words"] == "City court"
    assert str((today() + YESTERDAY).year) in form.initial["date_words"]


VERBS = ("still-so", "no-answer", "quick", "quick-types")


@pytest.mark.parametrize("name", VERBS)
def test_an_outsider_finds_no_such_case(owner: User, outsider: User, client_of, name: str) -> None:
    case = make_party(by=owner).case
    url = reverse(name, args=[case.reference])
    assert client_of(outsider).post(url, {"with_whom": "x"}).status_code == 404
    assert not Note.objects.exists()


def test_an_outsider_finds_no_such_hearing(owner: User, outsider: User, client_of) -> None:
    party = make_party(by=owner)
    url = result_of(hearing(party, YESTERDAY), party.case)
    assert client_of(outsider).post(url, {"result": "held"}).status_code == 404


def test_it_refuses_a_hearing_of_another_case(owner: User, client_of) -> None:
    here, there = make_party(by=owner), make_party(by=owner)
    url = result_of(hearing(there, YESTERDAY), here.case)
    assert client_of(owner).post(url, {"result": "held"}).status_code == 404
    assert not Event.objects.filter(type=EventType.HEARING_HELD).exists()


@pytest.mark.parametrize("name", ["still-so", "no-answer", "quick-types"])
def test_a_look_changes_nothing(owner: User, client_of, name: str) -> None:
    case = make_party(by=owner).case
    assert client_of(owner).get(reverse(name, args=[case.reference])).status_code == 405


def test_the_menu_of_a_row_offers_all(owner: User, client_of) -> None:
    party = make_party(by=owner)
    hearing(party, YESTERDAY)
    url = reverse("case-verbs", args=[party.case.reference])
    page = client_of(owner).get(url, headers={"HX-Request": "true"}).content.decode()
    for words in ("Still so", "Called: no answer", "It was held", "Postponed"):
        assert words in page
    assert "<html" not in page

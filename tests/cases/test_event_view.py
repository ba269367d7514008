"""Logging and correcting what happened: one form, and nothing half-saved."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases.codes import Outcome
from cases.models import Citation, Event, EventParty, Party, Source
from core.dates import Precision
from core.models import Vocabulary
from tests.factories import make_event, make_party, make_source, term


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def new(party: Party) -> str:
    return reverse("event-new", args=[party.case.reference])


def told(**more: str) -> dict[str, str]:
    given = {"type": "HEARING_HELD", "polarity": "HAPPENED", "concerns_0": "on"}
    return {**given, "date_words": "15 November 2023", **more}


def nothing_saved() -> bool:
    rows = (Event.objects, EventParty.objects, Source.objects, Citation.objects)
    return not any(manager.exists() for manager in rows)


def test_a_hearing_is_logged_with_its_new_source(client_of, owner, party: Party) -> None:
    kind = str(term(Vocabulary.SOURCE, "NGO_STATEMENT").pk)
    given = told(
        outcome_0="PENDING", new_title="A statement", new_kind=kind, new_published="20 Nov 2023",
        new_url="https://example.org/1", quote="the hearing was held", paragraph="2",
    )  # fmt: skip
    response = client_of(owner).post(new(party), given)
    assert response.url == party.case.get_absolute_url()
    event = Event.objects.get()
    assert event.date.earliest == date(2023, 11, 15)
    assert event.concerned.get().outcome == Outcome.PENDING
    citation = event.citations.get()
    assert (citation.quote, citation.source.title) == ("the hearing was held", "A statement")


def test_a_wording_not_understood_is_asked_about_once_then_kept(client_of, owner, party) -> None:
    client, words = client_of(owner), "when the apricots bloomed"
    page = client.post(new(party), told(date_words=words)).content.decode()
    assert "Keep it as words?" in page
    assert f'name="keep_date_words" value="{words}"' in page
    assert not Event.objects.exists()
    client.post(new(party), told(date_words=words, keep_date_words=words))
    event = Event.objects.get()
    assert event.date.text == words
    assert event.date.precision == Precision.UNDATED


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("31 February 2023", "We cannot read this date"),
        ("blah", "We cannot read this date"),
        ("03/04/2023", "Read as 3 April 2023, with the day first"),
        ("1 May 2100", "This day is still to come"),
    ],
)
def test_a_doubtful_date_is_asked_about(
    client_of, owner: User, party: Party, words: str, question: str
) -> None:
    page = client_of(owner).post(new(party), told(date_words=words)).content.decode()
    assert question in page
    assert nothing_saved()


@pytest.mark.parametrize("words", ["03.04.2023", "13/04/2023", "04/04/2023", "late May 2023"])
def test_a_plain_date_is_not_asked_about(client_of, owner, party: Party, words: str) -> None:
    client_of(owner).post(new(party), told(date_words=words))
    assert Event.objects.get().date.text == words


def test_the_tick_answers_for_the_words_it_was_set_for(client_of, owner, party: Party) -> None:
    given = told(date_words="bleh", keep_date_words="blah")
    assert "We cannot read this date" in client_of(owner).post(new(party), given).content.decode()
    assert nothing_saved()


def test_a_length_in_words_gives_its_days(client_of, owner: User, party: Party) -> None:
    client_of(owner).post(new(party), told(type="DETAINED", length_text="almost three days"))
    event = Event.objects.get()
    assert (event.length_min_days, event.length_max_days) == (2, 3)


def test_words_such_as_this_week_count_from_the_date_of_the_source(client_of, owner, party) -> None:
    source = make_source(published_latest=date(2023, 12, 14))
    client_of(owner).post(new(party), told(date_words="12 December", source=str(source.pk)))
    assert Event.objects.get().date.earliest == date(2023, 12, 12)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("type", "", "This field is required"),
        ("type", "NONSENSE", "Select a valid choice"),
        ("concerns_0", "", "Say whom it concerns"),
        ("country", "XX", "Select a valid choice"),
        ("new_url", "nowhere at all", "Enter a valid URL"),
        ("paragraph", "two", "Enter a whole number"),
        ("quote", "words of nobody", "Say which source"),
        ("new_publisher", "Somebody", "Give the new source a title"),
        ("source", "00000000-0000-0000-0000-000000000000", "Select a valid choice"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_saved(
    client_of, owner, party: Party, field: str, value: str, message: str
) -> None:
    given = told(summary="typed at length") | {field: value}
    page = client_of(owner).post(new(party), given).content.decode()
    assert message in page
    assert "typed at length" in page
    assert "15 November 2023" in page
    assert nothing_saved()


def test_a_known_and_a_new_source_at_once_are_refused(client_of, owner, party: Party) -> None:
    source = make_source()
    given = told(source=str(source.pk), new_title="Another")
    page = client_of(owner).post(new(party), given).content.decode()
    assert "not both" in page
    assert not Event.objects.exists()


def test_how_the_words_are_understood_is_shown_while_typing(client_of, owner: User) -> None:
    response = client_of(owner).post(
        reverse("date-reading"),
        {"until_words": "late May 2023"},
        headers={"HX-Trigger-Name": "until_words"},
    )
    assert response.content.decode().strip() == "Understood as late May 2023"


def test_an_announced_hearing_without_a_year_lies_ahead(client_of, owner: User) -> None:
    source = make_source(published_latest=date(2023, 12, 14))
    given = {"date_words": "3 March", "type": "HEARING_SCHEDULED", "source": str(source.pk)}
    page = client_of(owner).post(reverse("date-reading"), given).content.decode()
    assert "3 March 2024" in page


def test_a_correction_says_why_and_keeps_a_date_that_was_not_retyped(
    client_of, owner: User, party: Party
) -> None:
    event = make_event(party, on=date(2023, 5, 1))
    given = told(date_words="1 May 2023", reason="the lawyer called", version=str(event.version))
    client_of(owner).post(reverse("event-edit", args=[event.pk]), given)
    event.refresh_from_db()
    assert event.type == "HEARING_HELD"
    assert event.date.edtf == "2023-05-01"
    assert event.history.first().history_change_reason == "the lawyer called"


def test_a_stale_form_is_refused_with_what_others_changed(client_of, owner, party: Party) -> None:
    event = make_event(party)
    opened_on = str(event.version)
    event.place_words = "Kokand"
    event.save()
    given = told(summary="typed at length", reason="why not", version=opened_on)
    page = client_of(owner).post(reverse("event-edit", args=[event.pk]), given).content.decode()
    assert "Somebody else changed this" in page
    assert "<ins>Kokand</ins>" in page
    assert "typed at length" in page
    event.refresh_from_db()
    assert event.summary == ""


def test_what_was_seen_may_then_be_replaced(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    event.save()
    client = client_of(owner)
    url = reverse("event-edit", args=[event.pk])
    page = client.post(url, told(reason="again", version="1")).content.decode()
    assert 'name="version" value="2"' in page
    client.post(url, told(reason="again", version="2", summary="mine"))
    event.refresh_from_db()
    assert event.summary == "mine"


def test_a_correction_needs_a_reason(client_of, owner: User, party: Party) -> None:
    event = make_event(party)
    given = told(version=str(event.version))
    page = client_of(owner).post(reverse("event-edit", args=[event.pk]), given).content.decode()
    assert "This field is required" in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_denial_an_outsider_finds_no_form(client_of, party, outsider, method: str) -> None:
    event = make_event(party)
    client = client_of(outsider)
    for url in (new(party), reverse("event-edit", args=[event.pk])):
        assert getattr(client, method)(url).status_code == 404


def test_a_correction_leads_back_to_the_case_one_came_from(client_of, owner, party: Party) -> None:
    here = make_party(by=owner)
    event = make_event(party, here)
    given = told(reason="heard again", version=str(event.version))
    url = f"{reverse('event-edit', args=[event.pk])}?case={here.case.reference}"
    assert client_of(owner).post(url, given).url == here.case.get_absolute_url()

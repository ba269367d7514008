"""The case as it was known on a day, and as it was recorded at a moment."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.codes import EventType, Outcome
from cases.history.knowledge import known_on
from cases.history.past import as_known, as_recorded
from cases.models import Case, Citation, Event, Party, Source
from core.clock import today, today_is
from core.dates import PartialDate
from core.facts import same_thing
from people.models import Person
from tests.factories import make_citation, make_event, make_party, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def published(on: date, **fields: object) -> Source:
    return make_source(f"Statement of {on}", published=PartialDate.on(on), **fields)


def told(event: Event, on: date) -> Event:
    make_citation(published(on), event=event)
    return event


def known(case: Case, user: User, day: date) -> set[str]:
    with today_is(day):
        return {event.type for event in as_known(case, user, day).events}


def test_what_a_source_told_later_was_not_known_before(owner: User, party: Party) -> None:
    told(make_event(party, type=EventType.APPEAL_HEARING, on=date(2023, 5, 20)), date(2023, 6, 1))
    told(
        make_event(
            party, type=EventType.APPEAL_DECISION, on=date(2023, 6, 10), outcome=Outcome.UPHELD
        ),
        date(2023, 6, 26),
    )
    assert known(party.case, owner, date(2023, 6, 20)) == {EventType.APPEAL_HEARING}
    assert EventType.APPEAL_DECISION in known(party.case, owner, date(2023, 6, 26))


def test_where_things_stood_follows_from_what_was_known(client_of, owner, party: Party) -> None:
    told(make_event(party, on=date(2023, 5, 1)), date(2023, 5, 2))
    told(make_event(party, type=EventType.RELEASE, on=date(2023, 5, 10)), date(2023, 6, 1))
    url = reverse("case-past", args=[party.case.reference])
    before = client_of(owner).get(url, {"known": "2023-05-20"}).context["alone"]
    after = client_of(owner).get(url, {"known": "2023-06-02"}).context["alone"]
    assert before.words.startswith("in custody")
    assert before.days == "19 days"
    assert after.words.startswith("released")


def test_the_day_on_which_the_office_had_it_goes_before_its_publication() -> None:
    source = Source(received_on=date(2023, 5, 1))
    source.published = PartialDate.on(date(2023, 7, 1))
    citation = Citation(source=source)
    assert known_on(Event(), [citation], date(2024, 1, 1)) == date(2023, 5, 1)


def test_without_a_source_it_was_known_when_it_was_recorded(owner: User, party: Party) -> None:
    make_event(party, on=date(2023, 5, 1))
    make_event(
        party, type=EventType.SEARCH, on=date(2023, 5, 1), known=PartialDate.on(date(2023, 5, 3))
    )
    assert known(party.case, owner, date(2023, 6, 1)) == {EventType.SEARCH}
    assert len(known(party.case, owner, today())) == 2


def test_the_account_of_that_day_had_not_been_passed_over_yet(owner: User, party: Party) -> None:
    early = told(make_event(party, on=date(2023, 5, 1)), date(2023, 5, 2))
    better = told(make_event(party, type=EventType.TAKEN, on=date(2023, 5, 1)), date(2023, 8, 1))
    same_thing([early, better], prefer=better, reason="She saw it.")
    with today_is(date(2023, 6, 1)):
        record = as_known(party.case, owner, date(2023, 6, 1))
    assert [step.type for step in record.steps[party.pk]] == [EventType.APPREHENDED]


def test_as_recorded_shows_the_values_of_then(owner: User, party: Party) -> None:
    event = make_event(party, place_words="Almaty")
    then = timezone.now()
    event.place_words = "Astana"
    event.save()
    Person.objects.get(pk=party.person.pk)
    party.person.display_name = "Renamed Testov"
    party.person.save()
    record = as_recorded(party.case, owner, then)
    assert [one.place_words for one in record.events] == ["Almaty"]
    assert str(record.parties[0]) == "Aibek Testov"


def test_what_was_taken_back_since_was_there_then(owner: User, party: Party) -> None:
    event = make_event(party)
    then = timezone.now()
    event.withdraw(why="another person")
    assert as_recorded(party.case, owner, then).events == [event]
    assert as_recorded(party.case, owner, timezone.now()).events == []


def test_before_the_case_nothing_was_recorded(client_of, owner: User, party: Party) -> None:
    url = reverse("case-past", args=[party.case.reference])
    long_ago = today() - timedelta(days=400)
    page = client_of(owner).get(url, {"recorded": long_ago.isoformat()}).content.decode()
    assert "Nothing of this case was recorded by then." in page


def test_the_page_says_of_when_it_is_and_offers_no_change(client_of, owner, party: Party) -> None:
    event = told(make_event(party, on=date(2023, 5, 1)), date(2023, 5, 2))
    url = reverse("case-past", args=[party.case.reference])
    page = client_of(owner).get(url, {"known": "2023-06-01"}).content.decode()
    assert "The case as it was known on 1 June 2023" in page
    assert reverse("event-edit", args=[event.pk]) not in page
    assert reverse("event-new", args=[party.case.reference]) not in page


@pytest.mark.parametrize(
    "query",
    [{"known": "32 May"}, {"known": "2023-05-01", "recorded": "2023-05-01"},
     {"known": "2999-01-01"}, {"recorded": "2023-05-01", "hour": "25:00"}, {"hour": "10:00"}],
)  # fmt: skip
def test_it_refuses_a_day_that_is_none(client_of, owner: User, party: Party, query: dict) -> None:
    url = reverse("case-past", args=[party.case.reference])
    response = client_of(owner).get(url, query)
    assert response.status_code == 400
    assert 'class="errors"' in response.content.decode()


def test_an_outsider_finds_no_past(client_of, outsider: User, party: Party) -> None:
    url = reverse("case-past", args=[party.case.reference])
    assert client_of(outsider).get(url, {"known": "2023-06-01"}).status_code == 404


def test_more_facts_take_no_more_queries(client_of, owner: User, party: Party) -> None:
    client, counts = client_of(owner), []
    url = reverse("case-past", args=[party.case.reference])
    for more in (2, 8):
        for _ in range(more):
            told(make_event(party), date(2023, 6, 1))
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"known": "2023-07-01"})
        counts.append(len(queries))
    assert counts[0] == counts[1]

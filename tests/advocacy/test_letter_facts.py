"""The facts under a sentence: in plain words, with date, public sources and record, as one may."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from accounts.visibility import new_scope
from advocacy.fact_words import shown
from advocacy.links import linked
from advocacy.models import Letter
from cases.models import Event, Party
from tests.advocacy.builders import MacronVisit, clear
from tests.advocacy.letters import section_of, sentence_about
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)

ClientOf = Callable[[User], Client]


@pytest.fixture
def arrest(desk: Team, teammate: User) -> Event:
    person = make_person("Anna Testova", by=teammate)
    clear(person)
    event = make_event(make_party(make_case(teammate), person), on=date(2023, 5, 3))
    make_citation(make_source("Statement of May"), event=event)
    make_citation(make_source("A whispered word", scope=new_scope(teammate)), event=event)
    return event


@pytest.fixture
def letter(arrest: Event, teammate: User) -> Letter:
    return MacronVisit().letter(teammate, Party.objects.get(events__event=arrest).case)


def address(letter: Letter, arrest: Event) -> str:
    section = section_of(letter, "CASES")
    key = quote(str(sentence_about(section, arrest)["key"]))
    return f"{reverse('letter-facts', args=[letter.reference, section.pk])}?key={key}"


def test_a_sentence_shows_what_it_rests_on_with_public_sources_and_record(
    letter: Letter, arrest: Event, teammate: User, client_of: ClientOf
) -> None:
    page = client_of(teammate).get(address(letter, arrest)).content.decode()
    assert "3 May 2023" in page
    assert "as recorded on" in page
    assert "Statement of May" in page
    assert "A whispered word" not in page
    case = letter.cases.get().case
    record = f"{reverse('case-history', args=[case.reference])}?of=event-{arrest.pk}&amp;version=1"
    assert record in page


def test_without_javascript_each_sentence_is_a_link(
    letter: Letter, arrest: Event, teammate: User, client_of: ClientOf
) -> None:
    client, url = client_of(teammate), address(letter, arrest)
    assert url.replace("&", "&amp;") in client.get(letter.get_absolute_url()).content.decode()
    whole, part = client.get(url), client.get(url, headers={"HX-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()


def test_a_changed_fact_is_shown_as_it_was_and_as_changed(
    letter: Letter, arrest: Event, teammate: User, client_of: ClientOf
) -> None:
    arrest.summary = "Near the market."
    arrest.save()
    page = client_of(teammate).get(address(letter, arrest)).content.decode()
    assert "changed since" in page
    assert "Near the market." not in page


def test_denial_what_is_recorded_of_a_hidden_person_stays_closed(
    letter: Letter, arrest: Event, teammate: User, outsider: User
) -> None:
    facts = {
        fact
        for section in letter.sections.all()
        for one in linked(section)
        for fact in one.sentence.facts
    }
    told = {one.name for one in shown(teammate, letter, facts) if one.is_open}
    closed = {one.name for one in shown(outsider, letter, facts) if one.is_open}
    assert any("Testova" in name for name in told)
    assert not any("Testova" in name for name in closed)


def test_any_number_of_facts_takes_the_same_queries(
    letter: Letter, arrest: Event, teammate: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    party = Party.objects.get(events__event=arrest)
    rows = [make_event(party, on=date(2023, 6, day)) for day in range(1, 6)]
    facts = [("cases.Event", str(row.pk), row.version) for row in rows]
    with django_assert_num_queries(100, exact=False) as one:
        assert len(shown(teammate, letter, facts[:1])) == 1
    with django_assert_num_queries(len(one)):
        assert len(shown(teammate, letter, facts)) == 5


def test_a_sentence_that_is_none_is_no_page(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    url = reverse("letter-facts", args=[letter.reference, section_of(letter, "CASES").pk])
    assert client_of(teammate).get(f"{url}?key=none").status_code == 404

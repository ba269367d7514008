"""Who changed what: every version of every row of a case, in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.history.changes import CaseChanges
from cases.models import Case, Charge, Party
from core.actor import acting
from core.dates import PartialDate, Precision
from people.models import Attribute, AttributeKind
from tests.factories import make_citation, make_event, make_party, make_source


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def things(case: Case, user: User) -> list[str]:
    changes = CaseChanges(case, user)
    return [f"{one.did} {one.thing}" for one in changes.read(changes.keys())]


def page_of(client, case: Case, **query: str) -> str:
    return client.get(reverse("case-history", args=[case.reference]), query).content.decode()


def test_every_kind_of_fact_of_the_case_is_listed(owner: User, party: Party) -> None:
    event = make_event(party)
    Charge(party=party, words="extremism").save()
    make_citation(make_source("A statement"), event=event)
    Attribute(person=party.person, kind=AttributeKind.OCCUPATION, value="teacher").save()
    listed = things(party.case, owner)
    for words in (
        "Recorded what happened: arrested, 1 May 2023",
        "Recorded charge: extremism",
        "Recorded source of a fact: A statement, arrested, 1 May 2023",
        "Recorded about the person: occupation, teacher",
        "Recorded name: Aibek Testov",
        "Recorded case: Kazakhstan",
    ):
        assert words in listed


def test_a_change_shows_who_why_and_the_difference_in_words(client_of, owner, party) -> None:
    event = make_event(party)
    with acting(owner, "his mother gave the day"):
        event.date = PartialDate(text="in the spring", precision=Precision.UNDATED)
        event.custody = "REMAND"
        event.save()
    page = page_of(client_of(owner), party.case, of=f"event-{event.pk}", version="2")
    assert "his mother gave the day" in page
    assert "<del>1 May 2023</del>" in page
    assert "<ins>in the spring</ins>" in page
    assert "<ins>pre-trial detention</ins>" in page


def test_no_difference_shows_a_key(client_of, owner: User, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    charge.save()
    page = page_of(client_of(owner), party.case, of=f"charge-{charge.pk}", version="1")
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert "<ins>Aibek Testov</ins>" in table
    assert str(charge.pk) not in table
    assert str(party.pk) not in table


def test_what_was_taken_back_is_still_told(owner: User, party: Party) -> None:
    charge = Charge(party=party, words="extremism")
    charge.save()
    charge.withdraw(why="another person")
    assert "Taken back charge: extremism" in things(party.case, owner)


def test_more_changes_take_no_more_queries(client_of, owner: User, party: Party) -> None:
    client, counts = client_of(owner), []
    for more in (2, 12):
        for number in range(more):
            make_citation(make_source(f"Source {number}"), event=make_event(party))
        with CaptureQueriesContext(connection) as queries:
            page_of(client, party.case)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_denial_a_protected_source_is_not_named(owner: User, outsider, party: Party) -> None:
    hidden = make_source("Call with a cousin", scope=make_party(by=outsider).case.scope)
    make_citation(hidden, event=make_event(party))
    assert not [thing for thing in things(party.case, owner) if "source of a fact" in thing]


def test_denial_the_words_of_a_protected_source_are_not_shown(
    client_of, owner: User, outsider: User, party: Party
) -> None:
    hidden = make_source("Call with a cousin", scope=make_party(by=outsider).case.scope)
    citation = make_citation(hidden, event=make_event(party), quote="the cousin's words")
    url = reverse("case-history", args=[party.case.reference])
    query = {"of": f"citation-{citation.pk}", "version": "1"}
    assert client_of(owner).get(url, query).status_code == 404


@pytest.mark.parametrize("of", ["event-nonsense", "nonsense", "user-1", "event-"])
def test_denial_an_address_made_up_finds_nothing(client_of, owner, party: Party, of: str) -> None:
    url = reverse("case-history", args=[party.case.reference])
    assert client_of(owner).get(url, {"of": of, "version": "1"}).status_code == 404


def test_denial_a_change_of_another_case_is_not_shown_here(client_of, owner, party) -> None:
    elsewhere = make_event(make_party(by=owner))
    url = reverse("case-history", args=[party.case.reference])
    query = {"of": f"event-{elsewhere.pk}", "version": "1"}
    assert client_of(owner).get(url, query).status_code == 404

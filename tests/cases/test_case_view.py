"""One case: its page, opening it, editing it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases import actions, standing
from cases.codes import EventType
from cases.models import Assessment, Case, Charge, Order, Party
from core.dates import PartialDate
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Relation
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_organisation,
    make_party,
    make_person,
    make_source,
    term,
)


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def page_of(client, case: Case) -> str:
    return client.get(case.get_absolute_url()).content.decode()


def test_the_page_tells_of_the_person_and_who_said_so(client_of, owner, party: Party) -> None:
    birth = Attribute(person=party.person, kind=AttributeKind.AGE, value="34")
    birth.date_earliest = birth.date_latest = date(2023, 5, 1)
    birth.save()
    make_citation(make_source("Statement on an arrest"), attribute=birth, quote="34 years old")
    mother = term(Vocabulary.RELATION, "MOTHER")
    Relation(person=party.person, kind=mother, to_words="his mother").save()
    page = page_of(client_of(owner), party.case)
    for words in ("Aibek Testov", "his mother", "Statement on an arrest", "“34 years old”"):
        assert words in page


def test_a_charge_shows_article_answer_and_whose_assessment(client_of, owner, party) -> None:
    charge = Charge(party=party, words="extremism", answer="DENIES", maximum_penalty="ten years")
    charge.save()
    judged = term(Vocabulary.ASSESSMENT, "POLITICALLY_MOTIVATED")
    Assessment(charge=charge, term=judged, by_organisation=make_organisation()).save()
    page = page_of(client_of(owner), party.case)
    for words in ("extremism", "denies it", "ten years", "politically motivated", "Partnership"):
        assert words in page


def test_a_protected_source_is_numbered_but_not_named(client_of, owner, party: Party) -> None:
    hidden = make_source("Call with a cousin", scope=make_person(by=None).scope)
    make_citation(hidden, event=make_event(party), quote="the cousin's words")
    page = page_of(client_of(owner), party.case)
    assert "a protected source" in page
    assert "cousin" not in page


def test_more_facts_take_no_more_queries(client_of, owner: User, party: Party) -> None:
    client = client_of(owner)
    counts = []
    for more in (2, 8):
        for number in range(more):
            charge = Charge(party=party, words=f"charge {number}")
            charge.save()
            make_citation(charge=charge)
            make_citation(event=make_event(party))
        with CaptureQueriesContext(connection) as queries:
            client.get(party.case.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_title_of_the_page_names_nobody(client_of, owner: User, party: Party) -> None:
    head = page_of(client_of(owner), party.case).partition("</head>")[0]
    assert party.case.reference in head
    assert "Testov" not in head


def test_who_may_not_save_dossiers_is_not_offered_one(client_of, owner, admin, party) -> None:
    assert "/dossier/" not in page_of(client_of(owner), party.case)
    assert "/dossier/" in page_of(client_of(admin), party.case)


def test_one_person_with_one_case_is_one_page(client_of, owner: User, party: Party) -> None:
    response = client_of(owner).get(party.person.get_absolute_url())
    assert response.url == party.case.get_absolute_url()


def test_a_person_with_two_cases_has_a_page_with_both(client_of, owner, party: Party) -> None:
    second = make_case(owner, country="UZ")
    make_party(second, party.person)
    page = client_of(owner).get(party.person.get_absolute_url()).content.decode()
    assert party.case.reference in page
    assert second.reference in page


def test_a_closed_case_says_why(client_of, owner: User, party: Party) -> None:
    case = party.case
    given = {"country": "KZ", "status": "CLOSED", "reason": "done", "version": str(case.version)}
    url = reverse("case-edit", args=[case.reference])
    page = client_of(owner).post(url, {**given, "title": "typed"}).content.decode()
    assert "A closed case says why" in page
    assert 'value="typed"' in page
    client_of(owner).post(url, {**given, "closed_because": "released"})
    case.refresh_from_db()
    assert case.closed_because == "released"


@pytest.mark.parametrize("name", ["case", "case-edit", "case-history"])
def test_denial_an_outsider_finds_no_case(client_of, outsider, party: Party, name: str) -> None:
    url = reverse(name, args=[party.case.reference])
    assert client_of(outsider).get(url).status_code == 404


def test_denial_a_person_kept_closer_than_the_case_is_not_named(
    client_of, owner: User, outsider: User
) -> None:
    case = make_case(owner)
    make_party(case, make_person("Aibek Testov", by=outsider))
    urls = [reverse("cases"), case.get_absolute_url(), "/"]
    of_case = ("case-history", "event-new", "charge-new")
    for url in [*urls, *(reverse(name, args=[case.reference]) for name in of_case)]:
        page = client_of(owner).get(url).content.decode()
        assert "a person you may not see" in page, url
        assert "Testov" not in page, url


def test_denial_an_outsider_finds_no_person(client_of, outsider: User, party: Party) -> None:
    assert client_of(outsider).get(party.person.get_absolute_url()).status_code == 404


def test_days_in_custody_are_counted_by_kind_and_in_all(client_of, owner, party: Party) -> None:
    make_event(party, type=EventType.REMAND_ORDERED, on=date(2023, 1, 1))
    make_event(party, type=EventType.RELEASE, on=date(2023, 1, 11))
    make_event(party, type=EventType.REMAND_ORDERED, on=date(2023, 3, 1))
    make_event(party, type=EventType.RELEASE, on=date(2023, 3, 6))
    page = " ".join(page_of(client_of(owner), party.case).split())
    assert "<dt>Pre-trial detention</dt><dd>15 days</dd>" in page
    assert "<dt>All together</dt><dd>15 days</dd>" in page


def test_a_lengthened_sentence_shows_what_it_is_the_sum_of(client_of, owner, party) -> None:
    for kind, years, day in (("IMPOSES", 7, 1), ("ADDS", 2, 9)):
        sentenced = Order(party=party, kind="IMPRISONMENT", years=years, effect=kind)
        sentenced.date = PartialDate.on(date(2023, 5, day))
        actions.add_fact(by=owner, fact=sentenced)
    page = page_of(client_of(owner), party.case)
    assert "9 years in prison" in page
    assert "7 years and 2 years added" in page


def test_one_day_in_custody_is_one_day(client_of, owner: User, party: Party) -> None:
    make_event(party, on=date(2023, 5, 1))
    make_event(party, type=EventType.RELEASE, on=date(2023, 5, 2))
    page = page_of(client_of(owner), party.case)
    assert re.findall(r"(?<![\d,])1 days?\b", page) == ["1 day", "1 day"]


def test_more_people_take_no_more_queries(client_of, owner: User, party: Party) -> None:
    client = client_of(owner)
    counts = []
    for _more in range(2):
        for _number in range(3):
            other = make_party(party.case, by=owner)
            make_event(other)
            standing.refresh([other])
        with CaptureQueriesContext(connection) as queries:
            client.get(party.case.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]

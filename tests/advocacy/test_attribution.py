"""Whose word a letter gives."""

from datetime import date

import pytest

from accounts.models import User
from accounts.visibility import new_scope
from advocacy.leaving_out import left_out
from cases.codes import EventType, Sureness
from cases.models import Charge, Order, OrderKind, Party, Source
from core.facts import same_thing
from tests.advocacy.builders import MacronVisit, clear, section_text, whole_text
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)


@pytest.fixture
def party(teammate: User) -> Party:
    person = make_person(by=teammate)
    clear(person)
    return make_party(make_case(teammate), person)


def told(macron: MacronVisit, teammate: User, party: Party) -> str:
    return section_text(macron.letter(teammate, party.case), "CASES")


def test_an_act_of_an_authority_from_a_usual_source_is_stated_plainly(macron, teammate, party):
    event = make_event(party, type=EventType.DEPORTED, from_country="FR", to_country="UZ")
    make_citation(make_source(publisher_words="Usual", reliability="B"), event=event)
    assert "on 1 May 2023." in told(macron, teammate, party)


def test_what_no_source_is_named_for_is_a_gap_once(macron, teammate, party) -> None:
    make_event(party, type=EventType.TAKEN, on=date(2023, 4, 1))
    make_event(party, type=EventType.RETURNED, to_country="TM", on=date(2023, 5, 2))
    assert told(macron, teammate, party).count("[[no source is recorded]]") == 1


def test_a_decision_has_the_sources_of_what_it_was_decided_in(macron, teammate, party) -> None:
    verdict = make_event(party, type=EventType.VERDICT)
    make_citation(make_source(publisher_words="Usual", reliability="B"), event=verdict)
    Order(party=party, event=verdict, kind=OrderKind.IMPRISONMENT, years=9).save()
    text = told(macron, teammate, party)
    assert "9 years" in text
    assert "no source" not in text


def test_a_reported_fact_names_who_says_so_once(macron, teammate, party) -> None:
    source = make_source(publisher_words="Turkmen Paper", reliability="C")
    taken = make_event(party, type=EventType.TAKEN, on=date(2023, 4, 1))
    gone = make_event(party, type=EventType.RETURNED, to_country="TM", on=date(2023, 5, 2))
    for event in (taken, gone):
        make_citation(source, event=event)
    text = told(macron, teammate, party)
    assert "on 2 May 2023" in text
    assert text.count("(according to Turkmen Paper)") == 1


def test_accounts_that_differ_are_attributed_to_all_who_tell_them(macron, teammate, party) -> None:
    accounts = [
        make_event(party, type=EventType.DEPORTED, to_country="TM", on=date(2023, 5, day))
        for day in (19, 25)
    ]
    same_thing(accounts)
    for name, account in zip(("Paper", "Agency"), accounts, strict=True):
        make_citation(make_source(name, publisher_words=name, reliability="A"), event=account)
    assert "in May 2023 (according to Paper and Agency)" in told(macron, teammate, party)


def call_with_a_cousin(by: User) -> Source:
    return make_source("Call with a cousin", scope=new_scope(by), publisher_words="cousin")


def test_denial_what_a_protected_source_alone_tells_is_left_out(macron, teammate, party) -> None:
    event = make_event(party, type=EventType.TAKEN, on=date(2023, 5, 2))
    make_citation(call_with_a_cousin(teammate), event=event)
    letter = macron.letter(teammate, party.case)
    assert "2 May 2023" not in whole_text(letter)
    assert "cousin" not in whole_text(letter)
    ((_name, words),) = left_out(letter, teammate)
    [said] = words
    assert said.startswith(str(event))
    assert "only a confidential source tells it" in said


def test_denial_beside_a_public_source_a_protected_one_is_not_named(
    macron, teammate, party
) -> None:
    event = make_event(party, type=EventType.TAKEN, on=date(2023, 5, 2))
    make_citation(call_with_a_cousin(teammate), event=event)
    make_citation(make_source(publisher_words="Turkmen Paper", reliability="C"), event=event)
    letter = macron.letter(teammate, party.case)
    text = section_text(letter, "CASES")
    assert "2 May 2023 (according to Turkmen Paper)" in text
    assert "cousin" not in whole_text(letter)
    assert left_out(letter, teammate) == []


def test_denial_a_rumour_is_in_no_letter(macron, teammate, party) -> None:
    make_event(party, on=date(2023, 3, 1))
    rumour = make_event(party, type=EventType.DEATH, sureness=Sureness.RUMOUR)
    make_citation(make_source(publisher_words="Gossip", reliability="A"), event=rumour)
    Charge(party=party, words="high treason", sureness=Sureness.RUMOUR).save()
    Order(party=party, event=rumour, kind=OrderKind.IMPRISONMENT, years=9).save()
    text = told(macron, teammate, party)
    for words in ("died", "treason", "Gossip", "sentenced"):
        assert words not in text

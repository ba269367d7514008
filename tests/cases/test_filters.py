"""Each filter of the lists, and their order."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from accounts.models import User
from cases import actions, listing, standing
from cases.codes import EventType, StandingCode
from cases.filters import CaseFilter, PersonFilter
from cases.listing.finding import cases_named
from cases.models import (
    Case,
    CaseStatus,
    Charge,
    Consent,
    Law,
    Party,
    PartyStanding,
    Provision,
    Situation,
)
from core.clock import today
from core.models import Vocabulary
from people.models import Attribute, AttributeKind, Person
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_team,
    term,
)


def found(**query: str) -> list[Case]:
    filters = CaseFilter(QueryDict(mutable=True) | query, Case.objects.all())
    return list(filters.ordering.whole(filters.qs))


def people(**query: str) -> list[Person]:
    return list(PersonFilter(query, Person.objects.all()).qs)


def offered(name: str) -> list[str]:
    form = CaseFilter({}, Case.objects.all())._offered([name])
    return [str(words) for _value, words in form[0].field.widget.choices]


def held_in(place: str, by: User) -> Party:
    party = make_party(by=by)
    make_event(party, type=EventType.DETAINED, on=date(2023, 5, 1), place_words=place)
    standing.refresh([party])
    return party


def charged(by: User) -> tuple[Party, Provision]:
    law = Law(country="UZ", name={"en": "Test Code"})
    law.save()
    provision = Provision(law=law, article="1", plain_title={"en": "testing"})
    provision.save()
    party = make_party(by=by)
    actions.add_fact(by=by, fact=Charge(party=party, provision=provision))
    return party, provision


def test_by_country(owner: User) -> None:
    here, _there = make_case(owner, country="KZ"), make_case(owner, country="UZ")
    assert found(country="KZ") == [here]


def test_only_countries_with_a_case_are_offered(owner: User) -> None:
    make_case(owner, country="UZ")
    assert "Uzbekistan" in offered("country")
    assert "Kazakhstan" not in offered("country")


def test_by_where_things_stand_and_by_the_stage(owner: User) -> None:
    held, _free = held_in("Kokand", owner), make_party(by=owner)
    assert held.standing.code != StandingCode.UNKNOWN
    assert found(standing=held.standing.code) == [held.case]
    assert found(standing=held.standing.code, stage=held.standing.stage) == [held.case]
    assert people(standing=held.standing.code) == [held.person]


def test_by_the_day_since_when_it_stands_so(owner: User) -> None:
    held = held_in("Kokand", owner)
    assert found(since_from="2023-05-01", since_to="2023-05-01") == [held.case]
    assert found(since_from="2023-05-02") == found(since_to="2023-04-30") == []


def test_by_the_place_where_somebody_is_held(owner: User) -> None:
    held, _elsewhere = held_in("Colony 5", owner), held_in("Colony 6", owner)
    assert found(facility="Colony 5") == [held.case]
    assert people(facility="Colony 5") == [held.person]


def test_by_article_of_a_charge(owner: User) -> None:
    party, provision = charged(owner)
    make_party(by=owner)
    assert found(article=str(provision.pk)) == [party.case]
    assert any("Test Code" in words for words in offered("article"))


def test_by_occupation(owner: User) -> None:
    party, _other = make_party(by=owner), make_party(by=owner)
    lawyer = term(Vocabulary.OCCUPATION, "LAWYER")
    said = Attribute(person=party.person, kind=AttributeKind.OCCUPATION, term=lawyer)
    actions.add_fact(by=owner, fact=said)
    assert found(occupation=str(lawyer.pk)) == [party.case]
    actions.withdraw(by=owner, fact=said, why="a slip")
    assert found(occupation=str(lawyer.pk)) == []


def test_by_situation_and_by_who_works_on_it(owner: User, outsider: User) -> None:
    situation = Situation(name={"en": "Protests of spring"})
    situation.save()
    case = make_case(owner, situation=situation, lead=owner)
    make_case(outsider)
    assert found(situation=str(situation.pk)) == [case]
    assert found(lead=str(owner.pk)) == [case]
    assert found(team=str(owner.memberships.get().team_id)) == [case]
    assert found(team=str(make_team("Third").pk)) == []


def test_by_open_or_closed_as_it_is_changed(owner: User) -> None:
    case, _open = make_case(owner), make_case(owner)
    case.status, case.closed_because = CaseStatus.CLOSED, "released"
    actions.change_case(by=owner, case=case, reason="released")
    assert found(status="CLOSED") == [case]


def test_by_the_day_of_the_last_change(owner: User) -> None:
    case = make_case(owner)
    assert found(changed=str(today() - timedelta(days=1))) == [case]
    assert found(changed=str(today() + timedelta(days=2))) == []


def test_by_what_comes_next(owner: User) -> None:
    party, _none = make_party(by=owner), make_party(by=owner)
    ahead = today() + timedelta(days=5)
    make_event(party, type=EventType.HEARING_SCHEDULED, on=ahead)
    standing.refresh([party])
    assert found(next=str(ahead)) == [party.case]
    assert found(next=str(ahead - timedelta(days=1))) == []


def test_of_what_was_not_checked_closed_cases_are_left_out(owner: User) -> None:
    old = make_case(owner, checked_on=today() - timedelta(days=40))
    make_case(owner, checked_on=today() - timedelta(days=10))
    make_case(owner, status=CaseStatus.CLOSED, closed_because="released")
    listing.rebuild()
    assert found(unchecked="30") == [old]


def test_by_what_has_no_source(owner: User) -> None:
    party, sourced = make_party(by=owner), make_party(by=owner)
    make_event(party)
    make_citation(event=make_event(sourced))
    standing.refresh([party, sourced])
    assert found(source="none") == [party.case]
    assert people(source="none") == [party.person]


def test_by_who_was_not_asked_who_may_know(owner: User) -> None:
    party, asked = make_party(by=owner), make_party(by=owner)
    standing.refresh([party, asked])
    consent = Consent(person=asked.person, basis="CONSENT", answer="ONLY_US")
    actions.add_fact(by=owner, fact=consent)
    assert found(consent="none") == [party.case]
    assert people(consent="none") == [party.person]


def test_by_role(owner: User) -> None:
    lawyer = make_party(by=owner, role="LAWYER")
    standing.refresh([lawyer, make_party(by=owner)])
    assert people(role=str(term(Vocabulary.ROLE, "LAWYER").pk)) == [lawyer.person]


def test_the_last_change_comes_first_and_an_event_counts_as_one(owner: User) -> None:
    older, _newer = make_party(by=owner), make_party(by=owner)
    make_event(older)
    standing.refresh([older])
    assert found()[0] == older.case


def test_by_name_and_from_the_end(owner: User) -> None:
    second = make_party(person=make_person("Anna Zetova", by=owner), by=owner)
    first = make_party(person=make_person("Zoya Alphova", by=owner), by=owner)
    standing.refresh([first, second])
    assert found(order="name") == [first.case, second.case]
    assert found(order="-name") == [second.case, first.case]


@pytest.mark.parametrize("order", ["next", "-next"])
def test_where_nothing_is_ahead_comes_last_both_ways(owner: User, order: str) -> None:
    ahead, without = make_party(by=owner), make_party(by=owner)
    make_event(ahead, type=EventType.HEARING_SCHEDULED, on=today() + timedelta(days=5))
    standing.refresh([ahead, without])
    assert PartyStanding.objects.get(party=ahead).next_on
    assert found(order=order) == [ahead.case, without.case]


def test_an_unknown_code_is_no_filter_and_no_error(owner: User) -> None:
    make_case(owner)
    nonsense = {"standing": "NONSENSE", "order": "x", "next": "soon", "article": "1", "lead": "'"}
    filters = CaseFilter(nonsense, Case.objects.all())
    assert filters.chosen() == []
    assert len(filters.qs) == 1


@pytest.mark.parametrize("words", ["kokand", "spring file", "Коканд"])
def test_places_and_titles_are_found(owner: User, words: str) -> None:
    party = make_party(make_case(owner, title="The spring file"), by=owner)
    make_event(party, place_words="Kokand")
    standing.refresh([party, make_party(by=owner)])
    assert list(cases_named(Case.objects.all(), words, owner)) == [party.case]


def test_a_reference_is_found_by_its_beginning(owner: User) -> None:
    case = make_case(owner)
    make_case(owner)
    beginning = case.reference[:6].lower()
    assert case in cases_named(Case.objects.all(), beginning, owner)

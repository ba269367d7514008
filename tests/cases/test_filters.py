"""Each filter of the list, and its order."""

from datetime import date

import pytest

from accounts.models import User
from cases.codes import StandingCode
from cases.filters import CaseFilter, matching
from cases.models import Case, CaseStatus, Situation
from core.models import Vocabulary
from people.models import Attribute, AttributeKind
from tests.factories import make_case, make_event, make_party, make_person, term


def found(**query: str) -> list[Case]:
    return list(CaseFilter(query, Case.objects.all()).qs)


def test_by_country(owner: User) -> None:
    here, _there = make_case(owner, country="KZ"), make_case(owner, country="UZ")
    assert found(country="KZ") == [here]


def test_only_countries_with_a_case_are_offered(owner: User) -> None:
    make_case(owner, country="UZ")
    choices = CaseFilter({}, Case.objects.all()).form.fields["country"].choices
    assert ("UZ", "Uzbekistan") in choices
    assert ("KZ", "Kazakhstan") not in choices


def test_by_where_things_stand(owner: User) -> None:
    from cases import standing

    held, _free = make_party(by=owner), make_party(by=owner)
    make_event(held, on=date(2023, 5, 1))
    standing.refresh([held])
    code = held.standing.code
    assert code != StandingCode.UNKNOWN
    assert found(standing=code) == [held.case]


def test_by_occupation(owner: User) -> None:
    party, _other = make_party(by=owner), make_party(by=owner)
    lawyer = term(Vocabulary.OCCUPATION, "LAWYER")
    Attribute(person=party.person, kind=AttributeKind.OCCUPATION, term=lawyer).save()
    assert found(occupation=str(lawyer.pk)) == [party.case]


def test_by_situation(owner: User) -> None:
    situation = Situation(name={"en": "Protests of spring"})
    situation.save()
    case, _other = make_case(owner, situation=situation), make_case(owner)
    assert found(situation=str(situation.pk)) == [case]


def test_by_open_or_closed(owner: User) -> None:
    closed = make_case(owner, status=CaseStatus.CLOSED, closed_because="released")
    make_case(owner)
    assert found(status="CLOSED") == [closed]


def test_the_last_change_comes_first_and_an_event_counts_as_one(owner: User) -> None:
    older, newer = make_party(by=owner), make_party(by=owner)
    make_event(older)
    assert found() == [older.case, newer.case]


def test_by_name(owner: User) -> None:
    second = make_party(person=make_person("Anna Zetova", by=owner), by=owner)
    first = make_party(person=make_person("Zoya Alphova", by=owner), by=owner)
    assert found(order="name") == [first.case, second.case]


def test_an_unknown_code_is_no_filter_and_no_error(owner: User) -> None:
    make_case(owner)
    assert CaseFilter({"standing": "NONSENSE"}, Case.objects.all()).chosen() == []


@pytest.mark.parametrize("words", ["kokand", "spring file"])
def test_places_and_titles_are_found(owner: User, words: str) -> None:
    party = make_party(make_case(owner, title="The spring file"), by=owner)
    make_event(party, place_words="Kokand")
    make_party(by=owner)
    assert list(matching(Case.objects.all(), words, owner)) == [party.case]

"""Finding a person by a name, however it is spelt."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from people.actions import add_person
from people.finding import About, find, likely_same
from people.finding_organisations import find_organisations
from people.folding import VERSION
from people.models import Name, NameKey, NamePart, OrganisationKey
from people.refolding import forget_unused, refold, stale
from tests.factories import make_organisation


@pytest.mark.parametrize(
    "typed", ["Жанболат Мамай", "Mamay Zhanbolat", "Janbolat Mamai", "Zhanbolat Mamia", "mamai"]
)
def test_a_person_is_found_however_the_name_is_spelt(owner: User, typed: str) -> None:
    person = add_person(by=owner, name="Zhanbolat Mamai", country="KZ")
    add_person(by=owner, name="Aibek Testov", country="KZ")
    assert find(typed, owner)[0].person == person


def test_another_name_of_the_person_counts(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="Serik Pen").save()
    assert find("Serik Pen", owner)[0].person == person


def test_the_same_country_comes_first_and_says_so(owner: User) -> None:
    add_person(by=owner, name="Aibek Testov", country="KG")
    kazakh = add_person(by=owner, name="Aibek Testov", country="KZ")
    first = find("Aibek Testov", owner, about=About(country="KZ"))[0]
    assert first.person == kazakh
    assert "same country" in first.reasons


def test_a_withdrawn_or_unsearchable_name_is_not_found(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    wrong = Name(person=person, text="Serik Pen")
    wrong.save()
    Name(person=person, text="Court Initial", searchable=False).save()
    wrong.withdraw(why="another person's")
    assert not find("Serik Pen", owner)
    assert not find("Court Initial", owner)


def test_denial_somebody_hidden_is_not_found(owner: User, outsider: User) -> None:
    add_person(by=owner, name="Aibek Testov")
    assert find("Aibek Testov", outsider) == []
    assert likely_same(["Aibek Testov"], outsider) == {}


def test_a_namesake_in_another_script_is_probably_the_same(owner: User) -> None:
    person = add_person(by=owner, name="Жанболат Мамай")
    [(name, [found])] = likely_same(["Zhanbolat Mamai"], owner).items()
    assert (name, found.person, found.name) == ("Zhanbolat Mamai", person, "Жанболат Мамай")


@pytest.mark.parametrize("typed", ["zh", "Zhanb", "janbolat", "Zhanbolat m", "mamai zhan", "Mam"])
def test_a_name_is_found_while_it_is_typed(owner: User, typed: str) -> None:
    person = add_person(by=owner, name="Zhanbolat Mamai")
    add_person(by=owner, name="Aibek Testov")
    assert [one.person for one in find(typed, owner, as_you_type=True)] == [person]


def test_a_merged_person_is_not_found(owner: User) -> None:
    kept = add_person(by=owner, name="Aibek Testov")
    gone = add_person(by=owner, name="Aibek Testov")
    gone.merged_into = kept
    gone.save()
    assert [one.person for one in find("Aibek Testov", owner)] == [kept]


def test_initials_of_a_court_are_found_as_such_and_by_no_single_letter(owner: User) -> None:
    person = add_person(by=owner, name="M. A.")
    [found] = find("M.A.", owner)
    assert (found.person, found.probable) == (person, False)
    assert not find("M.", owner)


def test_a_rare_word_finds_among_many_who_share_the_other(owner: User) -> None:
    for number in range(12):
        add_person(by=owner, name=f"Aibek Surname{'bdgklmnrstvz'[number]}ov")
    person = add_person(by=owner, name="Aibek Dzhaksybekov")
    assert find("Aibek Jaksibekof", owner)[0].person == person


def test_finding_takes_as_many_queries_for_one_person_as_for_many(owner: User) -> None:
    for number in range(12):
        add_person(by=owner, name=f"Aibek Testov{'a' * (number % 2)}")
    for typed, expected in (("Aibek Testov", 4), ("Aibek Dzhaksybekov", 8)):
        with CaptureQueriesContext(connection) as queries:
            assert len(find(typed, owner)) == 5
        assert len(queries) == expected


def test_keys_of_older_rules_are_made_anew(owner: User) -> None:
    add_person(by=owner, name="Aibek Testov")
    NameKey.objects.update(version=VERSION - 1, folded="old", parts=[])
    NamePart.objects.all().delete()
    assert list(refold()) == [0]
    assert not stale().exists()
    assert find("Aibek Tostov", owner)


def test_keys_of_organisations_are_made_anew_too(owner: User) -> None:
    make_organisation("Committee to Test Journalists")
    OrganisationKey.objects.update(version=VERSION - 1, parts=[])
    assert list(refold()) == [0]
    assert find_organisations("Committee to Test Journalists", None)


def test_words_that_no_name_holds_any_more_are_forgotten(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    wrong = Name(person=person, text="Serik Pen")
    wrong.save()
    wrong.withdraw(why="another person's")
    forget_unused()
    assert set(NamePart.objects.values_list("part", flat=True)) == {"aibek", "testov"}


def test_the_command_prints_reference_score_and_reasons(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    out = StringIO()
    call_command("find", "Айбек Тестов", stdout=out)
    line = "Aibek Testov  1.00  given name same: Айбек; surname same: Тестов"
    assert out.getvalue() == f"{person.reference}  {line}\n"


def test_the_command_tells_by_which_other_name_somebody_was_found(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    Name(person=person, text="Serik Pen").save()
    out = StringIO()
    call_command("find", "Serik Pen", stdout=out)
    assert "Aibek Testov (found as Serik Pen)" in out.getvalue()

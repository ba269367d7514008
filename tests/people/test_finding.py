"""Finding a person by a name, however it is spelt."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from people.actions import add_person
from people.finding import find, likely_same
from people.folding import VERSION
from people.models import Name, NameKey
from people.refolding import refold, stale


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
    first = find("Aibek Testov", owner, country="KZ")[0]
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
    assert likely_same(["Zhanbolat Mamai"], owner) == {"Zhanbolat Mamai": [person]}


def test_finding_takes_as_many_queries_for_one_person_as_for_many(owner: User) -> None:
    for number in range(12):
        add_person(by=owner, name=f"Aibek Testov{'a' * (number % 2)}")
    for typed, expected in (("Aibek Testov", 3), ("Aibek Tsetvo", 4)):
        with CaptureQueriesContext(connection) as queries:
            assert len(find(typed, owner)) == 5
        assert len(queries) == expected


def test_keys_of_older_rules_are_made_anew(owner: User) -> None:
    add_person(by=owner, name="Aibek Testov")
    NameKey.objects.update(version=VERSION - 1, folded="old", parts=[])
    assert list(refold()) == [0]
    assert not stale().exists()
    assert find("Aibek Testov", owner)


def test_the_command_prints_reference_score_and_reasons(owner: User) -> None:
    person = add_person(by=owner, name="Aibek Testov")
    out = StringIO()
    call_command("find", "Айбек Тестов", stdout=out)
    assert out.getvalue() == f"{person.reference}  Aibek Testov  1.00  same: aibek; same: testov\n"

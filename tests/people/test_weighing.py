"""Country, birth and sex move a match up or down, and say so."""

from datetime import date

import pytest

from accounts.models import User
from core.dates import PartialDate
from people.actions import add_person
from people.finding import About, about_of, find
from people.models import Attribute, AttributeKind, Person

BORN_1983 = (date(1983, 11, 16), date(1984, 11, 15))


@pytest.fixture
def person(owner: User) -> Person:
    """39 years old on 15 November 2023."""
    person = add_person(by=owner, name="Aibek Testov", country="KZ")
    on = PartialDate.on(date(2023, 11, 15))
    Attribute(person=person, kind=AttributeKind.AGE, value="39", date=on).save()
    Attribute(person=person, kind=AttributeKind.SEX, value="M").save()
    return person


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        (About(country="KZ"), "same country"),
        (About(born=BORN_1983), "birth years overlap"),
        (About(born=(date(1984, 1, 1), None)), "birth years overlap"),
        (About(sex="M"), "same sex"),
    ],
)
def test_what_fits_is_said(owner: User, person: Person, about: About, reason: str) -> None:
    slip = find("Aibek Testav", owner)[0].score
    [found] = find("Aibek Testav", owner, about=about)
    assert found.score > slip
    assert found.reasons[-1] == reason


@pytest.mark.parametrize(
    ("about", "reason", "probable"),
    [
        (About(country="KG"), "another country", True),
        (About(born=(date(1985, 1, 1), date(1985, 12, 31))), "born in other years", False),
        (About(sex="F"), "another sex", False),
    ],
)
def test_what_contradicts_weighs_more(
    owner: User, person: Person, about: About, reason: str, probable: bool
) -> None:
    [found] = find("Aibek Testov", owner, about=about)
    assert (found.probable, found.reasons[-1]) == (probable, reason)


def test_of_accounts_that_differ_one_that_fits_is_enough(owner: User, person: Person) -> None:
    year = PartialDate(earliest=date(1990, 1, 1), latest=date(1990, 12, 31))
    Attribute(person=person, kind=AttributeKind.BIRTH, date=year).save()
    born = (date(1990, 5, 1), date(1990, 5, 1))
    assert find("Aibek Testov", owner, about=About(born=born))[0].score == 1
    assert about_of(person).born == (date(1983, 11, 16), date(1990, 12, 31))


@pytest.mark.parametrize("about", [About(sex="X"), About(), About(country="", born=None)])
def test_what_is_not_known_says_nothing(owner: User, person: Person, about: About) -> None:
    assert find("Aibek Testav", owner, about=about) == find("Aibek Testav", owner)


def test_what_is_known_of_somebody_finds_others_like_them(person: Person) -> None:
    assert about_of(person) == About(country="KZ", born=BORN_1983, sex="M")


def test_a_single_name_is_not_made_a_full_one_by_what_else_fits(
    owner: User, person: Person
) -> None:
    about = About(country="KZ", born=BORN_1983, sex="M")
    assert not find("Aibek", owner, about=about)[0].possible

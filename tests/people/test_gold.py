"""The gold list: names of facts.json and domain list A.7 that must meet, and those that must not.

test_likeness.py counts over the pairs that romanisation.yaml makes; here each pair counts.
"""

from itertools import combinations

import pytest

from accounts.models import User
from people.actions import add_person
from people.finding import find, likely_same
from people.likeness import alike

# As sources write them; names of people of public statements.
MEET = [
    ("Farhat Meymankulyyev", "Farhat Meimankulyiev", "Farhat Meimankuliev", "Farhat Meýmankulyýew"),
    ("Zhanbolat Mamai", "Zhanbolat Mamay", "MAMAI Zhanbolat", "Жанболат Мамай"),
    ("Manuchehr Kholiknazarov", "Manuchehr Kholiqnazarov", "manuchehr-kholiqnazarov"),
    ("Dauletmurat Tazhimuratov", "Dauletmurat Tadzhimuratov", "Даулетмурат Тажимуратов"),
    ("Marat Zhylanbayev", "Marat Zhylanbaev", "Марат Жыланбаев"),
    ("Nurgeldy Khalykov", "Nurgeldy Halykov"),
    ("Maks Bokayev", "Maks Bokaev"),
    ("Serdar Durdulyev", "Serdar Durdylyev"),
    ("Rovshen Klychev", "Rovshan Kylychev"),
    ("Azimjon Askarov", "Azimzhan Askarov"),
    ("Guzyal Baydalinova", "Guzal Baydalinova"),
    ("Ermek Narymbaev", "Yermek Narymbayev"),
]
APART = [
    ("Serdar Durdulyev", "Farhat Durdyiev"),
    ("Serdar Durdulyev", "Serdar Durdyev"),
    ("Allamurat Hudayramov", "Allamurat Rahimov"),
    ("Yermek", "Ermek Narymbaev"),
    ("Farhat Meymankulyyev", "Mansur Mingelov"),
    ("Murat Dushemov", "Marat Zhylanbaev"),
    ("M. Tadjibaeva", "Mutabar Tadjibaeva"),
    ("M. A.", "M. A."),
    ("Nurbek Test uulu", "Aibek Test uulu"),
]
STORED = "Mukhsinjon Akhmedov"
# Of each kind five: a letter dropped, doubled, swapped with the next, replaced.
SLIPS = [
    "Mukhsinjon Akhmeov",
    "Mukhsijon Akhmedov",
    "Mukhsinjon Akmedov",
    "Muksinjon Akhmedov",
    "Mukhsinjo Akhmedov",
    "Mukhsinjon Akhmeddov",
    "Mukhsinjoon Akhmedov",
    "Mukhhsinjon Akhmedov",
    "Mukhsinjon Aakhmedov",
    "Mukhsiinjon Akhmedov",
    "Mukhsinjon Akhemdov",
    "Mukhsnijon Akhmedov",
    "Mukhsinjon Ahkmedov",
    "Mukhsinjno Akhmedov",
    "Mukhsinjon Akhmedvo",
    "Mukhsinjon Akhnedov",
    "Mukhsingon Akhmedov",
    "Mukhsinjon Akhmefov",
    "Mukhainjon Akhmedov",
    "Mukhsinjon Akhmedob",
]


@pytest.mark.parametrize(
    ("one", "other"), [pair for spellings in MEET for pair in combinations(spellings, 2)]
)
def test_spellings_of_one_person_are_probably_the_same(one: str, other: str) -> None:
    assert alike(one, other).probable


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_people_are_not_probably_the_same(owner: User, one: str, other: str) -> None:
    add_person(by=owner, name=one)
    assert likely_same([other], owner) == {}


def test_of_all_spellings_of_the_list_each_finds_its_person(owner: User) -> None:
    stored = {add_person(by=owner, name=first): others for first, *others in MEET}
    for person, others in stored.items():
        assert [find(other, owner)[0].person for other in others] == [person] * len(others)


def test_twenty_slips_of_the_pen_find_the_person(owner: User) -> None:
    person = add_person(by=owner, name=STORED)
    for one in MEET:
        add_person(by=owner, name=one[0])
    assert len(set(SLIPS)) == 20
    assert [find(slip, owner)[0].person for slip in SLIPS] == [person] * 20

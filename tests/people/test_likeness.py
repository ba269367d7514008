"""How alike two names are: those of one person, and those that only look so."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.likeness import Bond, alike, bond
from tests.people.romanisation import different_people, same_person
from tests.people.test_folding import SAME

FUZZY = [
    ("Serdar Durdulyev", "Serdar Durdylyev"),
    ("Rovshen Klychev", "Rovshan Kylychev"),
    ("Azimjon Testov", "Azimzhan Testov"),
    ("Guzyal Testova", "Guzal Testova"),
    ("Serik Akhmedov", "Serik Akhmetov"),
    ("Aibek Testov", "Testov Aibek Nurlanovich"),
    ("Aigul Testova", "Aigul Testov"),
    ("Nurbek Test uulu", "Nurbek Test"),
]
TRAPS = [
    ("Serdar Durdulyev", "Farhat Durdyiev"),
    ("Allamurat Hudayramov", "Allamurat Rahimov"),
    ("Yermek", "Yermek Narymbaev"),
    ("Serdar Durdyev", "Serdar Durdulyev"),
    ("Aibek Testov", "Aigul Testova"),
    ("A. Testov", "Aibek Testov"),
    ("Meymankulyyev", "Mingelov"),
]


@pytest.mark.parametrize(
    ("one", "other"), [pair for spellings in SAME for pair in combinations(spellings, 2)]
)
def test_spellings_of_one_name_are_probably_the_same(one: str, other: str) -> None:
    assert alike(one, other).probable


@pytest.mark.parametrize(("one", "other"), FUZZY)
def test_small_differences_are_probably_the_same(one: str, other: str) -> None:
    assert alike(one, other).probable


@pytest.mark.parametrize(("one", "other"), TRAPS)
def test_traps_are_not_probable(one: str, other: str) -> None:
    assert not alike(one, other).probable


@pytest.mark.parametrize("part", ["tuned", "reported"])
def test_romanisations_of_six_languages_meet(part: str) -> None:
    pairs = list(same_person(part))
    assert len(pairs) > 300
    assert sum(alike(one, other).possible for one, other in pairs) >= 0.97 * len(pairs)


@pytest.mark.parametrize("part", ["tuned", "reported"])
def test_people_who_share_a_name_stay_apart(part: str) -> None:
    pairs = list(different_people(part))
    assert len(pairs) > 100
    assert sum(alike(one, other).probable for one, other in pairs) <= 0.01 * len(pairs)


def test_the_reasons_name_what_is_the_same() -> None:
    names = ("Serik Akhmedov", "Ahmetov Serik")
    assert alike(*names).reasons(*names) == ["same: Serik", "sounds alike: Akhmedov, Ahmetov"]


@given(st.text("abdeghijkmnorstuvyz ", max_size=20), st.text("abdeghijkmnorstuvyz ", max_size=20))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(one: str, other: str) -> None:
    assert alike(one, other).score == pytest.approx(alike(other, one).score)
    assert 0 <= alike(one, other).score <= 1


@given(st.text("abdegijkmnorstuvz", min_size=2, max_size=12))
def test_a_part_is_the_same_as_itself(part: str) -> None:
    assert bond(part, part) == Bond.SAME

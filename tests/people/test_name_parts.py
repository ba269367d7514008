"""A name as written, split into its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import NameOrder
from people.name_parts import Parts, split

WORDS = [
    "Aibek", "Testov", "TESTOV", "Exampleevich", "Exampleevna", "uulu", "kyzy", "Test", "A.",
    "M.A.", "Testuly", "Тестқызы", "oʻgʻli", "Testzoda", "Айбек", "уулу", "Meymanguly", "Саидӣ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given_name", "family", "patronymic"),
    [
        ("Aibek Testov", "Aibek", "Testov", ""),
        ("TESTOV Aibek Exampleevich", "Aibek", "TESTOV", "Exampleevich"),
        ("Aibek Exampleevich Testov", "Aibek", "Testov", "Exampleevich"),
        ("Мамай Жанболат Тестұлы", "Жанболат", "Мамай", "Тестұлы"),
        ("MAMAI Zhanbolat", "Zhanbolat", "MAMAI", ""),
        ("Meýmankulyýew Serdar", "Serdar", "Meýmankulyýew", ""),
        ("Testov Aibek Example oʻgʻli", "Aibek", "Testov", "Example oʻgʻli"),
        ("Nargiza Example qizi Testova", "Nargiza", "Testova", "Example qizi"),
        ("Meymanguly Test ogly", "Meymanguly", "", "Test ogly"),
        ("Rustam Testzoda", "Rustam", "Testzoda", ""),
        ("Shahzoda Testova", "Shahzoda", "Testova", ""),
        ("Далер Тестӣ", "Далер", "Тестӣ", ""),
        ("Natalya Exampleevna", "Natalya", "", "Exampleevna"),
        ("A. B. Testov", "A. B.", "Testov", ""),
    ],
)
def test_each_habit_is_told(name: str, given_name: str, family: str, patronymic: str) -> None:
    parts = split(name)
    assert parts
    assert (parts.given, parts.family, parts.patronymic) == (given_name, family, patronymic)


@pytest.mark.parametrize("name", ["Nurbek Test uulu", "Test uulu Nurbek"])
def test_a_kyrgyz_patronymic_stands_on_either_side_and_is_no_surname(name: str) -> None:
    parts = split(name)
    assert parts == Parts(given="Nurbek", patronymic="Test uulu")
    assert parts.particle == "uulu"


@pytest.mark.parametrize("name", ["Гүлзат Тест кызы", "Aina Testqyzy", "Серик Тест-ұлы"])
def test_a_daughter_or_son_of_needs_no_surname(name: str) -> None:
    parts = split(name)
    assert parts
    assert parts.family == ""
    assert parts.patronymic


def test_one_word_is_a_name_without_a_surname() -> None:
    assert split("Yermek") == Parts(given="Yermek")
    assert split("Nazarkuly") == Parts(given="Nazarkuly")


@pytest.mark.parametrize(
    "name",
    ["Zhanbolat Mamai", "M. A.", "M.A.", "Testov", "Roman Testovich", "", "X5", "A B C D E",
     "Testov Aibek, born 1984", "Nurbek Saidov Test Test uulu uulu"],
)  # fmt: skip
def test_what_the_tables_do_not_tell_is_not_guessed(name: str) -> None:
    assert split(name) is None


def test_a_known_order_tells_of_two_plain_words_which_is_which() -> None:
    first = split("Zhanbolat Mamai", NameOrder.GIVEN_FIRST)
    last = split("Mamai Zhanbolat", NameOrder.FAMILY_FIRST)
    assert first
    assert last
    assert (first.given, first.family) == (last.given, last.family) == ("Zhanbolat", "Mamai")


def test_the_order_is_told_with_the_surname() -> None:
    assert split("TESTOV Aibek") == Parts("Aibek", "TESTOV", order=NameOrder.FAMILY_FIRST)
    assert split("Aibek Testov") == Parts("Aibek", "Testov", order=NameOrder.GIVEN_FIRST)


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_the_parts_hold_every_word_once_whatever_is_typed(name: str) -> None:
    parts = split(name)
    if parts:
        words = f"{parts.given} {parts.family} {parts.patronymic}".split()
        assert sorted(words) == sorted(name.split())

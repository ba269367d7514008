"""Likely spellings by published tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.folding import fold
from people.variants import MOST, variants


def spelt(text: str, **more: str) -> list[str]:
    return [one.text for one in variants(text, **more)]


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Сергей Журавлёв", "", ["Sergey Zhuravlyov", "Sergei Zhuravlev"]),
        ("Қанат Әбдіров", "", ["Qanat Äbdirov", "Kanat Abdirov"]),
        ("Жылдыз Өмүрова", "KG", ["Jyldyz Omurova", "Zhyldyz Omurova"]),
        ("Ҷамшед Холиқов", "", ["Jamshed Kholikov", "Dzhamshed Kholikov"]),
        ("Ўткир Ғуломов", "", ["Oʻtkir Gʻulomov", "Utkir Gulomov"]),
        ("Meýmankulyýew Serdar", "TM", ["Meymankulyyev Serdar", "Meimankulyev Serdar"]),
        ("O'tkir G‘ulomov", "UZ", ["Otkir Gulomov", "Utkir Gulomov"]),
        ("Елена Щербакова", "", ["Yelena Shcherbakova", "Elena Shcherbakova"]),
    ],
)
def test_each_language_is_written_by_its_tables(name, country, expected) -> None:
    found = spelt(name, country=country)
    assert set(expected) <= set(found)


def test_letters_tell_the_language_and_else_the_country_does() -> None:
    assert spelt("Айбек Жумашев", country="KG")[0] == "Aybek Jumashev"
    assert spelt("Айбек Жумашев")[0] == "Aybek Zhumashev"
    assert spelt("Айбек Жумашев", country="KG", language="ru") == spelt("Айбек Жумашев")


def test_what_is_known_is_not_offered_again() -> None:
    assert "Aybek Testov" not in spelt("Айбек Тестов", known=["AYBEK TESTOV"])


def test_capitals_and_hyphens_stay() -> None:
    assert "SHCHUKIN Anna-Mariya" in spelt("ЩУКИН Анна-Мария")


def test_plain_latin_and_other_scripts_give_nothing() -> None:
    for country in ("KZ", "TM", "UZ"):
        assert spelt("Aybek Testov", country=country) == []
    assert spelt("آیبک") == []
    assert spelt("") == []


@pytest.mark.parametrize("name", ["Айбек Тестов", "Қанат Әбдіров", "Meýmankulyýew", "Ўткир"])
def test_most_variants_fold_to_the_name_they_were_made_of(name: str) -> None:
    made = spelt(name, country="TM")
    same = [one for one in made if fold(one) == fold(name)]
    assert len(same) >= len(made) / 2


@given(st.text(max_size=40), st.sampled_from(["", "KZ", "KG", "TJ", "TM", "UZ"]))
def test_whatever_is_typed_gives_few_spellings_each_once(text: str, country: str) -> None:
    found = [one.casefold() for one in spelt(text, country=country)]
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert text.casefold() not in found

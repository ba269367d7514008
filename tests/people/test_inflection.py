"""A word of a text is read back into the names that it may be a case of, and into no others."""

import pytest

from people.folding import fold
from people.inflection import called, called_in_address, spellings


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Ким", "Кима Киму Кимом Киме Кимы Кимов Кимам Кимами Кимах"),
        ("Цой", "Цоя Цою Цоем Цое Цои"),
        ("Пак", "Пака Паку Паком Паке"),
        ("Игорь", "Игоря Игорю Игорем Игоре"),
        ("Юрий", "Юрия Юрию Юрием Юрии"),
        ("Роза", "Розы Розе Розу Розой Розою"),
        ("Зоя", "Зои Зое Зою Зоей"),
        ("Нинель", "Нинели Нинелью"),
        ("Белый", "Белого Белому Белым Белом Белых Белыми Белые"),
        ("Белая", "Белой Белую Белою"),
        ("Чёрный", "Чёрного Чёрному Чёрным Чёрном Черным"),
        ("Cherny", "Чёрным Черному"),
        ("Chorny", "Чёрным"),
        ("Толстой", "Толстого Толстому Толстым"),
        ("Кравец", "Кравца Кравцу Кравцом"),
    ],
)
def test_each_case_of_a_name_leads_back_to_it(name: str, cases: str) -> None:
    keys = {fold(one) for one in spellings(name)}
    for word in cases.split():
        assert keys & called(word), word


@pytest.mark.parametrize("word", ["Кимоно", "Пакет", "Розыск", "Цоколь", "Белизна", "Kimu", "Ли"])
def test_another_word_leads_to_none_of_them(word: str) -> None:
    names = {fold(name) for name in ("Ким", "Пак", "Роза", "Цой", "Белый", "Ли", "Ло")}
    assert not names & called(word)


def test_in_an_address_a_small_latin_word_has_the_same_endings() -> None:
    for slug in ("sekretovu", "sekretova", "sekretovom", "sekretovym", "sekretovoi", "sekretovoy"):
        assert fold("Секретов") in called_in_address(fold(slug)), slug
    assert fold("Секретова") in called_in_address(fold("sekretovu"))
    assert {fold("Горский"), fold("Горская")} & called_in_address(fold("gorskogo"))
    assert fold("Mora") not in called_in_address(fold("more"))


def test_print_leaves_the_dots_of_yo_out() -> None:
    assert spellings("Фёдор") == {"Фёдор", "федор", "фёдор"}
    assert "чорный" in spellings("Чёрный")
    assert spellings("Testov") == {"Testov"}

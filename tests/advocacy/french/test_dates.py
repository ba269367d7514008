"""Dates, ages, lengths of time and typography in French."""

from datetime import date

import pytest

from advocacy.languages.french.dates import aged, inside, lasting, length, on_day, time_passed
from advocacy.languages.french.typography import a, de, listed_long, quoted, typeset
from core.dates import PartialDate, Precision, read
from tests.advocacy.french.builders import NARROW, ON


def test_the_first_of_a_month_is_an_ordinal() -> None:
    assert on_day(date(2023, 11, 1)) == "1er novembre 2023"
    assert on_day(date(2023, 10, 30)) == "30 octobre 2023"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-11-01/2023-11-02", "les 1er et 2 novembre 2023"),
        ("2023-11-01/2023-11-05", "du 1er au 5 novembre 2023"),
        ("2023-10-31/2023-11-01", "les 31 octobre et 1er novembre 2023"),
        ("2023-12-30/2024-01-02", "du 30 décembre 2023 au 2 janvier 2024"),
    ],
)
def test_a_visit_lasts_through_its_days(edtf: str, said: str) -> None:
    assert lasting(PartialDate.given("", edtf=edtf, precision=Precision.RANGE)) == said


def test_dates_are_no_more_exact_than_they_are_known() -> None:
    assert inside(read("May 2023", ON)) == "en mai 2023"
    assert inside(read("late August 2023", ON)) == "fin août 2023"
    assert inside(PartialDate.on(date(2023, 11, 1))) == "le 1er novembre 2023"


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (39, 39, "39 ans"),
        (1, 1, "1 an"),
        (39, 40, "âge : 39 ou 40 ans"),
        (30, 39, "âge : de 30 à 39 ans"),
        (18, None, "âge : 18 ans au moins"),
        (None, None, ""),
    ],
)
def test_ages_and_their_ranges(least: int | None, most: int | None, said: str) -> None:
    assert aged(least, most) == said


def test_lengths_leave_out_what_is_nothing() -> None:
    assert length(6, 6, None) == "6 ans et 6 mois"
    assert length(1, None, 1) == "1 an et 1 jour"
    assert length(None, None, None) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("24 November 2023", "26 jours"),
        ("November 2023", "au moins 20 jours"),
        ("1 May 2023", "plus de 7 mois"),
        ("March 2021", "au moins 2 ans et 8 mois"),
        ("2020", "au moins 2 ans et 11 mois"),
        ("27 December 2020", "plus de 2 ans et 11 mois"),
        ("20 December 2020", "3 ans"),
        ("20 May 2023", "7 mois"),
        ("October 2022", "au moins 13 mois"),
    ],
)
def test_the_time_that_has_passed_by_the_day_of_the_letter(words: str, said: str) -> None:
    assert time_passed(read(words, ON), ON) == said


def test_denial_what_begins_after_the_day_has_not_lasted() -> None:
    assert time_passed(PartialDate.on(date(2024, 1, 1)), ON) == ""


def test_high_signs_have_a_narrow_space_that_does_not_break() -> None:
    thin = f"Objet{NARROW}: «{NARROW}ordre{NARROW}»{NARROW}; pourquoi{NARROW}?"
    assert typeset("Objet : « ordre » ; pourquoi ?") == thin
    assert quoted("ordre") == f"«{NARROW}ordre{NARROW}»"


def test_denial_no_space_is_put_into_addresses_and_hours() -> None:
    assert typeset("<https://example.org/a?b;c> 13:30") == "<https://example.org/a?b;c> 13:30"


def test_small_words_elide_and_contract() -> None:
    nouns = ("Akhmedov", "**Éric**", "Hudayramov", "le sommet", "les lois")
    assert [de(words) for words in nouns] == [
        "d’Akhmedov", "d’**Éric**", "de Hudayramov", "du sommet", "des lois",
    ]  # fmt: skip
    assert [a(words) for words in ("Akhmedov", "le sommet", "les lois", "l’audience")] == [
        "à Akhmedov", "au sommet", "aux lois", "à l’audience",
    ]  # fmt: skip
    assert de("[[objet : à consigner]]") == "de [[objet : à consigner]]"


def test_a_list_of_titles_keeps_its_items_apart() -> None:
    assert listed_long(["A, b", "C, d"]) == "A, b, et C, d"
    assert listed_long(["A, b", "C, d", "E, f"]) == "A, b ; C, d ; et E, f"

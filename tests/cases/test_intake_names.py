"""Names one a line, and lines that are numbers of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.intake.names import Others, listed


def test_each_line_is_a_name_in_order():
    found = listed("Aibek Testov\n\n  Bolot   Exampleev \nЖанна Примерова")
    assert found.names == ["Aibek Testov", "Bolot Exampleev", "Жанна Примерова"]
    assert found.others == []


@pytest.mark.parametrize(
    ("line", "words", "low", "high"),
    [
        ("and about 40 others", "about 40 others", 40, 40),
        ("about 40 others", "about 40 others", 40, 40),
        ("And at least 12 others", "at least 12 others", 12, None),
        ("and up to 5 more", "up to 5 more", None, 5),
        ("and 3 others", "3 others", 3, 3),
        ("+ 40", "40", 40, 40),
        ("40 people", "40 people", 40, 40),
        ("and a dozen others", "a dozen others", 12, 12),
        ("and others", "others", None, None),
        ("et une quarantaine d'autres", "une quarantaine d'autres", 40, 40),
        ("et une quarantaine d’autres", "une quarantaine d'autres", 40, 40),
        ("et environ 15 autres personnes", "environ 15 autres personnes", 15, 15),
        ("et au moins 7 autres", "au moins 7 autres", 7, None),
        ("и ещё около 40", "около 40", 40, 40),
        ("и еще примерно 25 человек", "примерно 25 человек", 25, 25),
        ("и другие", "другие", None, None),
        ("не менее 10 человек", "не менее 10 человек", 10, None),
    ],
)
def test_a_number_of_people_is_a_figure(line, words, low, high):
    assert listed(f"Aibek Testov\n{line}").others == [Others(words, low, high)]


@pytest.mark.parametrize(
    "line", ["Aibek Testov, 34", "40", "Others Johnson", "and Bolot Exampleev", "Andrea", "Etienne",
             "И. Тестов", "Some Body", "about Aibek", "Иван Другов"],
)  # fmt: skip
def test_what_is_not_plainly_a_number_of_people_is_a_name(line):
    assert listed(line).names == [line]


@given(st.text(max_size=200))
def test_no_line_is_lost(text):
    found = listed(text)
    lines = [line for line in text.splitlines() if line.split()]
    assert len(found.names) + len(found.others) == len(lines)

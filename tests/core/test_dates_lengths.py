"""Lengths of time in words, as least and most days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import read_length
from core.dates.bounds import add_months


@pytest.mark.parametrize(
    ("words", "language", "days"),
    [
        ("almost three days", "en", (2, 3)),
        ("three days", "en", (3, 3)),
        ("15 days", "en", (15, 15)),
        ("two weeks", "en", (14, 14)),
        ("several hours", "en", (0, 1)),
        ("30 hours", "en", (1, 2)),
        ("18 months", "en", (546, 550)),
        ("presque deux mois", "fr", (28, 62)),
        ("почти три дня", "ru", (2, 3)),
        ("5 лет", "ru", (1826, 1827)),
        ("more than three days", "en", None),
        ("about ten days", "en", None),
        ("some time", "en", None),
        ("", "en", None),
        ("9999 years", "en", None),
    ],
)
def test_words_of_sources(words: str, language: str, days: tuple[int, int] | None) -> None:
    assert read_length(words, language) == days


@given(st.integers(1, 99), st.dates(date(1990, 1, 1), date(2090, 1, 28)))
def test_a_range_holds_every_length_it_may_mean(months: int, start: date) -> None:
    found = read_length(f"{months} months", "en")
    assert found
    first = start.replace(day=1)
    assert found[0] <= (add_months(first, months) - first).days <= found[1]


@given(st.text(max_size=40))
def test_any_words_are_read_or_left_alone(words: str) -> None:
    found = read_length(words, "en")
    assert found is None or 0 <= found[0] <= found[1]

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import (
    PartialDate,
    Precision,
    add_term,
    age_on,
    birth_from_age,
    days_between,
    read,
    show,
)


def on(text):
    return PartialDate.on(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (on("2023-10-20"), on("2023-11-15"), (26, 26)),
        (on("2023-11-15"), on("2023-12-07"), (22, 22)),
        (on("2023-10-30"), read("1-2 November 2023", None), (2, 3)),
        (on("2024-03-01"), read("13:30 on 26 March 2024", None), (25, 25)),
        (read("October 2022", None), on("2023-06-01"), (213, 243)),
        (read("since 2017", None), on("2024-03-26"), (None, 2641)),
        (PartialDate(text="some time"), on("2024-03-26"), (None, None)),
    ],
)
def test_days_are_counted_from_the_least_to_the_most(start, end, expected):
    assert days_between(start, end) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("1992", (30, 31)),
        ("1980", (42, 43)),
        ("1991", (31, 32)),
        ("1993", (29, 30)),
        ("1977", (45, 46)),
        ("1989", (33, 34)),
    ],
)
def test_a_year_of_birth_gives_two_possible_ages(year, expected):
    assert age_on(read(year, None), on("2023-12-20")) == expected


def test_an_age_gives_a_window_of_birth():
    birth = birth_from_age(39, on("2023-11-15"))
    assert (birth.earliest, birth.latest) == (date(1983, 11, 16), date(1984, 11, 15))
    assert birth.edtf == "1983-11-16/1984-11-15"


def test_the_notification_and_the_window_of_a_death():
    detained = on("2023-11-27")
    told = read("three days later", None, base=detained)
    death = PartialDate.given(
        "", earliest=detained.earliest, latest=told.latest, precision=Precision.RANGE
    )
    assert told.latest == date(2023, 11, 30)
    assert show(death) == "27–30 November 2023"


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        ("December 2022", 16, "December 2038"),
        ("January 2023", 16, "January 2039"),
        ("late November 2023", 7, "late November 2030"),
        ("April 2023", 6, "April 2029"),
        ("2022", 3, "2025"),
        ("29 February 2024", 1, "28 February 2025"),
    ],
)
def test_a_term_ends_as_exactly_as_it_began(start, years, expected):
    assert show(add_term(read(start, None), years)) == expected


def test_a_term_whose_start_is_not_known_has_no_end():
    assert add_term(PartialDate(text="(undated)"), 22) is None


def test_a_term_of_months_and_days_from_a_year_is_a_range():
    end = add_term(read("2022", None), years=1, months=2, days=3)
    assert (end.earliest, end.latest) == (date(2023, 3, 4), date(2024, 3, 3))


DAYS = st.dates(date(1930, 1, 1), date(2060, 12, 31))
WORDS = st.sampled_from(["{:%Y}", "late {:%Y}", "{:%B %Y}", "early {:%B %Y}", "{:%Y-%m-%d}"])
PARTIAL = st.builds(lambda words, day: read(words.format(day), None), WORDS, DAYS)


def a_day_of(data, when):
    return data.draw(st.dates(when.earliest, when.latest))


@given(PARTIAL, PARTIAL, st.data())
def test_days_between_holds_every_count_that_may_be_meant(start, end, data):
    least, most = days_between(start, end)
    assert least <= (a_day_of(data, end) - a_day_of(data, start)).days <= most


@given(PARTIAL, PARTIAL, st.data())
def test_ages_hold_every_age_that_may_be_meant(birth, when, data):
    least, most = age_on(birth, when)
    exact = age_on(PartialDate.on(a_day_of(data, birth)), PartialDate.on(a_day_of(data, when)))
    assert least <= exact[0] <= most


@given(st.integers(0, 25), DAYS)
def test_the_window_of_birth_is_as_wide_as_the_age_and_no_wider(age, day):
    when = PartialDate.on(day)
    birth = birth_from_age(age, when)
    edges = [birth.earliest, birth.latest]
    outside = [birth.earliest - timedelta(days=1), birth.latest + timedelta(days=1)]
    assert {age_on(PartialDate.on(edge), when) for edge in edges} == {(age, age)}
    assert (age, age) not in {age_on(PartialDate.on(edge), when) for edge in outside}


@given(PARTIAL, st.integers(0, 30), st.integers(0, 11), st.integers(0, 27), st.data())
def test_the_end_of_a_term_holds_the_end_from_every_start(start, years, months, days, data):
    exact = add_term(PartialDate.on(a_day_of(data, start)), years, months, days)
    assert add_term(start, years, months, days).overlaps(exact.earliest, exact.latest)
    assert exact.is_day


def test_counts_that_leave_the_calendar_give_no_date():
    start = PartialDate.on(date(2023, 5, 1))
    assert add_term(start, years=9000) is None
    assert add_term(start, days=10**9) is None
    assert not birth_from_age(5000, start).understood

"""The golden values of the domain (A.5), each worked out by hand from public statements."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import standing
from cases.codes import Custody, EventType
from cases.custody.spells import days_in_words, spells
from cases.models import OrderEffect, OrderKind
from core.dates import PartialDate, add_term, age_on, birth_from_age, days_between, read
from tests.cases.lives import DECEMBER, order, party_in, when
from tests.factories import make_event

E, K = EventType, OrderKind
NOMINAL = "(nominal, from sentence date; credit for pre-trial time unknown)"


def on(year: int, month: int, day: int) -> PartialDate:
    return PartialDate.on(date(year, month, day))


@pytest.mark.django_db
def test_immigration_detention_counts_without_the_day_it_ended(actor: None) -> None:
    party = party_in("UZ")
    make_event(party, type=E.DETAINED, on=date(2023, 10, 20), custody=Custody.IMMIGRATION)
    make_event(party, type=E.DEPORTED, on=date(2023, 11, 15), from_country="FR", to_country="UZ")
    assert spells(party, DECEMBER)[0].days == (26, 26)


def test_an_age_on_a_day_gives_a_window_of_birth_in_two_years() -> None:
    born = birth_from_age(39, on(2023, 11, 15))
    assert (born.earliest, born.latest) == (date(1983, 11, 16), date(1984, 11, 15))


@pytest.mark.parametrize(
    ("year", "ages"),
    [
        (1992, (30, 31)), (1980, (42, 43)), (1991, (31, 32)),
        (1993, (29, 30)), (1977, (45, 46)), (1989, (33, 34)),
    ],
)  # fmt: skip
def test_an_age_from_a_year_alone_is_a_range(year: int, ages: tuple[int, int]) -> None:
    assert age_on(when(str(year)), on(2023, 12, 20)) == ages


def test_relatives_were_told_three_days_after_the_arrest() -> None:
    told = read("three days later", date(2023, 11, 27))
    assert told.may_be(date(2023, 11, 30))
    assert days_between(on(2023, 11, 27), on(2023, 11, 30)) == (3, 3)


@pytest.mark.django_db
def test_a_death_in_custody_lies_between_the_arrest_and_the_news(actor: None) -> None:
    party = party_in("TM")
    make_event(party, on=date(2023, 11, 27))
    make_event(party, type=E.DEATH, on=when("27-30 November 2023"))
    since = standing.compute(party, on=DECEMBER).since
    assert (since.earliest, since.latest) == (date(2023, 11, 27), date(2023, 11, 30))


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (on(2023, 10, 30), on(2023, 11, 1), 2),  # a letter before a visit
        (on(2024, 3, 1), on(2024, 3, 26), 25),  # to a hearing
        (on(2023, 11, 15), on(2023, 12, 7), 22),  # from a removal to the ruling
    ],
)
def test_days_between_are_a_difference(first: PartialDate, last: PartialDate, days: int) -> None:
    assert days_between(first, last) == (days, days)


@pytest.mark.django_db
def test_pre_trial_time_since_a_month_is_a_range_of_days(actor: None) -> None:
    party = party_in("KG")
    make_event(party, on=when("October 2022"), custody=Custody.REMAND)
    (spell,) = spells(party, date(2023, 6, 1))
    assert days_in_words(spell.days) == "213 to 243 days"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "years", "sentenced", "end"),
    [
        (K.IMPRISONMENT, 16, "December 2022", "December 2038"),
        (K.IMPRISONMENT, 16, "January 2023", "January 2039"),
        (K.IMPRISONMENT, 7, "late November 2023", "late November 2030"),
        (K.ACTIVITY_BAN, 6, "April 2023", "April 2029"),
    ],
)
def test_a_nominal_end_is_said_with_what_it_is_worth(
    actor: None, kind: OrderKind, years: int, sentenced: str, end: str
) -> None:
    order(party := party_in("KZ"), kind, years, sentenced)
    assert standing.end_in_words(standing.compute(party, on=DECEMBER)) == f"{end} {NOMINAL}"


@pytest.mark.django_db
@pytest.mark.parametrize("years", [22, 6])
def test_a_sentence_of_which_the_start_is_not_known_has_no_end(actor: None, years: int) -> None:
    order(party := party_in("TJ"), K.IMPRISONMENT, years)
    now = standing.compute(party, on=DECEMBER)
    assert standing.sentence_in_words(now.terms) == f"{years} years in prison"
    assert standing.end_in_words(now) == "not computable: the start is not known"
    assert not now.until.understood


@pytest.mark.django_db
def test_a_sentence_changed_four_times_is_never_only_a_total(actor: None) -> None:
    party = party_in("TJ")
    for effect, years, total in (
        (OrderEffect.IMPOSES, 23, 23), (OrderEffect.ADDS, 2, 25), (OrderEffect.ADDS, 3, 28),
        (OrderEffect.CUTS, 6, 22), (OrderEffect.ADDS, 10, 32),
    ):  # fmt: skip
        order(party, K.IMPRISONMENT, years, effect=effect)
        terms = standing.compute(party, on=DECEMBER).terms
        assert standing.sentence_in_words(terms) == f"{total} years in prison"
    assert len(terms) == 5


days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(start=days, width=st.integers(0, 400), years=st.integers(0, 30), more=st.integers(-200, 200))
def test_the_end_of_a_term_may_be_each_day_that_its_start_gives(
    start: date, width: int, years: int, more: int
) -> None:
    wide = PartialDate(earliest=start, latest=date.fromordinal(start.toordinal() + width))
    whole = add_term(wide, years, 0, more)
    for day in (wide.earliest, wide.latest):
        end = add_term(PartialDate.on(day), years, 0, more)
        assert whole is not None
        assert end is not None
        assert whole.overlaps(end.earliest, end.latest)

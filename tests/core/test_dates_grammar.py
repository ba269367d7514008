import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate, Precision, read, show
from core.dates.bounds import is_edtf
from core.dates.words import LANGUAGES, phrases

SOURCE = date(2023, 12, 14)


def bounds(words, language="en", anchor=SOURCE, **more):
    """The bounds as EDTF-like text, "" if not understood."""
    found = read(words, anchor, language, **more)
    return f"{found.earliest or '..'}/{found.latest or '..'}" if found.understood else ""


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "between 1 and 3 July 2022", "2022-07-01/2022-07-03"),
        ("fr", "entre le 1er et le 3 juillet 2022", "2022-07-01/2022-07-03"),
        ("ru", "между 1 и 3 июля 2022 г.", "2022-07-01/2022-07-03"),
        ("en", "2-11 January 2022", "2022-01-02/2022-01-11"),
        ("en", "November 27–30, 2023", "2023-11-27/2023-11-30"),
        ("en", "28 December 2022 to 3 January 2023", "2022-12-28/2023-01-03"),
        ("en", "on the night of 4 to 5 January 2022", "2022-01-04/2022-01-05"),
        ("fr", "dans la nuit du 4 au 5 janvier 2022", "2022-01-04/2022-01-05"),
        ("ru", "в ночь с 4 на 5 января 2022 года", "2022-01-04/2022-01-05"),
        ("en", "from May until July 2023", "2023-05-01/2023-07-31"),
        ("fr", "d’octobre à décembre 2021", "2021-10-01/2021-12-31"),
        ("ru", "с октября по декабрь 2021 года", "2021-10-01/2021-12-31"),
        ("en", "2016-2018", "2016-01-01/2018-12-31"),
        ("en", "early May 2023", "2023-05-01/2023-05-10"),
        ("en", "mid-May 2023", "2023-05-11/2023-05-20"),
        ("fr", "fin août 2023", "2023-08-21/2023-08-31"),
        ("fr", "à la fin du mois d'août 2023", "2023-08-21/2023-08-31"),
        ("ru", "в конце августа 2023 года", "2023-08-21/2023-08-31"),
        ("ru", "10 октября 2023 г.", "2023-10-10/2023-10-10"),
        ("ru", "в мае 2023", "2023-05-01/2023-05-31"),
        ("fr", "le 1er mai 2023", "2023-05-01/2023-05-01"),
        ("fr", "au printemps 2016", "2016-03-01/2016-05-31"),
        ("en", "since 2017", "2017-01-01/.."),
        ("fr", "depuis 2017", "2017-01-01/.."),
        ("ru", "с 2017 года", "2017-01-01/.."),
        ("en", "before 4 June 2023", "../2023-06-03"),
        ("en", "by 4 June 2023", "../2023-06-04"),
        ("en", "after 2016", "2017-01-01/.."),
        ("ru", "до 4 июня 2023", "../2023-06-04"),
        ("kk", "15.11.2023", "2023-11-15/2023-11-15"),
    ],
)
def test_words_of_three_languages_are_read(language, words, expected):
    assert bounds(words, language) == expected


@pytest.mark.parametrize(
    "words", ["01.02.2023", "1/2/2023", "01-02-2023", "2023-02-01", "1 Feb. 2023"]
)
def test_numeric_dates_are_day_first(words):
    assert read(words, None).earliest == date(2023, 2, 1)


@pytest.mark.parametrize(
    ("words", "precision", "expected"),
    [
        ("2023-05-21/2023-05-31", "RANGE", "2023-05-21/2023-05-31"),
        ("2021-10/2021-12", "MONTH_RANGE", "2021-10-01/2021-12-31"),
        ("2016-21", "SEASON", "2016-03-01/2016-05-31"),
        ("../2023-06", "BEFORE", "../2023-06-30"),
        ("2017/..", "SINCE", "2017-01-01/.."),
        ("2023-11-30~", "DAY_APPROX", "2023-11-29/2023-12-01"),
    ],
)
def test_edtf_is_read_as_written(words, precision, expected):
    found = read(words, None)
    assert (found.edtf, found.precision, bounds(words, anchor=None)) == (words, precision, expected)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "13:30 on 26 March 2024"),
        ("en", "26 March 2024 at 1:30 p.m."),
        ("en", "2024-03-26T13:30"),
        ("fr", "le 26 mars 2024 à 13 h 30"),
        ("ru", "26 марта 2024 года в 13:30"),
    ],
)
def test_a_time_has_its_day_and_zone(language, words):
    found = read(words, None, language, zone="Europe/Paris")
    assert (found.earliest, found.time, found.zone) == (
        date(2024, 3, 26),
        time(13, 30),
        "Europe/Paris",
    )
    assert (found.edtf, found.precision) == ("2024-03-26T13:30:00", Precision.TIME)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "before his death"),
        ("en", "When he was released in 2015"),
        ("en", "around 15 November 2023"),
        ("en", "November 15 […] shortly thereafter"),
        ("en", "31 February 2023"),
        ("en", "11/15/2023"),
        ("en", "20.12.23"),
        ("en", "winter 2016"),
        ("en", "1 and 3 July 2022"),
        ("en", "3-1 July 2022"),
        ("en", "May 2022 to 2023"),
        ("en", "2023?"),
        ("en", "2015-16"),
        ("en", "../.."),
        ("en", "after 9999"),
        ("en", "at 25:00 on 1 May 2023"),
        ("en", "15"),
        ("en", ""),
        ("en", "août 2023"),
        ("kk", "December 2023"),
    ],
)
def test_a_wording_not_understood_is_kept_and_never_guessed(language, words):
    assert read(words, SOURCE, language) == PartialDate(text=words)


@pytest.mark.parametrize("words", ["October 20", "this week", "in March of this year", "recently"])
def test_without_the_sources_date_its_words_say_nothing(words):
    assert not read(words, None).understood


def test_a_report_means_the_latest_such_date_and_an_announcement_the_next():
    assert bounds("January 5") == "2023-01-05/2023-01-05"
    assert bounds("January 5", ahead=True) == "2024-01-05/2024-01-05"
    assert read("January 5", SOURCE).precision == Precision.DAY_INFERRED_YEAR


def test_a_report_cannot_be_older_than_what_it_tells():
    assert bounds("in December 2023") == "2023-12-01/2023-12-14"
    assert bounds("in December 2023", ahead=True) == "2023-12-01/2023-12-31"
    assert read("in December 2023", SOURCE).edtf == "2023-12"


def test_a_relative_date_needs_the_date_it_counts_from():
    release = PartialDate.on(date(2023, 10, 20))
    assert not read("three days later", SOURCE).understood
    assert bounds("3 days later", base=release) == "2023-10-23/2023-10-23"
    assert bounds("le lendemain", "fr", base=release) == "2023-10-21/2023-10-21"
    assert bounds("through", base=release) == ""


def test_weeks_are_rounded_down_by_those_who_count_them():
    """A source calls the 26 days from 20 October to 15 November "three weeks"."""
    found = read("three weeks later", None, base=PartialDate.on(date(2023, 10, 20)))
    assert found.may_be(date(2023, 11, 15))
    assert (found.earliest, found.latest) == (date(2023, 11, 10), date(2023, 11, 16))


def wordings(language):
    """Any pile of the language's own words, figures and signs, most of which make no sense."""
    figures = ["1", "2", "13", "29", "31", "2016", "2023", "13:30", "01.02.2023", "2023-05", "/"]
    return st.lists(st.sampled_from([*phrases(language), *figures]), max_size=6).map(" ".join)


LANGUAGE_AND_WORDS = st.sampled_from(sorted(LANGUAGES)).flatmap(
    lambda language: st.tuples(st.just(language), wordings(language) | st.text(max_size=20))
)
ANCHORS = st.none() | st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(LANGUAGE_AND_WORDS, ANCHORS, st.booleans())
def test_no_year_is_found_that_neither_words_nor_anchor_give(spoken, anchor, ahead):
    language, words = spoken
    found = read(words, anchor, language, ahead=ahead)
    near = {anchor.year - 1, anchor.year, anchor.year + 1} if anchor else set()
    allowed = near | {int(year) for year in re.findall("[0-9]{4}", words)}
    for bound in filter(None, (found.earliest, found.latest)):
        # "Before 2016" ends on the last day of 2015.
        assert {(bound + timedelta(days=shift)).year for shift in (-1, 0, 1)} & allowed


@given(LANGUAGE_AND_WORDS, ANCHORS)
def test_what_is_read_is_ordered_valid_edtf_and_keeps_its_words(spoken, anchor):
    language, words = spoken
    found = read(words, anchor, language)
    assert found.text == words
    assert (found.earliest or date.min) <= (found.latest or date.max)
    assert is_edtf(found.edtf) if found.understood else found == PartialDate(text=words)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(sorted(LANGUAGES)))
def test_every_day_is_read_back_from_how_it_is_shown(day, language):

    assert read(show(PartialDate.on(day), language), None, language).sort_key == (day, day)


@pytest.mark.parametrize("words", ["31 December 9999", "9999", "since 2201", "2023/2201-01-01"])
def test_a_year_that_no_source_can_mean_stays_words(words):
    assert read(words, SOURCE) == PartialDate(text=words)


def test_the_last_year_that_is_read_is_2200():
    assert bounds("31 December 2200") == "2200-12-31/2200-12-31"

"""The dates of the nine public statements: their words, read with their source's date.

A source dated only to a range (a month, a week) is represented by its last day.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from core.dates import PartialDate, Precision, read
from core.dates.bounds import is_edtf

CODES = Path(__file__).parents[2] / "fixtures" / "precision_codes.csv"
OTHERS = {"E014": PartialDate.on(date(2023, 11, 27))}

# event | words | source's date | earliest | latest | precision as the facts call it
READ = """
E001|since 2017|2024-03-26|2017-01-01||YEAR_START_OPEN
E002|from October to December 2021|2024-03-26|2021-10-01|2021-12-31|MONTH_RANGE
E003|December 2021|2024-03-26|2021-12-01|2021-12-31|MONTH
E004|22 January 2022|2024-03-26|2022-01-22|2022-01-22|DAY
E006|13:30 on 26 March 2024|2024-03-26|2024-03-26|2024-03-26|TIME
E010|November 27, 2023|2023-12-31|2023-11-27|2023-11-27|DAY
E011|November 27, 2023|2023-12-31|2023-11-27|2023-11-27|DAY
E014|three days later|2023-12-31|2023-11-30|2023-11-30|RELATIVE
E018|May 19, 2023|2023-12-31|2023-05-19|2023-05-19|DAY
E019|July 12, 2023|2023-12-31|2023-07-12|2023-07-12|DAY
E020|at the end of August 2023|2023-12-31|2023-08-21|2023-08-31|MONTH_LATE
E021|September 11, 2023|2023-12-31|2023-09-11|2023-09-11|DAY
E022|September 17, 2023|2023-12-31|2023-09-17|2023-09-17|DAY
E023|October 17, 2023|2023-12-31|2023-10-17|2023-10-17|DAY
E032|2015|2023-12-31|2015-01-01|2015-12-31|YEAR
E034|2015|2023-12-31|2015-01-01|2015-12-31|YEAR
E036|2016|2023-12-31|2016-01-01|2016-12-31|YEAR
E039|late 2018|2023-12-31|2018-09-01|2018-12-31|YEAR_LATE
E040|2019|2023-12-31|2019-01-01|2019-12-31|YEAR
E041|in March of this year|2023-12-31|2023-03-01|2023-03-31|MONTH_INFERRED_YEAR
E042|October 20|2023-12-31|2023-10-20|2023-10-20|DAY_INFERRED_YEAR
E043|November 15, 2023|2023-12-31|2023-11-15|2023-11-15|DAY
E046|December 7|2023-12-31|2023-12-07|2023-12-07|DAY_INFERRED_YEAR
E051|in December 2022|2023-06-26|2022-12-01|2022-12-31|MONTH
E052|In January 2023|2023-06-26|2023-01-01|2023-01-31|MONTH
E054|In June 2023|2023-06-26|2023-06-01|2023-06-26|MONTH
E055|in August 2021|2023-06-26|2021-08-01|2021-08-31|MONTH
E056|recently|2023-06-26||2023-06-26|RELATIVE
E057|in October 2022|2023-06-26|2022-10-01|2022-10-31|MONTH
E058|In May 2023|2023-06-26|2023-05-01|2023-05-31|MONTH
E059|3 April 2023|2023-06-26|2023-04-03|2023-04-03|DAY
E060|recently|2023-06-04||2023-06-04|RELATIVE
E061|in October 2022|2023-06-04|2022-10-01|2022-10-31|MONTH
E062|in November 2022|2023-06-04|2022-11-01|2022-11-30|MONTH
E065|In late May 2023|2023-06-04|2023-05-21|2023-05-31|MONTH_LATE
E066|recently|2023-06-04||2023-06-04|RELATIVE
E067|Earlier this year|2023-06-04|2023-01-01|2023-06-04|YEAR_PART
E069|recently|2023-06-04||2023-06-04|RELATIVE
E070|in May 2023|2023-06-04|2023-05-01|2023-05-31|MONTH
E071|in 2022|2023-06-04|2022-01-01|2022-12-31|YEAR
E110|this spring|2016-11-23|2016-03-01|2016-05-31|SEASON
E111|now|2016-11-23|2016-11-01|2016-11-23|AS_OF_DOC
E112|this year|2016-11-23|2016-01-01|2016-11-23|YEAR
E113|in March 2016|2016-11-23|2016-03-01|2016-03-31|MONTH
E120|in late November|2024-01-11|2023-11-21|2023-11-30|MONTH_LATE_INFERRED_YEAR
E121|in April|2024-01-11|2023-04-01|2023-04-30|MONTH_INFERRED_YEAR
E122|in 2020|2024-01-11|2020-01-01|2020-12-31|YEAR
E123|in 2023|2024-01-11|2023-01-01|2023-12-31|YEAR
E124|(2023)|2024-01-11|2023-01-01|2023-12-31|YEAR
"""

# event | words or the reader's brackets | EDTF | earliest | latest | precision | why not read
GIVEN = """
E005|"During the investigation"|2022-01-22/2024-03-26|2022-01-22|2024-03-26|RELATIVE|between events
E012|before his death|2023-11-27/2023-11-30|2023-11-27|2023-11-30|RANGE|between two events
E013|(between detention and notification)||2023-11-27|2023-11-30|RANGE|the reader's words
E015|(undated)|2023-11-27/2023-12|2023-11-27|2023-12-31|UNDATED|from an event to the source
E016|(undated)|2023-11-27/2023-12|2023-11-27|2023-12-31|UNDATED|from an event to the source
E017|(undated, after forced return)|||2023-12-31|UNDATED|only the source closes it
E030|2015 – during […] Ramadan|2015|2015-01-01|2015-12-31|YEAR_SEASON|a movable month, cut quote
E031|2015 […] almost three days|2015|2015-01-01|2015-12-31|YEAR|cut quote with a length
E033|When he was released in 2015|2015|2015-01-01|2015-12-31|YEAR|an event beside the year
E035|2015||2015-01-01||YEAR|a complaint that went on: the words do not say so
E037|While in Saint Petersburg|2016/..|2016-01-01|2018-12-31|RELATIVE|during another event
E038|18 months|2016/2018|2016-01-01|2018-12-31|DURATION|a length between two events
E044|November 15 […] shortly thereafter|2023-11-15~|2023-11-15|2023-11-17|DAY_APPROX|cut quote
E045|Following his forced return||2023-11-15|2023-12-31|RELATIVE|after another event
E047|At the time of writing of this press release||2023-12-07|2023-12-31|AS_OF_DOC|source's range
E050|(January 2022 events implied, not stated)|||2023-06-26|UNDATED|the reader's words
E053|(in court, before January 2023 verdict)|../2023-01||2023-01-31|BEFORE|the reader's words
E063|(undated)|||2023-06-04|UNDATED|only the source closes it
E064|is facing new charges|||2023-06-04|AS_OF_DOC|no words of time, only the tense
E068|Currently|2023-05/2023-06|2023-05-01|2023-06-04|AS_OF_DOC|the source's week began in May
"""

# words | source's date | earliest | latest; what a source announces is read ahead
OCCASIONS = """
1-2 November 2023|2023-10-30|2023-11-01|2023-11-02
13:30 on 26 March 2024|2024-03-26|2024-03-26|2024-03-26
earlier this month|2023-09-30|2023-09-01|2023-09-30
this week|2023-09-30|2023-09-25|2023-10-01
planned for next year|2023-09-30|2024-01-01|2024-12-31
2-13 October 2023|2023-09-30|2023-10-02|2023-10-13
26 June|2023-06-26|2023-06-26|2023-06-26
March 2023|2023-06-26|2023-03-01|2023-03-31
April 2023|2023-06-26|2023-04-01|2023-04-30
This week|2023-06-04|2023-05-29|2023-06-04
in October 2022|2023-06-04|2022-10-01|2022-10-31
January 11, 2024|2024-01-11|2024-01-11|2024-01-11
March 8, 2023|2024-01-11|2023-03-08|2023-03-08
"""
# The reader put the date into brackets of his own.
BRACKETED = "Today [23 November 2016]"


def rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def codes() -> dict[str, dict[str, str]]:
    with CODES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize(("event", "words", "source", "earliest", "latest", "code"), rows(READ))
def test_words_of_an_event_give_its_bounds_and_precision(
    event, words, source, earliest, latest, code
):
    found = read(words, day(source), base=OTHERS.get(event))
    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    assert found.precision == codes()[code]["ours"]
    assert found.text == words
    assert is_edtf(found.edtf)
    assert found.year_inferred or codes()[code]["year_inferred"] == "no"


@pytest.mark.parametrize(
    ("event", "words", "edtf", "earliest", "latest", "code", "why"), rows(GIVEN)
)
def test_what_words_cannot_say_is_given(event, words, edtf, earliest, latest, code, why):
    precision = Precision(codes()[code]["ours"])
    begins, ends = day(earliest), day(latest)
    found = PartialDate.given(words, edtf=edtf, earliest=begins, latest=ends, precision=precision)
    assert (found.text, found.edtf, found.earliest, found.latest) == (words, edtf, begins, ends)
    alone = read(words, date(2023, 12, 31))
    assert why
    assert (alone.earliest, alone.latest, alone.precision) != (begins, ends, precision)


@pytest.mark.parametrize(("words", "source", "earliest", "latest"), rows(OCCASIONS))
def test_words_of_an_occasion_give_its_bounds(words, source, earliest, latest):
    found = read(words, day(source), ahead=True)
    assert (found.earliest, found.latest) == (day(earliest), day(latest))


def test_a_date_in_the_readers_brackets_is_not_read():
    assert not read(BRACKETED, date(2016, 11, 23)).understood
    assert PartialDate.given(BRACKETED, edtf="2016-11-23", precision=Precision.DAY).is_day


def test_the_tables_hold_every_event_and_every_code_has_its_precision():
    read_rows, given_rows = rows(READ), rows(GIVEN)
    assert (len(read_rows) + len(given_rows), len(rows(OCCASIONS)) + 1) == (69, 14)
    used = {row[5] for row in (*read_rows, *given_rows)}
    assert used == codes().keys()
    assert {row["ours"] for row in codes().values()} <= set(Precision.values)

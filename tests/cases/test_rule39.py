"""The time left to a Rule 39 request (domain d.4). Days of 2024: 4 March is a Monday."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.codes import EventType
from cases.intake import rule39
from cases.intake.rule39 import CLOSES, OPENS, STRASBOURG, receive_by, time_left
from core.clock import today_is
from core.dates import PartialDate, Precision
from tests.factories import make_event, make_party


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=STRASBOURG)


@pytest.mark.parametrize(
    ("removal", "by"),
    [
        (at(6, 10), at(5, 10)),  # Wednesday morning: Tuesday at the same hour
        (at(6, 16), at(5, 16)),
        (at(6, 22), at(5, 16)),  # in the evening: by the close of Tuesday
        (at(5, 0, 5), at(1, 16)),  # at night: from Monday's close
        (at(4, 10), at(1, 10)),  # Monday: the Friday before
        (at(9, 12), at(7, 16)),  # Saturday counts from Friday's close
        (at(10, 12), at(7, 16)),  # Sunday too
        (at(8, 22), at(7, 16)),
    ],
)
def test_one_working_day_is_left(removal, by):
    assert receive_by(removal) == by


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1970 < moment.year < 2100))
def test_a_request_is_read_on_a_working_day_before_the_removal(removal):
    by = receive_by(removal)
    assert by.weekday() < 5
    assert OPENS <= by.time() <= CLOSES
    assert timedelta(hours=22) <= removal - by <= timedelta(days=5)


def on(day: int, moment: time | None = None, zone: str = "") -> PartialDate:
    when = date(2024, 3, day)
    return PartialDate(earliest=when, latest=when, precision=Precision.DAY, time=moment, zone=zone)


def test_the_time_is_that_of_the_place():
    left = time_left(on(6, time(11), "Europe/Istanbul"), "TR", at(4, 9))
    assert left.removal == at(6, 9)
    assert (left.receive_by, left.hours, left.late) == (at(5, 9), 24, False)


def test_hours_are_whole_and_pass_below_nothing():
    assert time_left(on(6, time(10)), "FR", at(5, 9, 30)).hours == 0
    assert time_left(on(6, time(10)), "FR", at(5, 10, 30)).late


def test_without_a_time_the_day_begins_at_midnight():
    left = time_left(on(6), "FR", at(4, 9))
    assert not left.time_known
    assert left.receive_by == at(4, 16)


def test_the_change_of_the_clocks_is_counted():
    # On Sunday 31 March 2024 an hour is lost.
    when = PartialDate.on(date(2024, 4, 2))
    left = time_left(when, "FR", at(29, 16))
    assert left.receive_by == datetime(2024, 3, 29, 16, tzinfo=STRASBOURG)
    tuesday = PartialDate(earliest=date(2024, 4, 3), latest=date(2024, 4, 3), time=time(16))
    assert time_left(tuesday, "FR", at(30, 16)).hours == 71


@pytest.mark.parametrize(
    ("when", "country"),
    [
        (on(6), "KZ"),
        (on(6), "RU"),
        (on(6), ""),
        (PartialDate(text="soon"), "FR"),
        (on(3), "FR"),
    ],
)
def test_it_tells_nothing_where_rule_39_does_not_reach(when, country):
    assert time_left(when, country, at(4, 9)) is None


def test_on_the_day_itself_it_is_still_told():
    assert time_left(on(6), "FR", at(6, 23)).late


def test_the_removals_ahead_of_a_case(actor, db):
    party = make_party()
    make_event(party, type=EventType.REMOVAL_SCHEDULED, on=date(2024, 3, 6), from_country="FR")
    make_event(party, type=EventType.REMOVAL_SCHEDULED, on=date(2024, 3, 5), from_country="DE")
    make_event(party, type=EventType.REMOVAL_SCHEDULED, on=date(2024, 3, 7), from_country="KZ")
    make_event(party, type=EventType.REMOVAL_SCHEDULED, on=date(2024, 2, 1), from_country="FR")
    with today_is(date(2024, 3, 1)):
        found = rule39.of_parties([party], at(1, 9))
    assert [left.removal.day for left in found] == [5, 6]

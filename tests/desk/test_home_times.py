"""Times on the home page: where something happens and here, and how far it is."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from accounts.models import User
from cases.codes import EventType
from core.clock import today, today_is
from core.dates import PartialDate
from desk.home.times import at_both_places, how_far, office_day
from tests.desk.test_home import DAY, party_of, rows
from tests.factories import at, make_event


@pytest.fixture(autouse=True)
def _spring() -> Iterator[None]:
    with today_is(DAY):
        yield


def test_a_hearing_of_today_stands_with_its_time_there_and_here(owner: User) -> None:
    when = at(DAY, time(10), "Asia/Tashkent")
    make_event(party_of(owner), type=EventType.HEARING_SCHEDULED, on=when)
    (row,) = rows(owner, "Today and this week")
    assert (row.heading, row.when) == ("Aibek Testov", "today")
    assert row.what == "hearing set, 10:00 in Tashkent, 6:00 here"


def test_the_day_is_the_office_s_not_the_place_s() -> None:
    night = at(date(2026, 3, 11), time(2), "Asia/Tashkent")
    assert office_day(night) == DAY
    assert at_both_places(night) == "2:00 in Tashkent, 22:00 on 10 Mar 2026 here"
    assert office_day(PartialDate.on(DAY)) == DAY
    assert at_both_places(PartialDate.on(DAY)) == ""


def test_days_are_counted_in_words() -> None:
    days = [today() + timedelta(days=number) for number in (-2, -1, 0, 1, 5)]
    said = ["2 days ago", "1 day ago", "today", "in 1 day", "in 5 days"]
    assert [how_far(day) for day in days] == said

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from core.clock import today, today_is

BEFORE_MIDNIGHT_IN_LONDON = datetime(2023, 11, 15, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Brussels", date(2023, 11, 16)),
        ("UTC", date(2023, 11, 15)),
        ("America/New_York", date(2023, 11, 15)),
    ],
)
def test_today_is_the_day_of_the_office(settings, zone, day):
    settings.OFFICE_TIME_ZONE = zone
    with patch("django.utils.timezone.now", return_value=BEFORE_MIDNIGHT_IN_LONDON):
        assert today() == day


def test_a_fixed_today_ends_with_its_block_and_can_be_nested():
    real = today()
    with today_is(date(2024, 3, 1)):
        with today_is(date(2024, 3, 26)):
            assert today() == date(2024, 3, 26)
        assert today() == date(2024, 3, 1)
    assert today() >= real


def test_a_fixed_today_ends_even_when_its_block_fails():
    with pytest.raises(ZeroDivisionError), today_is(date(1990, 1, 1)):
        1 / 0  # noqa: B018
    assert today() > date(1990, 1, 1)

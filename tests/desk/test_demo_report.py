"""What the demonstration shows in the report, and from whom its letters may go."""

from datetime import date

import pytest

from accounts.models import User
from advocacy.after.report import Period, lines
from advocacy.composing.prefill import senders

pytestmark = pytest.mark.usefixtures("demonstration")


def test_the_report_of_2023_names_the_three_who_were_sentenced() -> None:
    user = User.objects.get(username="coordinator")
    _number, count, shown = lines("verdicts", Period(date(2023, 1, 1), date(2023, 12, 31)), user)
    assert count == 3
    assert [(line.what, line.more, line.on) for line in shown] == [
        ("Dauletmurat Tazhimuratov", "16 years in prison", "January 2023"),
        (
            "Zhanbolat Mamai",
            "suspended sentence of 6 years; ban on activities for 6 years",
            "April 2023",
        ),
        ("Marat Zhylanbaev", "7 years in prison", "late November 2023"),
    ]


def test_no_banned_group_ministry_or_court_is_offered_as_a_sender() -> None:
    found = senders(User.objects.get(username="coordinator"))
    assert found.filter(name="International Partnership for Human Rights").exists()
    kinds = set(found.values_list("kind__code", flat=True))
    assert kinds <= {"NGO_LOCAL", "NGO_EXILE", "NGO_INTL", "COALITION"}

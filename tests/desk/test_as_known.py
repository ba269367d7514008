"""What could be known of a case on a day: the appeal of one of the demonstration's cases."""

from datetime import date

import pytest

from accounts.models import Membership, Team, User
from accounts.roles import Role
from cases.codes import EventType
from cases.history.past import as_known
from cases.models import Case
from cases.pages.case import page_of
from core.actor import acting
from core.clock import today_is


@pytest.fixture
def reader(demonstration: None) -> User:
    with acting("test"):
        user = User.objects.create_user("as-known", "correct horse", role=Role.COORDINATOR)
        for team in Team.objects.all():
            Membership(user=user, team=team).save()
    return user


def outcomes(reader: User, day: date) -> dict[str, list[str]]:
    case = Case.objects.visible_to(reader).for_list(reader).get(title__startswith="Tazhimuratov")
    with today_is(day):
        page = page_of(as_known(case, reader, day), reader)
    appeals = (EventType.APPEAL_LODGED, EventType.APPEAL_HEARING, EventType.APPEAL_DECISION)
    told = [item.entry for item in page["timeline"] if item.entry]
    return {
        "stage": [page["alone"].stage],
        "told": [str(o) for e in told if e.event.type in appeals for o in e.shown.outcomes],
    }


def test_the_appeal_was_pending_on_1_june_2023_and_dismissed_on_30_june(reader: User) -> None:
    assert outcomes(reader, date(2023, 6, 1)) == {"stage": ["appeal"], "told": ["pending"]}
    later = outcomes(reader, date(2023, 6, 30))
    assert later == {"stage": ["sentence in force"], "told": ["pending", "upheld"]}

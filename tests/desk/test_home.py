"""Home: what waits for whom, and for nobody else."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from advocacy.models import Occasion
from cases import standing
from cases.codes import Custody, EventType
from cases.models import Case, Party, Task
from core import drafts
from core.actor import acting
from core.clock import today_is
from core.dates import PartialDate
from core.models import Vocabulary
from desk.home import PANELS, home
from desk.home.items import Item, Panel
from tests.conftest import CommitClient
from tests.factories import make_case, make_event, make_party, make_person, term
from tests.reading import writes

DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _spring() -> object:
    with today_is(DAY):
        yield


def panel_of(user: User, title: str) -> Panel | None:
    return next((panel for panel in home(user).panels if panel.title == title), None)


def rows(user: User, title: str) -> list[Item]:
    found = panel_of(user, title)
    return found.items if found else []


def party_of(by: User, name: str = "Aibek Testov", **fields: Any) -> Party:
    return make_party(make_case(by, **{"checked_on": DAY, **fields}), make_person(name, by=by))


def make_visit(on: date, *, followed: bool = True) -> Occasion:
    kind = term(Vocabulary.VISIT, "SUMMIT")
    visit = Occasion(kind=kind, title="Test summit", followed=followed)
    visit.date = PartialDate.on(on)
    visit.save()
    return visit


def test_a_hearing_put_off_is_no_longer_set_for_today(owner: User) -> None:
    party = party_of(owner)
    make_event(party, type=EventType.HEARING_SCHEDULED, on=DAY)
    make_event(party, type=EventType.HEARING_POSTPONED, on=DAY + timedelta(days=3))
    assert [row.when for row in rows(owner, "Today and this week")] == ["in 3 days"]


def test_a_removal_and_a_task_of_this_week_are_told_and_a_later_one_is_not(owner: User) -> None:
    party = party_of(owner)
    make_event(party, type=EventType.REMOVAL_SCHEDULED, on=DAY + timedelta(days=2))
    make_event(party, type=EventType.RELEASE_EXPECTED, on=DAY + timedelta(days=20))
    Task(case=party.case, text="Call the lawyer", due=DAY, assignee=owner).save()
    said = [(row.what, row.when) for row in rows(owner, "Today and this week")]
    assert said == [("Call the lawyer", "today"), ("removal set", "in 2 days")]


def test_a_past_hearing_without_a_result_is_asked_about(owner: User) -> None:
    make_event(party_of(owner), type=EventType.HEARING_SCHEDULED, on=DAY - timedelta(days=1))
    (row,) = rows(owner, "No result yet")
    assert (row.what, row.late) == ("9 March 2026", True)


def test_a_remand_that_ends_soon_or_ended_runs_out(owner: User) -> None:
    for name, days in (("Aibek Testov", 10), ("Bolot Testov", -2), ("Cholpon Testova", 60)):
        party = party_of(owner, name)
        until = PartialDate.on(DAY + timedelta(days=days))
        make_event(
            party, type=EventType.REMAND_ORDERED, on=DAY - timedelta(days=20),
            custody=Custody.REMAND, until=until,
        )  # fmt: skip
        standing.refresh([party])
    told = [(row.heading, row.late) for row in rows(owner, "Runs out")]
    assert told == [("Bolot Testov", True), ("Aibek Testov", False)]


@pytest.mark.parametrize(
    ("held", "every", "days", "told"),
    [
        (False, None, 89, False),
        (False, None, 90, True),
        (True, None, 29, False),
        (True, None, 30, True),
        (True, 60, 30, False),
        (False, 7, 7, True),
    ],
)
def test_a_case_is_to_be_checked_in_time(
    owner: User, held: bool, every: int | None, days: int, told: bool
) -> None:
    checked = DAY - timedelta(days=days)
    party = party_of(owner, checked_on=checked, check_every_days=every)
    if held:
        make_event(party, on=DAY - timedelta(days=100), custody=Custody.REMAND)
    standing.refresh([party])
    assert bool(rows(owner, "Not checked for long")) == told


def test_a_closed_case_waits_for_nobody(admin: User) -> None:
    closed = {"status": "CLOSED", "closed_because": "released", "checked_on": None}
    make_event(party_of(admin, **closed), type=EventType.HEARING_SCHEDULED, on=DAY)
    assert home(admin).panels == []


def test_own_cases_come_first(owner: User) -> None:
    party_of(owner, "Aibek Testov", checked_on=None)
    party_of(owner, "Bolot Testov", checked_on=DAY - timedelta(days=300), lead=owner)
    told = [(row.heading, row.mine) for row in rows(owner, "Not checked for long")]
    assert told == [("Bolot Testov", True), ("Aibek Testov", False)]


def test_a_panel_shows_five_and_says_how_many_more_with_the_way_to_them(
    client_of, owner: User
) -> None:
    for number in range(7):
        party_of(owner, f"Aibek Testov {number}", checked_on=None)
    panel = panel_of(owner, "Not checked for long")
    assert panel is not None
    assert (len(panel.items), panel.count, panel.more) == (5, 7, 2)
    page = client_of(owner).get(panel.url).content.decode()
    assert page.count('class="who"') == 7


def test_a_followed_visit_that_is_near_comes_first_for_a_coordinator(teammate: User) -> None:
    party_of(teammate, checked_on=None)
    make_visit(DAY + timedelta(days=12))
    make_visit(DAY - timedelta(days=12))
    make_visit(DAY + timedelta(days=31))
    make_visit(DAY + timedelta(days=3), followed=False)
    first, *_rest = home(teammate).panels
    assert first.title == "Visits and events soon"
    (row,) = first.items
    assert (row.heading, row.when, row.what) == ("Test summit", "in 12 days", "no letter yet")


def test_cases_without_a_caseworker_come_first_for_an_admin(admin: User, owner: User) -> None:
    party_of(admin, "Aibek Testov")
    party_of(admin, "Bolot Testov", lead=owner)
    first, *_rest = home(admin).panels
    assert (first.title, [row.heading for row in first.items]) == (
        "Without a caseworker", ["Aibek Testov"],
    )  # fmt: skip


def test_an_overdue_task_is_its_assignee_s_alone(owner: User, teammate: User) -> None:
    case = party_of(owner).case
    Task(case=case, text="Call the lawyer", due=DAY - timedelta(days=3), assignee=owner).save()
    (row,) = rows(owner, "Overdue tasks")
    assert (row.what, row.when, row.late) == ("Call the lawyer", "3 days ago", True)
    assert rows(teammate, "Overdue tasks") == []


def test_what_others_changed_since_the_last_visit_is_told_to_the_one_who_was_away(
    owner: User, teammate: User
) -> None:
    owner.previous_login = datetime.now(ZoneInfo("UTC")) - timedelta(minutes=1)
    case: Case = party_of(owner).case
    assert rows(owner, "Changed since you were here") == []
    with acting(teammate):
        case.title = "Testov, Kazakhstan"
        case.save()
        make_event(case.parties.get())
    (row,) = rows(owner, "Changed since you were here")
    assert row.what == "3 changes, the last by Teammate"
    owner.previous_login = datetime.now(ZoneInfo("UTC")) + timedelta(minutes=10)
    assert rows(owner, "Changed since you were here") == []


def test_signing_in_remembers_when_one_was_here_before(owner: User) -> None:
    given = {"username": "owner", "password": "correct horse"}
    CommitClient().post(reverse("sign-in"), given)
    owner.refresh_from_db()
    first = owner.last_login
    assert owner.previous_login is None
    CommitClient().post(reverse("sign-in"), given)
    owner.refresh_from_db()
    assert owner.previous_login == first
    assert owner.last_login > first


def test_one_s_drafts_are_one_s_own(owner: User, teammate: User) -> None:
    drafts.save(user=owner, address="/cases/new/", title="Open a case", fields="name=A")
    (row,) = rows(owner, "Your drafts")
    assert (row.heading, row.url) == ("Open a case", "/cases/new/")
    assert rows(teammate, "Your drafts") == []


def something_of_everything(by: User, number: int = 0) -> None:
    """A case that every panel tells of."""
    party = party_of(by, f"Aibek Testov {number}", checked_on=None)
    make_event(party, type=EventType.HEARING_SCHEDULED, on=DAY)
    other = party_of(by, f"Bolot Testov {number}", checked_on=None)
    make_event(other, type=EventType.HEARING_SCHEDULED, on=DAY - timedelta(days=5))
    remand = {"custody": Custody.REMAND, "until": PartialDate.on(DAY + timedelta(days=1))}
    make_event(other, type=EventType.REMAND_ORDERED, on=DAY - timedelta(days=9), **remand)
    standing.refresh([party, other])
    Task(case=party.case, text="Call", due=DAY - timedelta(days=3), assignee=by).save()
    Task(case=party.case, text="Write", due=DAY, assignee=by).save()
    make_visit(DAY + timedelta(days=number + 1))
    drafts.save(user=by, address=f"/cases/new/?{number}", title="Open a case", fields="")


def test_denial_an_outsider_is_told_nothing_of_others_cases(
    client_of, owner: User, outsider: User
) -> None:
    with acting(owner):
        something_of_everything(owner)
    client = client_of(outsider)
    outsider.previous_login = datetime(2020, 1, 1, tzinfo=ZoneInfo("UTC"))
    outsider.save()
    page = client.get(reverse("home")).content.decode()
    assert [panel.title for panel in home(outsider).panels] == ["Visits and events soon"]
    assert "Testov" not in page
    assert "There is no case yet that you may see" in page


def test_denial_a_task_in_a_case_no_longer_seen_is_not_told(owner: User, outsider: User) -> None:
    Task(case=party_of(owner).case, text="Call", due=DAY, assignee=outsider).save()
    assert rows(outsider, "Today and this week") == []


@pytest.mark.parametrize("role", PANELS)
def test_few_cases_and_many_take_the_same_number_of_queries(
    client_of, owner: User, teammate: User, role: Role
) -> None:
    client, counts = client_of(owner), []
    owner.role = role
    owner.previous_login = datetime(2020, 1, 1, tzinfo=ZoneInfo("UTC"))
    owner.save()
    with acting(teammate):
        for numbers in (range(2), range(2, 8)):
            for number in numbers:
                something_of_everything(owner, number)
            with CaptureQueriesContext(connection) as queries:
                page = client.get(reverse("home")).content.decode()
            counts.append(len(queries))
            assert "Changed since you were here" in page
    assert counts[0] == counts[1]
    assert not writes(queries)


def test_an_empty_home_says_what_to_do_first(client_of, owner: User) -> None:
    page = client_of(owner).get(reverse("home")).content.decode()
    assert "Open a case with what you have" in page
    assert "in no team with others" in page


def test_who_has_a_team_is_told_who_sees_a_new_case(
    client_of, owner: User, teammate: User, admin: User
) -> None:
    assert "you and 2 colleagues" in client_of(owner).get(reverse("home")).content.decode()


def test_what_has_nothing_to_show_is_said_in_one_line(client_of, owner: User) -> None:
    party_of(owner)
    page = " ".join(client_of(owner).get(reverse("home")).content.decode().split())
    assert "Nothing is set for this week; no hearing is without a result" in page

"""Teams: who is in one sees its cases, at once, and who is taken out does not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Act, AuditEntry, Membership, Team, User
from accounts.roles import Role
from cases import listing, standing
from cases.models import Party
from tests.conftest import join
from tests.factories import make_case, make_event, make_party, make_person

Sign = Callable[[User], Any]
NAME = "Zhanbolat Testov"


@pytest.fixture
def party(owner: User) -> Party:
    """A case of the desk's, as the lists hold it."""
    party = make_party(make_case(owner), make_person(NAME, by=owner))
    make_event(party)
    standing.refresh([party])
    listing.refresh(cases=[party.case_id])
    return party


@pytest.fixture
def elsewhere(outsider: User) -> User:
    """A caseworker of another team."""
    return join("elsewhere", Role.CASEWORKER, Team.objects.get(name="Elsewhere"))


def sees(client: Any, party: Party) -> set[str]:
    """In which of the ways that show cases the case shows."""
    case, found = party.case, set()
    if client.get(case.get_absolute_url()).status_code == 200:
        found.add("page")
    if case.reference in client.get(reverse("cases")).content.decode():
        found.add("list")
    if "Kazakhstan (1)" in client.get(reverse("cases-counts")).content.decode():
        found.add("counts")
    if NAME in client.post(reverse("search-suggest"), {"q": "Testov"}).content.decode():
        found.add("search")
    return found


def set_teams(client: Any, member: User, *teams: Team) -> Any:
    url = reverse("member-teams", args=[member.pk])
    return client.post(url, {"teams": [team.pk for team in teams]})


def test_who_is_added_sees_and_who_is_taken_out_does_not(
    client_of: Sign, admin: User, desk: Team, elsewhere: User, party: Party
) -> None:
    rules, client = client_of(admin), client_of(elsewhere)
    assert sees(client, party) == set()
    set_teams(rules, elsewhere, desk)
    assert sees(client, party) == {"page", "list", "counts", "search"}
    set_teams(rules, elsewhere)
    assert sees(client, party) == set()
    lines = AuditEntry.objects.filter(act=Act.TEAM_CHANGED, subject="elsewhere")
    told = {(one.details["change"], one.details["team"]) for one in lines}
    assert told == {("joined", "Desk"), ("left", "Elsewhere"), ("left", "Desk")}


def test_the_page_of_a_team_says_who_is_in_it(
    client_of: Sign, admin: User, desk: Team, elsewhere: User, owner: User, party: Party
) -> None:
    rules, client = client_of(admin), client_of(owner)
    url = reverse("team", args=[desk.pk])
    rules.post(url, {"members": [admin.pk, elsewhere.pk]})
    assert set(desk.memberships.values_list("user__username", flat=True)) == {"admin", "elsewhere"}
    assert sees(client, party) == set()
    assert sees(client_of(elsewhere), party) == {"page", "list", "counts", "search"}


def test_a_team_is_made_and_renamed(client_of: Sign, admin: User) -> None:
    client = client_of(admin)
    made = client.post(reverse("team-new"), {"name": "Caucasus"})
    team = Team.objects.get(name="Caucasus")
    assert made["Location"] == reverse("team", args=[team.pk])
    client.post(reverse("team-rename", args=[team.pk]), {"name": "South Caucasus"})
    team.refresh_from_db()
    assert team.name == "South Caucasus"
    lines = AuditEntry.objects.filter(act=Act.TEAM_CHANGED).order_by("id")
    assert [one.details["change"] for one in lines] == ["made", "renamed"]


def test_denial_two_teams_of_one_name(client_of: Sign, admin: User, desk: Team) -> None:
    answer = client_of(admin).post(reverse("team-new"), {"name": "DESK"})
    assert "There is a team of this name." in answer.content.decode()
    assert 'value="DESK"' in answer.content.decode()
    assert Team.objects.count() == 1


def test_denial_a_team_with_cases_does_not_vanish(
    client_of: Sign, admin: User, desk: Team, party: Party
) -> None:
    answer = client_of(admin).post(reverse("team-remove", args=[desk.pk]), follow=True)
    assert "cannot go" in answer.content.decode()
    assert Team.objects.filter(pk=desk.pk).exists()
    assert Membership.objects.filter(team=desk).exists()


def test_an_empty_team_goes_with_its_members(
    client_of: Sign, admin: User, elsewhere: User, outsider: User
) -> None:
    team = Team.objects.get(name="Elsewhere")
    client_of(admin).post(reverse("team-remove", args=[team.pk]))
    assert not Team.objects.filter(pk=team.pk).exists()
    assert not outsider.memberships.exists()


@pytest.mark.parametrize("name", ["team", "team-rename", "team-remove"])
def test_denial_only_admins_change_teams(
    client_of: Sign, teammate: User, desk: Team, name: str
) -> None:
    client = client_of(teammate)
    answer = client.post(reverse(name, args=[desk.pk]), {"name": "Mine", "members": []})
    assert answer.status_code == 403
    desk.refresh_from_db()
    assert desk.name == "Desk"
    assert desk.memberships.exists()

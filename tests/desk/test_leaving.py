"""Somebody leaves: everything passes on in one act, and shows nobody what they may not see."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import invitations, staff
from accounts.models import Act, AuditEntry, Level, Notice, Scope, ScopeTeam, ScopeUser, Team, User
from accounts.roles import Role
from cases import listing
from cases.models import Case, Task
from core.actor import acting
from desk.leaving import leave
from people.models import Person
from tests.conftest import CommitClient, join
from tests.factories import make_case, make_party, make_person

Sign = Callable[[User], Any]


@pytest.fixture
def heir(desk: Team) -> User:
    return join("heir", Role.CASEWORKER, desk)


@pytest.fixture
def secret(owner: User) -> Case:
    """Only the one who leaves sees it, and the person in it."""
    person = Person(scope=named_only(owner), display_name="Zamira Secretova", sort_key="secretova")
    person.save()
    case = Case(scope=named_only(owner), country="KZ", title="Secretova, Kazakhstan", lead=owner)
    case.save()
    make_party(case, person)
    listing.refresh(cases=[case.pk])
    return case


def named_only(*users: User) -> Scope:
    scope = Scope(level=Level.NAMED)
    scope.save()
    for user in users:
        ScopeUser(scope=scope, user=user).save()
    return scope


def post(client: Any, member: User, to: User, in_place: User, reason: str = "moves on") -> Any:
    given = {"to": to.pk, "in_place": in_place.pk, "reason": reason}
    return client.post(reverse("member-leave", args=[member.pk]), given)


def test_leads_and_open_tasks_pass_on(
    client_of: Sign, admin: User, owner: User, heir: User
) -> None:
    case = make_case(owner, lead=owner)
    still, done = (Task(case=case, text=text, assignee=owner) for text in ("call", "write"))
    still.save()
    done.done_on = "2023-01-01"
    done.save()
    assert post(client_of(admin), owner, heir, heir).status_code == 302
    for row in (case, still, done):
        row.refresh_from_db()
    assert (case.lead, still.assignee, done.assignee) == (heir, heir, owner)


def test_what_the_heir_does_not_see_is_nobodys(
    client_of: Sign, admin: User, owner: User, heir: User, outsider: User
) -> None:
    case = make_case(owner, lead=owner)
    task = Task(case=case, text="call", assignee=owner)
    task.save()
    post(client_of(admin), owner, outsider, heir)
    case.refresh_from_db()
    task.refresh_from_db()
    assert (case.lead, task.assignee) == (None, None)


def test_a_case_that_nobody_else_saw_names_another(
    client_of: Sign, admin: User, owner: User, heir: User, secret: Case
) -> None:
    post(client_of(admin), owner, heir, heir)
    assert client_of(heir).get(secret.get_absolute_url()).status_code == 200
    assert "Secretova" in client_of(heir).get(reverse("cases")).content.decode()
    assert list(secret.scope.users.values_list("user__username", flat=True)) == ["heir"]
    secret.refresh_from_db()
    assert secret.lead == heir
    assert list(listing.store.differences()) == []


def test_denial_who_ends_the_account_is_shown_nothing_hidden(
    client_of: Sign, admin: User, owner: User, heir: User
) -> None:
    url, client = reverse("member-leave", args=[owner.pk]), client_of(admin)
    before = passing(client.get(url).content.decode())
    make_secret(owner)
    assert passing(client.get(url).content.decode()) == before


def passing(page: str) -> str:
    return page[page.index('id="passing"') : page.index("</section>")]


def make_secret(owner: User) -> Case:
    case = Case(scope=named_only(owner), country="KZ", title="Secretova", lead=owner)
    case.save()
    Task(case=case, text="call", assignee=owner).save()
    return case


def test_denial_ending_an_account_opens_nothing_to_who_ends_it(
    client_of: Sign, admin: User, owner: User, heir: User, secret: Case
) -> None:
    answer = post(client_of(admin), owner, heir, admin)
    assert answer.status_code == 200
    owner.refresh_from_db()
    assert owner.is_active
    post(client_of(admin), owner, heir, heir)
    assert client_of(admin).get(secret.get_absolute_url()).status_code == 404


def test_an_admin_alone_takes_the_place(
    client_of: Sign, admin: User, owner: User, secret: Case
) -> None:
    assert post(client_of(admin), owner, admin, admin).status_code == 302
    assert client_of(admin).get(secret.get_absolute_url()).status_code == 200


def test_denial_nobody_is_added_where_others_are_named(
    client_of: Sign, admin: User, owner: User, teammate: User, heir: User
) -> None:
    case = Case(scope=named_only(owner, teammate), country="KZ")
    case.save()
    post(client_of(admin), owner, heir, heir)
    assert list(case.scope.users.values_list("user__username", flat=True)) == ["teammate"]


def test_the_case_of_a_team_of_one_is_not_lost(client_of: Sign, admin: User, heir: User) -> None:
    team = Team(name="Alone")
    team.save()
    last = join("last", Role.CASEWORKER, team)
    scope = Scope(level=Level.TEAMS)
    scope.save()
    ScopeTeam(scope=scope, team=team).save()
    case = Case(scope=scope, country="KZ")
    case.save()
    post(client_of(admin), last, heir, heir)
    assert client_of(heir).get(case.get_absolute_url()).status_code == 200


def test_the_account_is_ended(client_of: Sign, admin: User, owner: User, heir: User) -> None:
    session = client_of(owner)
    Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={})
    assert session.get(reverse("cases")).status_code == 200
    post(client_of(admin), owner, heir, heir)
    assert session.get(reverse("cases")).status_code == 302
    given = {"username": "owner", "password": "correct horse"}
    assert CommitClient().post(reverse("sign-in"), given).status_code == 200
    assert not Authenticator.objects.filter(user=owner).exists()
    assert not owner.memberships.exists()
    line = AuditEntry.objects.get(act=Act.LEFT)
    assert (line.subject, line.reason, line.user_name) == ("owner", "moves on", "Admin")
    assert Notice.objects.get(user=heir).about == "owner"
    page = client_of(admin).get(reverse("member", args=[owner.pk])).content.decode()
    assert "No longer here: the account was ended on" in page


def test_open_invitations_of_who_leaves_are_withdrawn(
    client_of: Sign, admin: User, outsider: User, heir: User
) -> None:
    with acting(outsider):
        made = invitations.invite(by=outsider, full_name="Friend", role=Role.ADMIN)
    address = invitations.link_of(made, "")
    post(client_of(admin), outsider, heir, heir)
    made.refresh_from_db()
    assert made.withdrawn_at
    assert CommitClient().get(address).status_code == 404


def test_denial_nobody_ends_their_own_account(admin: User, heir: User) -> None:
    with acting(admin), pytest.raises(staff.RefusedError):
        leave(by=admin, member=admin, to=heir, in_place=heir, reason="x")
    assert User.objects.get(pk=admin.pk).is_active


def test_denial_only_admins_end_accounts(
    client_of: Sign, teammate: User, owner: User, heir: User
) -> None:
    assert post(client_of(teammate), owner, heir, heir).status_code == 403
    assert User.objects.get(pk=owner.pk).is_active


def test_denial_a_missing_reason_ends_nothing(
    client_of: Sign, admin: User, owner: User, heir: User
) -> None:
    page = post(client_of(admin), owner, heir, heir, reason="").content.decode()
    assert "Nothing was saved yet" in page
    assert User.objects.get(pk=owner.pk).is_active


def test_the_preview_asks_as_often_for_many(client_of: Sign, admin: User, owner: User) -> None:
    client, url = client_of(admin), reverse("member-leave", args=[owner.pk])

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    def led() -> None:
        case = make_case(owner, lead=owner)
        make_party(case, make_person(by=owner))
        Task(case=case, text="call", assignee=owner).save()

    led()
    before = queries()
    for _ in range(5):
        led()
    assert queries() == before

"""Who works here: the list, a member's page, changing roles."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from accounts import staff
from accounts.models import Act, AuditEntry, FactorReset, Notice, Team, User
from accounts.roles import Role
from core.actor import acting
from tests.conftest import join

Sign = Callable[[User], Any]


def post_role(client: Any, member: User, role: str, reason: str = "new work") -> Any:
    url = reverse("member-role", args=[member.pk])
    return client.post(url, {"role": role, "reason": reason})


def test_the_page_lists_who_works_here(client_of: Sign, admin: User, owner: User) -> None:
    owner.is_active = False
    owner.save()
    page = client_of(admin).get(reverse("staff")).content.decode()
    for said in ("Admin", "Desk", "No longer here", "Owner"):
        assert said in page


def test_the_list_asks_as_often_for_many(client_of: Sign, admin: User, desk: Team) -> None:
    client = client_of(admin)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("staff"))
        return len(caught)

    before = queries()
    for number in range(5):
        join(f"more{number}", Role.CASEWORKER, desk)
    assert queries() == before


def test_a_role_is_changed_with_a_reason(client_of: Sign, admin: User, owner: User) -> None:
    assert post_role(client_of(admin), owner, "COORDINATOR").status_code == 302
    owner.refresh_from_db()
    assert owner.role == Role.COORDINATOR
    line = AuditEntry.objects.get(act=Act.ROLE_CHANGED)
    assert (line.subject, line.reason) == ("owner", "new work")
    assert line.details == {"from": "CASEWORKER", "to": "COORDINATOR"}
    assert Notice.objects.get(user=owner).about == "owner"


def test_denial_a_role_is_not_changed_without_a_reason(
    client_of: Sign, admin: User, owner: User
) -> None:
    answer = post_role(client_of(admin), owner, "COORDINATOR", reason="")
    assert answer.status_code == 200
    owner.refresh_from_db()
    assert owner.role == Role.CASEWORKER


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COORDINATOR])
def test_denial_nobody_changes_their_own_role(client_of: Sign, admin: User, role: Role) -> None:
    answer = post_role(client_of(admin), admin, role)
    assert "ask another admin" in answer.content.decode()
    admin.refresh_from_db()
    assert admin.role == Role.ADMIN


def test_denial_who_was_demoted_meanwhile_demotes_nobody(admin: User, outsider: User) -> None:
    with acting(admin):
        staff.change_role(by=admin, member=outsider, role=Role.CASEWORKER, reason="x")
    with acting(outsider), pytest.raises(staff.RefusedError):
        staff.change_role(by=outsider, member=admin, role=Role.CASEWORKER, reason="x")
    assert User.objects.filter(role=Role.ADMIN).get() == admin


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_denial_other_roles_see_no_staff_pages(
    client_of: Sign, desk: Team, admin: User, role: Role
) -> None:
    client = client_of(join("somebody", role, desk))
    assert client.get(reverse("staff")).status_code == 403
    assert client.get(reverse("member", args=[admin.pk])).status_code == 403
    assert post_role(client, admin, "AUDITOR").status_code == 403


def test_a_new_role_counts_at_once(client_of: Sign, admin: User, owner: User) -> None:
    client = client_of(owner)
    assert client.get(reverse("cases")).status_code == 200
    owner.memberships.get().delete()
    post_role(client_of(admin), owner, "AUDITOR")
    assert client.get(reverse("cases")).status_code == 403


def test_the_page_of_a_member_offers_nothing_against_oneself(
    client_of: Sign, admin: User, owner: User
) -> None:
    client = client_of(admin)
    other = client.get(reverse("member", args=[owner.pk])).content.decode()
    own = client.get(reverse("member", args=[admin.pk])).content.decode()
    for name in ("member-role", "member-leave", "factor-reset"):
        assert reverse(name, args=[owner.pk]) in other
        assert reverse(name, args=[admin.pk]) not in own


def test_name_and_address_are_changed_and_the_line_does_not_say_to_what(
    client_of: Sign, admin: User, owner: User
) -> None:
    url = reverse("member-edit", args=[owner.pk])
    answer = client_of(admin).post(url, {"full_name": "Olga O'Neil", "email": "olga@example.org"})
    assert answer.status_code == 302
    page = client_of(admin).get(reverse("member", args=[owner.pk])).content.decode()
    assert escape("Olga O'Neil") in page
    line = AuditEntry.objects.get(act=Act.OFFICE_CHANGED)
    assert line.details == {"changed": ["full_name", "email"]}


def test_denial_a_wrong_address_is_refused_and_kept_in_the_field(
    client_of: Sign, admin: User, owner: User
) -> None:
    url = reverse("member-edit", args=[owner.pk])
    answer = client_of(admin).post(url, {"full_name": "Olga", "email": "no address"})
    assert 'value="no address"' in answer.content.decode()
    owner.refresh_from_db()
    assert owner.email == ""


def test_notices_stand_on_the_first_page_until_read(
    client_of: Sign, admin: User, owner: User
) -> None:
    post_role(client_of(admin), owner, "COORDINATOR")
    client = client_of(owner)
    assert "A role was changed" in client.get(reverse("home")).content.decode()
    client.post(reverse("notice-read", args=[Notice.objects.get(user=owner).pk]))
    assert "A role was changed" not in client.get(reverse("home")).content.decode()


def test_denial_nobody_reads_away_the_notice_of_another(
    client_of: Sign, admin: User, owner: User, teammate: User
) -> None:
    post_role(client_of(admin), owner, "COORDINATOR")
    notice = Notice.objects.get(user=owner)
    url = reverse("notice-read", args=[notice.pk])
    assert client_of(teammate).post(url).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


DANGEROUS = ["member-role", "member-teams", "member-edit", "member-leave", "factor-reset", "team"]


@pytest.mark.parametrize("name", DANGEROUS)
def test_denial_a_browser_left_open_changes_nothing(
    client_of: Sign, admin: User, owner: User, desk: Team, name: str
) -> None:
    client = client_of(admin)
    session = client.session
    session["proved_at"] = 0
    session.save()
    url = reverse(name, args=[desk.pk if name == "team" else owner.pk])
    shown = client.get(url)
    assert (shown.status_code, reverse("confirm") in shown["Location"]) == (302, True)
    sent = {"role": "ADMIN", "reason": "x", "email": "x@example.org", "full_name": "X"}
    client.post(url, {**sent, "to": admin.pk, "in_place": admin.pk})
    owner.refresh_from_db()
    assert (owner.role, owner.email, owner.is_active) == (Role.CASEWORKER, "", True)
    assert owner.memberships.exists()
    assert not FactorReset.objects.exists()


def test_auditors_are_told_on_the_trail(client_of: Sign, admin: User, desk: Team) -> None:
    auditor = join("auditor", Role.CASEWORKER, desk)
    auditor.memberships.get().delete()
    post_role(client_of(admin), auditor, "AUDITOR")
    assert "A role was changed" in client_of(auditor).get(reverse("trail")).content.decode()


def test_the_trail_names_whose_page_was_looked_at(
    client_of: Sign, admin: User, owner: User
) -> None:
    client_of(admin).get(reverse("member", args=[owner.pk]))
    assert AuditEntry.objects.get(act=Act.READ).subject == "owner"

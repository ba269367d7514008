"""Invitations: one-time links, and joining by one."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import invitations, jobs
from accounts.models import Act, AuditEntry, Invitation, Notice, Team, User
from accounts.roles import Role
from core.actor import acting
from tests.conftest import CommitClient

Sign = Callable[[User], Any]
GIVEN = {"full_name": "Nora New", "role": "CASEWORKER"}
CHOSEN = {"username": "nora", "password": "a lamp on the stairs", "again": "a lamp on the stairs"}


@pytest.fixture
def invitation(admin: User, desk: Team) -> Invitation:
    with acting(admin):
        return invitations.invite(by=admin, full_name="Nora New", role=Role.CASEWORKER, team=desk)


def link(invitation: Invitation) -> str:
    return invitations.link_of(invitation, "")


def made(client: Any, **fields: object) -> str:
    """The page after inviting."""
    answer = client.post(reverse("invite"), {**GIVEN, **fields})
    return client.get(answer["Location"]).content.decode()


def test_a_link_is_shown_once_and_makes_an_account(
    client_of: Sign, admin: User, desk: Team
) -> None:
    client = client_of(admin)
    page = made(client, team=desk.pk)
    path = re.search(r"http://testserver(/join/\w+/)", page)[1]
    assert client.get(reverse("invitation-made")).status_code == 302
    answer = CommitClient().post(path, CHOSEN)
    assert answer["Location"] == reverse("sign-in")
    joined = User.objects.get(username="nora")
    assert (joined.full_name, joined.role) == ("Nora New", Role.CASEWORKER)
    assert joined.memberships.get().team == desk
    assert joined.check_password(CHOSEN["password"])


def test_the_trail_and_the_admins_are_told(invitation: Invitation, admin: User) -> None:
    CommitClient().post(link(invitation), CHOSEN)
    assert AuditEntry.objects.get(act=Act.INVITED).subject == str(invitation.pk)
    line = AuditEntry.objects.get(act=Act.JOINED)
    assert (line.user_name, line.subject) == ("Nora New", "nora")
    assert (line.details["role"], line.details["invited_by"]) == ("CASEWORKER", "admin")
    assert Notice.objects.get(user=admin).about == "nora"


def test_denial_no_table_holds_the_token(client_of: Sign, admin: User) -> None:
    with override_settings(EMAIL_HOST="mail.example.org"):
        page = made(client_of(admin), email="nora@example.org")
    token = re.search(r"/join/(\w+)/", page)[1]
    assert len(token) == 64
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        assert "procrastinate_jobs" in tables
        for table in tables:
            held = f'SELECT count(*) FROM "{table}" AS held WHERE held::text LIKE %s'
            cursor.execute(held, [f"%{token}%"])
            assert cursor.fetchone() == (0,), table


def test_the_link_is_mailed_where_there_is_a_mail_server(client_of: Sign, admin: User) -> None:
    with override_settings(EMAIL_HOST="mail.example.org"):
        page = made(client_of(admin), email="nora@example.org")
        job = ProcrastinateJob.objects.get(task_name=jobs.mail_invitation.name)
        jobs.mail_invitation(**job.args)
    (sent,) = mail.outbox
    assert sent.to == ["nora@example.org"]
    assert re.search(r"http://testserver/join/\w+/", page)[0] in sent.body
    assert sent.subject == "Your invitation"


def test_denial_nothing_is_mailed_for_what_was_withdrawn(admin: User) -> None:
    with acting(admin), override_settings(EMAIL_HOST="mail.example.org"):
        one = invitations.invite(by=admin, full_name="N", role=Role.AUDITOR, email="n@example.org")
        invitations.withdraw(by=admin, invitation=one)
        jobs.mail_invitation(invitation=str(one.pk), origin="http://testserver/")
    assert mail.outbox == []


def test_without_a_mail_server_the_page_says_to_hand_it_over(client_of: Sign, admin: User) -> None:
    assert "sends no mail" in client_of(admin).get(reverse("invite")).content.decode()
    assert "on a way that only they read" in made(client_of(admin), email="nora@example.org")
    assert not ProcrastinateJob.objects.filter(task_name=jobs.mail_invitation.name).exists()


def spoil(invitation: Invitation, how: str) -> str:
    """The address of a link that opens nothing."""
    now = timezone.now()
    changes = {
        "used": {"used_at": now, "used_by": invitation.invited_by},
        "withdrawn": {"withdrawn_at": now},
        "too old": {"expires_at": now - timedelta(seconds=1)},
    }
    if how == "invented":
        return reverse("join", args=["0" * 64])
    if how == "of who left":
        User.objects.filter(pk=invitation.invited_by_id).update(is_active=False)
    else:
        Invitation.objects.filter(pk=invitation.pk).update(**changes[how])
    return link(invitation)


@pytest.mark.parametrize("how", ["used", "withdrawn", "too old", "invented", "of who left"])
def test_denial_links_that_open_nothing_are_one_page(invitation: Invitation, how: str) -> None:
    address, client = spoil(invitation, how), CommitClient()
    shown = client.get(address)
    assert shown.status_code == 404
    assert "This link is not valid" in shown.content.decode()
    assert "Nora" not in shown.content.decode()
    assert client.post(address, CHOSEN).status_code == 404
    assert not User.objects.filter(username="nora").exists()


def test_denial_a_link_works_once(invitation: Invitation) -> None:
    assert CommitClient().post(link(invitation), CHOSEN).status_code == 302
    again = CommitClient().post(link(invitation), {**CHOSEN, "username": "second"})
    assert again.status_code == 404
    assert not User.objects.filter(username="second").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "ADMIN"}, "Choose another"),
        ({"username": "no spaces here"}, "valid username"),
        ({"again": "something else"}, "not the same"),
        ({"password": "short", "again": "short"}, "too short"),
        (
            {
                "username": "a-lamp-on-stairs",
                "password": "a-lamp-on-stair",
                "again": "a-lamp-on-stair",
            },
            "too similar",
        ),
    ],
)
def test_denial_what_was_typed_stays_but_the_password(
    invitation: Invitation, wrong: dict[str, str], said: str
) -> None:
    sent = {**CHOSEN, **wrong}
    page = CommitClient().post(link(invitation), sent).content.decode()
    assert said in page
    assert f'value="{sent["username"]}"' in page
    assert f'value="{sent["password"]}"' not in page
    assert f'value="{sent["again"]}"' not in page
    assert User.objects.count() == 1


def test_an_invitation_is_withdrawn(client_of: Sign, admin: User, invitation: Invitation) -> None:
    client = client_of(admin)
    assert "Nora New" in client.get(reverse("staff")).content.decode()
    client.post(reverse("invitation-withdraw", args=[invitation.pk]))
    assert "Nora New" not in client.get(reverse("staff")).content.decode()
    assert AuditEntry.objects.get(act=Act.INVITATION_WITHDRAWN).subject == str(invitation.pk)


def test_denial_who_has_an_account_does_not_join_again(
    client_of: Sign, owner: User, invitation: Invitation
) -> None:
    assert client_of(owner).post(link(invitation), CHOSEN).status_code == 403
    assert not User.objects.filter(username="nora").exists()


@pytest.mark.parametrize("name", ["invite", "invitation-made"])
def test_denial_only_admins_invite(client_of: Sign, teammate: User, name: str) -> None:
    assert client_of(teammate).get(reverse(name)).status_code == 403
    assert client_of(teammate).post(reverse(name), GIVEN).status_code in (403, 405)
    assert not Invitation.objects.exists()


def test_the_page_to_join_is_not_kept_and_tells_no_other_site(invitation: Invitation) -> None:
    answer = CommitClient().get(link(invitation))
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")

"""Ways around the walls that somebody tried: each must stay closed."""

from typing import Any

import pytest
from django.urls import reverse

from accounts import invitations, resets, staff
from accounts.models import (
    Act,
    AuditEntry,
    FactorReset,
    Invitation,
    Notice,
    NoticeKind,
    Outcome,
    Team,
    User,
)
from accounts.roles import Role
from core.actor import acting
from tests.accounts.test_invitations import CHOSEN, link
from tests.conftest import CommitClient


@pytest.fixture
def invitation(admin: User, desk: Team) -> Invitation:
    with acting(admin):
        return invitations.invite(by=admin, full_name="Nora New", role=Role.ADMIN, team=desk)


def test_denial_the_trail_holds_no_link_that_is_still_open(
    client_of: Any, admin: User, invitation: Invitation
) -> None:
    """An admin who tries the link while signed in must not hand it to whoever audits."""
    assert client_of(admin).get(link(invitation)).status_code == 403
    token = invitations.token_of(invitation)
    for line in AuditEntry.objects.all():
        assert token not in f"{line.subject} {line.details}"


def test_denial_an_invitation_of_who_is_no_longer_an_admin_opens_nothing(
    admin: User, outsider: User, invitation: Invitation
) -> None:
    """Else they would come back as the admin whom they invited themselves."""
    with acting(outsider):
        staff.change_role(by=outsider, member=admin, role=Role.CASEWORKER, reason="moves on")
    assert CommitClient().post(link(invitation), CHOSEN).status_code == 404
    assert not User.objects.filter(username="nora").exists()


def test_denial_a_reset_asked_by_who_is_no_longer_an_admin_does_not_wait(
    admin: User, outsider: User, owner: User
) -> None:
    with acting(admin):
        resets.ask(by=admin, member=owner, reason="lost")
    with acting(outsider):
        staff.change_role(by=outsider, member=admin, role=Role.CASEWORKER, reason="moves on")
    assert FactorReset.objects.count() == 1
    assert not resets.waiting().exists()


def test_denial_nobody_joins_a_team_unnoticed(client_of: Any, owner: User, outsider: User) -> None:
    """An admin who lets themselves see a team's cases: the team is told."""
    team = owner.memberships.get().team
    client = client_of(outsider)
    teams = [one.team.pk for one in outsider.memberships.all()]
    client.post(reverse("member-teams", args=[outsider.pk]), {"teams": [*teams, team.pk]})
    assert outsider.memberships.filter(team=team).exists()
    (notice,) = Notice.objects.filter(user=owner)
    assert notice.about.startswith("outsider")
    assert notice.by == "outsider"


def test_denial_a_wrong_proof_is_in_the_trail(client_of: Any, admin: User) -> None:
    """Whoever guesses the password at a browser that was left open is seen."""
    client = client_of(admin)
    client.post(reverse("confirm"), {"proof-password": "guessed"})
    line = AuditEntry.objects.get(act=Act.SIGN_IN_FAILED)
    assert (line.subject, line.outcome) == ("admin", Outcome.FAILED)


def test_denial_nobody_opens_the_recovery_sheet_unnoticed(
    client_of: Any, admin: User, outsider: User
) -> None:
    """It does alone what else takes two admins; looking twice tells once."""
    client = client_of(admin)
    client.get(reverse("recovery"))
    client.get(reverse("recovery"))
    (notice,) = Notice.objects.filter(kind=NoticeKind.SHEET_SHOWN)
    assert (notice.user, notice.by) == (outsider, admin.username)


def test_denial_who_reads_cases_by_team_is_made_no_auditor(owner: User, admin: User) -> None:
    """What only they see would be seen by nobody, and pass on to nobody."""
    with acting(admin), pytest.raises(staff.RefusedError):
        staff.change_role(by=admin, member=owner, role=Role.AUDITOR, reason="audits now")
    owner.refresh_from_db()
    assert owner.role == Role.CASEWORKER

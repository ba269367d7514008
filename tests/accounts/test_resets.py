"""A lost second factor: two admins, or one with the sheet, and everybody is told."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from accounts import recovery
from accounts.models import Act, AuditEntry, FactorReset, Notice, NoticeKind, Outcome, User
from tests.conftest import CommitClient

Sign = Callable[[User], Any]


@pytest.fixture
def lost(owner: User) -> User:
    """Has a second factor somewhere at the bottom of a lake."""
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=owner, type=kind, data={})
    return owner


def ask(client: Any, member: User, code: str = "", reason: str = "lost the phone") -> Any:
    url = reverse("factor-reset", args=[member.pk])
    return client.post(url, {"reason": reason, "code": code})


def decide(client: Any, **given: str) -> Any:
    return client.post(reverse("factor-reset-decide", args=[FactorReset.objects.get().pk]), given)


def factors(member: User) -> int:
    return Authenticator.objects.filter(user=member).count()


def test_two_admins_reset_it(client_of: Sign, admin: User, outsider: User, lost: User) -> None:
    session = client_of(lost)
    assert ask(client_of(admin), lost).status_code == 302
    assert factors(lost) == 2
    assert "lost the phone" in client_of(outsider).get(reverse("home")).content.decode()
    decide(client_of(outsider), agree="1")
    assert factors(lost) == 0
    assert session.get(reverse("cases")).status_code == 302
    asked, done = AuditEntry.objects.filter(
        act__in=[Act.FACTOR_RESET_ASKED, Act.FACTOR_RESET]
    ).order_by("id")
    assert (asked.user_name, asked.subject, asked.reason) == ("Admin", "owner", "lost the phone")
    assert (done.user_name, done.details["asked_by"]) == ("Outsider", "admin")


def test_everybody_is_told(
    client_of: Sign, admin: User, outsider: User, teammate: User, lost: User
) -> None:
    ask(client_of(admin), lost)
    decide(client_of(outsider), agree="1")
    told = Notice.objects.filter(kind=NoticeKind.FACTOR_RESET, about="owner")
    assert {one.user for one in told} == {admin, outsider, teammate, lost}


def test_denial_who_asked_does_not_agree(
    client_of: Sign, admin: User, outsider: User, lost: User
) -> None:
    client = client_of(admin)
    ask(client, lost)
    assert "cannot agree as well" in decide_and_follow(client, agree="1")
    assert factors(lost) == 2
    assert FactorReset.objects.get().agreed is None


def decide_and_follow(client: Any, **given: str) -> str:
    url = reverse("factor-reset-decide", args=[FactorReset.objects.get().pk])
    return client.post(url, given, follow=True).content.decode()


def test_denial_the_person_concerned_does_not_agree(
    client_of: Sign, admin: User, outsider: User
) -> None:
    Authenticator.objects.create(user=outsider, type=Authenticator.Type.TOTP, data={})
    concerned = client_of(outsider)
    FactorReset.objects.create(user=outsider, reason="x", asked_by=admin)
    assert "ask another admin" in decide_and_follow(concerned, agree="1")
    assert factors(outsider) == 1


def test_denial_nobody_asks_for_themselves(client_of: Sign, admin: User, outsider: User) -> None:
    answer = ask(client_of(admin), admin)
    assert "ask another admin" in answer.content.decode()
    assert not FactorReset.objects.exists()


def test_one_admin_with_the_sheet_is_enough(client_of: Sign, admin: User, lost: User) -> None:
    ask(client_of(admin), lost, code=recovery.sheet_code())
    reset = FactorReset.objects.get()
    assert (reset.agreed, reset.with_sheet, reset.decided_by) == (True, True, admin)
    assert factors(lost) == 0
    assert AuditEntry.objects.get(act=Act.FACTOR_RESET).details["with_sheet"] is True


def test_denial_a_wrong_code_resets_nothing_and_is_not_shown_again(
    client_of: Sign, admin: User, outsider: User, lost: User
) -> None:
    page = ask(client_of(admin), lost, code="WRONG-CODE").content.decode()
    assert "not the code on the recovery sheet" in page
    assert "WRONG-CODE" not in page
    assert 'value="lost the phone"' in page
    assert factors(lost) == 2
    assert not FactorReset.objects.exists()


def test_denial_a_single_admin_needs_the_sheet(client_of: Sign, admin: User, lost: User) -> None:
    page = ask(client_of(admin), lost).content.decode()
    assert "Nobody else could agree" in page
    assert not FactorReset.objects.exists()


def test_denial_it_waits_only_once(
    client_of: Sign, admin: User, outsider: User, lost: User
) -> None:
    ask(client_of(admin), lost)
    assert "waits for a second admin" in ask(client_of(outsider), lost).content.decode()
    assert FactorReset.objects.count() == 1


def test_who_asked_can_take_it_back(
    client_of: Sign, admin: User, outsider: User, lost: User
) -> None:
    ask(client_of(admin), lost)
    decide(client_of(admin))
    assert FactorReset.objects.get().agreed is False
    assert AuditEntry.objects.get(act=Act.FACTOR_RESET).outcome == Outcome.DENIED
    assert decide(client_of(outsider), agree="1").status_code == 404
    assert factors(lost) == 2


def test_denial_other_roles_neither_ask_nor_agree(
    client_of: Sign, admin: User, outsider: User, teammate: User, lost: User
) -> None:
    client: CommitClient = client_of(teammate)
    assert ask(client, lost).status_code == 403
    ask(client_of(admin), lost)
    assert decide(client, agree="1").status_code == 403
    assert factors(lost) == 2

"""Signing in and out, in three roles."""

import pytest
from django.test import override_settings
from django.urls import reverse

from accounts.checks import two_roles
from accounts.models import Team, User
from accounts.roles import Role
from tests.conftest import CommitClient, join


@pytest.mark.parametrize("role", Role)
def test_each_role_signs_in_and_sees_the_desk(desk: Team, role: Role) -> None:
    join("somebody", role, desk)
    client = CommitClient()
    given = {"username": "somebody", "password": "correct horse"}
    response = client.post(reverse("sign-in"), given, follow=True)
    assert response.redirect_chain[0] == (reverse("home"), 302)
    assert response.status_code == 200


def test_denial_a_wrong_password_says_so_and_keeps_the_name_typed(owner: User) -> None:
    response = CommitClient().post(
        reverse("sign-in"), {"username": "owner", "password": "wrong"}, follow=True
    )
    assert "correct user name and password" in response.content.decode()
    assert 'value="owner"' in response.content.decode()


def test_denial_who_left_cannot_sign_in(owner: User) -> None:
    owner.is_active = False
    owner.save()
    response = CommitClient().post(
        reverse("sign-in"), {"username": "owner", "password": "correct horse"}
    )
    assert response.status_code == 200


def test_signing_out_is_by_post_and_clears_what_the_browser_kept(client_of, owner: User) -> None:
    client = client_of(owner)
    assert client.get(reverse("sign-out")).status_code == 405
    response = client.post(reverse("sign-out"))
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert {name for name, cookie in response.cookies.items() if not cookie.value} >= {"sessionid"}
    assert client.get(reverse("cases")).status_code == 302


def test_denial_the_cookies_of_a_session_that_ended_open_nothing(client_of, owner: User) -> None:
    client = client_of(owner)
    kept = client.cookies["sessionid"].value
    client.post(reverse("sign-out"))
    client.cookies["sessionid"] = kept
    assert client.get(reverse("cases")).url.startswith(reverse("sign-in"))


def test_no_page_behind_the_sign_in_may_be_kept_by_a_browser(client_of, owner: User) -> None:
    assert client_of(owner).get(reverse("cases")).headers["Cache-Control"] == "no-store"


def test_one_role_for_web_and_migrations_is_warned_of() -> None:
    with override_settings(DATABASES={"default": {"USER": "one"}, "owner": {"USER": "one"}}):
        assert [warning.id for warning in two_roles(None)] == ["accounts.W001"]
    with override_settings(DATABASES={"default": {"USER": "app"}, "owner": {"USER": "owner"}}):
        assert two_roles(None) == []

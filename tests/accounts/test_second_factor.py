"""The second step of signing in, and who must have one."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from accounts import factors
from accounts.models import Act, AuditEntry, User
from tests.accounts.signing import (
    SECRET,
    code_now,
    give_app,
    give_codes,
    secret_in,
    type_code,
    type_password,
)
from tests.conftest import CommitClient


@pytest.fixture
def office(settings) -> None:
    settings.DEMO = False


def test_a_password_alone_opens_nothing_of_whoever_has_an_app(owner: User) -> None:
    give_app(owner)
    client = CommitClient()
    assert type_password(client, "owner").url == reverse("mfa_authenticate")
    assert client.get(reverse("cases")).url.startswith(reverse("sign-in"))
    assert type_code(client, code_now()).url == reverse("home")
    assert client.get(reverse("cases")).status_code == 200


def test_the_second_step_leads_to_the_page_that_was_asked_for(owner: User) -> None:
    give_app(owner)
    client = CommitClient()
    given = {"username": "owner", "password": "correct horse", "next": reverse("people")}
    client.post(reverse("sign-in"), given)
    assert type_code(client, code_now()).url == reverse("people")


def test_denial_the_second_step_without_the_first(owner: User) -> None:
    give_app(owner)
    assert type_code(CommitClient(), code_now()).url == reverse("sign-in")


def test_denial_a_wrong_code(owner: User) -> None:
    give_app(owner)
    client = CommitClient()
    type_password(client, "owner")
    response = type_code(client, "000000" if code_now() != "000000" else "111111")
    assert "Each code works only once" in response.content.decode()
    assert AuditEntry.objects.get(act=Act.SIGN_IN_FAILED).subject == "owner"


def test_denial_a_code_that_was_used(owner: User) -> None:
    give_app(owner)
    code = code_now()
    first, second = CommitClient(), CommitClient()
    type_password(first, "owner")
    type_password(second, "owner")
    assert type_code(first, code).status_code == 302
    assert type_code(second, code).status_code == 200
    assert second.get(reverse("cases")).status_code == 302


def test_denial_who_left_between_the_steps(owner: User) -> None:
    give_app(owner)
    client = CommitClient()
    type_password(client, "owner")
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert type_code(client, code_now()).status_code == 403
    assert client.get(reverse("cases")).status_code == 302


def test_each_recovery_code_works_once(owner: User) -> None:
    give_app(owner)
    code = give_codes(owner)[0]
    client = CommitClient()
    type_password(client, "owner")
    assert type_code(client, code).url == reverse("home")
    again = CommitClient()
    type_password(again, "owner")
    assert type_code(again, code).status_code == 200
    assert factors.codes_left(owner) == 9


def test_secrets_lie_encrypted(owner: User) -> None:
    stored = give_app(owner).data["secret"]
    assert SECRET not in stored
    give_codes(owner)
    seed = Authenticator.objects.get(type=factors.Type.RECOVERY_CODES).data["seed"]
    assert len(seed) > 80


@pytest.mark.parametrize("name", ["home", "cases", "account", "staff", "account-password"])
def test_denial_nothing_opens_before_a_second_factor(office, client_of, admin, name) -> None:
    assert client_of(admin).get(reverse(name)).url == reverse("first-factor")


@pytest.mark.parametrize("name", ["sessions-end", "language"])
def test_before_a_second_factor_posts_are_held_up_too(office, client_of, admin, name) -> None:
    response = client_of(admin).post(reverse(name))
    assert (response.url == reverse("first-factor")) == (name == "sessions-end")


def test_before_a_second_factor_one_may_leave(office, client_of, admin) -> None:
    client = client_of(admin)
    assert client.get(reverse("session")).status_code == 200
    assert client.post(reverse("sign-out")).url == reverse("sign-in")


def test_the_demonstration_asks_for_none(client_of, owner: User) -> None:
    assert client_of(owner).get(reverse("cases")).status_code == 200


def add_app(client: CommitClient) -> str:
    page = client.get(reverse("factor-app")).content.decode()
    assert "data:image/svg+xml" in page
    return client.post(reverse("factor-app"), {"code": code_now(secret_in(client))})


def test_adding_an_app_opens_the_desk_and_shows_recovery_codes(office, client_of, owner) -> None:
    client = client_of(owner)
    page = add_app(client).content.decode()
    assert page.count("<li><code>") == 10
    assert client.get(reverse("cases")).status_code == 200
    acts = AuditEntry.objects.filter(act=Act.FACTOR_ADDED).values_list("subject", flat=True)
    assert list(acts) == ["owner", "owner"]
    assert "app_secret" not in client.session


def test_denial_an_app_that_shows_another_code(client_of, owner: User) -> None:
    client = client_of(owner)
    client.get(reverse("factor-app"))
    client.post(reverse("factor-app"), {"code": "12345"})
    assert not factors.of(owner)


def test_denial_the_last_one_cannot_be_taken_away(office, client_of, owner: User) -> None:
    app = give_app(owner)
    response = client_of(owner).post(reverse("factor-remove"), {"factor": app.pk}, follow=True)
    assert "This is your last one" in response.content.decode()
    assert factors.of(owner)


def test_in_the_demonstration_the_last_one_goes_with_its_codes(client_of, owner: User) -> None:
    app, _codes = give_app(owner), give_codes(owner)
    client_of(owner).post(reverse("factor-remove"), {"factor": app.pk})
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.filter(act=Act.FACTOR_REMOVED, subject="owner").exists()


@pytest.mark.parametrize("given", ["", "x", "99999999"])
def test_denial_taking_away_what_is_not_ones_own(client_of, owner, admin, given) -> None:
    other = give_app(admin)
    for factor in (given, other.pk):
        client = client_of(owner)
        assert client.post(reverse("factor-remove"), {"factor": factor}).status_code == 404
    assert factors.of(admin)


def test_new_recovery_codes_replace_the_old(client_of, owner: User) -> None:
    give_app(owner)
    old = give_codes(owner)
    page = client_of(owner).post(reverse("recovery-codes")).content.decode()
    assert page.count("<li><code>") == 10
    assert factors.by_code(owner, old[0]) is None
    assert "<li><code>" not in client_of(owner).get(reverse("recovery-codes")).content.decode()

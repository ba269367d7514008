"""Passkeys and security keys: only what was signed here, now, by the right key is taken."""

import json

import pytest
from django.urls import reverse

from accounts import factors
from accounts.models import User
from tests.accounts.signing import type_password
from tests.accounts.soft_key import SoftKey
from tests.conftest import CommitClient

# A page that passes on what it is told, at addresses that look like ours or lie below it.
ELSEWHERE = [
    f"{scheme}://{host}"
    for scheme in ("http", "https")
    for host in (
        "evil.localhost", "www.localhost", "localhost.example.org", "xlocalhost", "example.org",
        "localhost:8443", "127.0.0.1", "localhost.", "localhost@example.org", "LOCALHOST.evil",
    )
]  # fmt: skip


def at_localhost(client: CommitClient | None = None) -> CommitClient:
    """Without TLS keys work there alone."""
    client = client or CommitClient()
    client.defaults["SERVER_NAME"] = "localhost"
    return client


def asked_on(page) -> dict:
    return json.loads(page.context["key_options"])["publicKey"]


def enrol(client: CommitClient, key: SoftKey, **lies):
    asked = asked_on(client.get(reverse("factor-key")))
    given = {"name": "grey key", "credential": key.made(asked, **lies)}
    return client.post(reverse("factor-key"), given)


@pytest.fixture
def key(client_of, owner: User) -> SoftKey:
    """The owner's."""
    key = SoftKey()
    enrol(at_localhost(client_of(owner)), key)
    assert [one.name for one in factors.of(owner)] == ["grey key"]
    return key


@pytest.fixture
def client(owner: User, key: SoftKey) -> CommitClient:
    """At the second step."""
    client = at_localhost()
    assert type_password(client, "owner").url == reverse("mfa_authenticate")
    return client


def answer(client: CommitClient, key: SoftKey, **lies):
    asked = asked_on(client.get(reverse("mfa_authenticate")))
    given = {"credential": key.signed(asked, **lies)}
    return client.post(reverse("mfa_authenticate"), given)


def is_in(client: CommitClient) -> bool:
    return client.get(reverse("session")).status_code == 200


def test_a_key_is_the_second_step(client: CommitClient, key: SoftKey) -> None:
    assert answer(client, key).url == reverse("home")
    assert is_in(client)


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_denial_a_signature_given_to_another_origin(client, key, origin: str) -> None:
    assert answer(client, key, origin=origin).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("lies", [{"host": "example.org"}, {"verified": False}])
def test_denial_a_signature_for_another_host_or_without_its_owner(client, key, lies) -> None:
    assert answer(client, key, **lies).status_code == 200
    assert not is_in(client)


def test_denial_a_key_that_nobody_added(client: CommitClient) -> None:
    assert answer(client, SoftKey()).status_code == 200
    assert not is_in(client)


def test_denial_a_signature_by_another_key_under_its_name(client, key) -> None:
    other = SoftKey()
    other.id = key.id
    assert answer(client, other).status_code == 200


def test_denial_the_key_of_somebody_else(client_of, admin, client) -> None:
    theirs = SoftKey()
    enrol(at_localhost(client_of(admin)), theirs)
    assert answer(client, theirs).status_code == 200


def test_denial_a_signature_sent_again(client: CommitClient, key: SoftKey, owner: User) -> None:
    asked = asked_on(client.get(reverse("mfa_authenticate")))
    given = {"credential": key.signed(asked)}
    assert client.post(reverse("mfa_authenticate"), given).status_code == 302
    client.post(reverse("sign-out"))
    type_password(client, "owner")
    assert client.post(reverse("mfa_authenticate"), given).status_code == 200
    assert not is_in(client)


def test_keys_are_never_held_up(client: CommitClient, key: SoftKey) -> None:
    for _ in range(7):
        answer(client, SoftKey())
    assert answer(client, key).status_code == 302


def by_key(client: CommitClient, key: SoftKey, user: User, **given: str):
    asked = client.get(reverse("sign-in-by-key")).json()["publicKey"]
    signed = key.signed(asked, user=user.pk.hex)
    return client.post(reverse("sign-in-by-key"), {"credential": signed, **given})


def test_a_passkey_alone_signs_in(key: SoftKey, owner: User) -> None:
    client = at_localhost()
    assert by_key(client, key, owner, next=reverse("people")).url == reverse("people")
    assert is_in(client)


def test_denial_a_passkey_that_says_it_is_somebody_elses(key, admin: User) -> None:
    client = at_localhost()
    assert "opens nothing here" in by_key(client, key, admin).content.decode()
    assert not is_in(client)


def test_denial_the_passkey_of_who_left(key: SoftKey, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)
    client = at_localhost()
    assert by_key(client, key, owner).status_code == 200
    assert not is_in(client)


ODD = ["", "x", "[]", "{}", "1", '{"response": 1}', '{"response": {"clientDataJSON": "x"}}', "\0"]


@pytest.mark.parametrize("credential", ODD)
def test_odd_answers_are_refused_and_break_nothing(client_of, owner, client, credential) -> None:
    given = {"credential": credential, "name": "key"}
    assert client.post(reverse("mfa_authenticate"), given).status_code == 200
    assert at_localhost().post(reverse("sign-in-by-key"), given).status_code == 200
    assert client_of(owner).post(reverse("factor-key"), given).status_code == 200


@pytest.mark.parametrize("lies", [{"origin": "http://evil.testserver"}, {"verified": False}])
def test_denial_adding_a_key_elsewhere_or_without_its_owner(client_of, admin, lies) -> None:
    enrol(at_localhost(client_of(admin)), SoftKey(), **lies)
    assert not factors.of(admin)

"""Guessing is slow, and locks nobody else out."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from accounts import limits
from accounts.models import Act, AuditEntry, User
from tests.accounts.signing import code_now, give_app, type_code, type_password
from tests.conftest import CommitClient

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


def guess(name: str, times: int, **extra: str) -> list[int]:
    return [
        type_password(CommitClient(), name, f"guess {n}", **extra).status_code for n in range(times)
    ]


def test_five_guesses_are_looked_at_and_no_more(owner: User) -> None:
    assert guess("owner", 7) == [200] * 5 + [429] * 2
    assert type_password(CommitClient(), "owner").status_code == 429
    assert AuditEntry.objects.filter(act=Act.SIGN_IN_FAILED, subject="owner").count() == 5


def test_the_person_signs_in_from_elsewhere_meanwhile(owner: User) -> None:
    guess("owner", 7, **ELSEWHERE)
    assert type_password(CommitClient(), "owner").status_code == 302


def test_somebody_else_signs_in_from_the_same_place(owner: User, admin: User) -> None:
    guess("owner", 7)
    assert type_password(CommitClient(), "admin").status_code == 302


def test_writing_the_name_otherwise_is_no_way_around(owner: User) -> None:
    guess("owner", 3)
    assert guess(" OWNER", 3) == [200, 200, 429]


def test_the_right_password_clears_the_count(owner: User) -> None:
    guess("owner", 4)
    type_password(CommitClient(), "owner")
    assert guess("owner", 5) == [200] * 5


def test_unknown_names_are_answered_like_known_ones(owner: User) -> None:
    answers = []
    for name in ("owner", "nobody"):
        client = CommitClient()
        pages = [type_password(client, name, "wrong") for _ in range(6)]
        answers.append([
            (page.status_code, page.content.decode().replace(name, "?").replace(token(page), ""))
            for page in pages
        ])  # fmt: skip
    assert answers[0] == answers[1]


def token(page) -> str:
    return str(page.context["csrf_token"])


def test_what_was_typed_is_not_in_the_trail(owner: User) -> None:
    type_password(CommitClient(), "my secret password", "x")
    entry = AuditEntry.objects.get(act=Act.SIGN_IN_FAILED)
    assert entry.subject == ""
    assert "secret" not in f"{entry.details}{entry.user_name}"


def test_many_names_from_one_place_are_held_up(owner: User, monkeypatch) -> None:
    monkeypatch.setattr(limits, "PER_ADDRESS", 6)
    for number in range(6):
        guess(f"name {number}", 1, **ELSEWHERE)
    assert type_password(CommitClient(), "owner", **ELSEWHERE).status_code == 429
    assert type_password(CommitClient(), "owner").status_code == 302


def test_codes_are_limited_too(owner: User) -> None:
    give_app(owner)
    client = CommitClient()
    type_password(client, "owner")
    assert [type_code(client, "12345").status_code for _ in range(6)] == [200] * 5 + [429]
    assert type_code(client, code_now()).status_code == 429


def test_codes_from_many_places_are_limited_but_not_where_the_person_works(
    owner: User, monkeypatch
) -> None:
    monkeypatch.setattr(limits, "CODES_PER_HOUR", 3)
    give_app(owner)
    at_work = CommitClient()
    type_password(at_work, "owner")
    type_code(at_work, code_now())
    for number in range(4):
        request = RequestFactory(REMOTE_ADDR=f"203.0.113.{number}").post("/")
        request.user = owner
        assert limits.may_guess_code(request, owner) == (number < 3)
    request = RequestFactory().post("/")
    request.user = owner
    assert limits.may_guess_code(request, owner)


@pytest.mark.parametrize("name", ["\0", "x" * 5000, "\ud800".encode("utf-8", "surrogatepass")])
def test_odd_names_are_refused_and_break_nothing(db, name) -> None:
    assert type_password(CommitClient(), name, "x").status_code == 200


def test_one_network_of_ipv6_counts_as_one_place(owner: User) -> None:
    for number in range(5):
        guess("owner", 1, REMOTE_ADDR=f"2001:db8::{number}")
    assert guess("owner", 1, REMOTE_ADDR="2001:db8::99") == [429]
    assert guess("owner", 1, REMOTE_ADDR="2001:db8:1::1") == [200]


def test_guesses_at_ones_own_password_are_limited(client_of, owner: User) -> None:
    client = client_of(owner)
    given = {
        "old_password": "x",
        "new_password1": "a long new one",
        "new_password2": "a long new one",
    }
    pages = [client.post(reverse("account-password"), given).content.decode() for _ in range(6)]
    assert ["Too many attempts" in page for page in pages] == [False] * 5 + [True]

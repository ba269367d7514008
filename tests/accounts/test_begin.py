"""The first page of an empty office, and who may make the first admin."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import beginning
from accounts.models import Act, AuditEntry, User
from accounts.roles import Role
from config import serve

pytestmark = pytest.mark.django_db

SECRET = "a long and honest word"


def given(**other: str) -> dict[str, str]:
    return {
        "code": beginning.code(), "full_name": "Nadia First", "username": "nadia",
        "password": SECRET, "again": SECRET, **other,
    }  # fmt: skip


def test_the_first_page_of_an_empty_office_leads_to_the_first_admin() -> None:
    response = Client().get("/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1] == (reverse("begin"), 302)


def test_the_link_from_the_terminal_fills_in_the_code() -> None:
    page = Client().get(beginning.link("http://127.0.0.1:8000/"))
    assert f'value="{beginning.code()}"' in page.content.decode()


def test_whoever_holds_the_code_becomes_the_first_admin() -> None:
    response = Client().post(reverse("begin"), given())
    assert response.url == reverse("sign-in")
    user = User.objects.get()
    assert (user.username, user.role, user.full_name) == ("nadia", Role.ADMIN, "Nadia First")
    assert user.check_password(SECRET)
    line = AuditEntry.objects.get(act=Act.JOINED)
    assert (line.user, line.subject, line.details["first"]) == (user.pk, "nadia", True)


def test_the_code_may_be_typed_in_small_letters() -> None:
    Client().post(reverse("begin"), given(code=f" {beginning.code().lower()} "))
    assert User.objects.exists()


@pytest.mark.parametrize("code", ["", "00000-00000-00000-00000", "é", "\0"])
def test_denial_without_the_code_nobody_is_made(code: str) -> None:
    response = Client().post(reverse("begin"), given(code=code))
    assert response.status_code == 200
    assert 'value="nadia"' in response.content.decode()
    assert SECRET not in response.content.decode()
    assert not User.objects.exists()


def test_denial_another_secret_makes_another_code(settings) -> None:
    before = beginning.code()
    settings.SECRET_KEY = "another secret"
    assert not beginning.is_code(before)


@pytest.mark.parametrize(
    "wrong",
    [{"password": "12345678", "again": "12345678"}, {"again": "another long word"},
     {"username": "not a name!"}, {"full_name": ""}],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field(wrong: dict[str, str]) -> None:
    response = Client().post(reverse("begin"), given(**wrong))
    assert response.context["form"].errors.keys() & wrong.keys()
    assert not User.objects.exists()


def test_denial_with_a_user_there_is_no_beginning(owner: User) -> None:
    assert Client().get(reverse("begin")).url == reverse("sign-in")
    Client().post(reverse("begin"), given())
    assert list(User.objects.all()) == [owner]
    assert Client().get(reverse("sign-in")).status_code == 200
    assert serve.first_admin("127.0.0.1", "8000") == ""


def test_the_terminal_says_how(settings) -> None:
    said = serve.first_admin("127.0.0.1", "8010")
    assert f"http://127.0.0.1:8010/begin/?code={beginning.code()}" in said


@pytest.mark.parametrize("name", ["ADMIN_USER", "ADMIN_PASSWORD"])
def test_the_environment_makes_the_first_admin_only_with_both(monkeypatch, name: str) -> None:
    monkeypatch.setenv("ADMIN_USER", "boss")
    monkeypatch.setenv("ADMIN_PASSWORD", SECRET)
    monkeypatch.delenv(name)
    serve.create_first_admin()
    assert not User.objects.exists()


def test_the_environment_makes_the_first_admin(monkeypatch) -> None:
    monkeypatch.setenv("ADMIN_USER", "boss")
    monkeypatch.setenv("ADMIN_PASSWORD", SECRET)
    serve.create_first_admin()
    serve.create_first_admin()
    assert User.objects.get().role == Role.ADMIN


@pytest.mark.django_db(transaction=True)
def test_denial_of_two_at_once_only_one_is_the_first() -> None:
    outcomes: list[str] = []

    def send(username: str) -> None:
        try:
            beginning.make_first_admin(full_name="", username=username, password=SECRET)
            outcomes.append("made")
        except beginning.TooLateError:
            outcomes.append("too late")
        finally:
            connection.close()

    senders = [threading.Thread(target=send, args=[name]) for name in ("one", "two")]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(outcomes) == ["made", "too late"]
    assert User.objects.count() == 1

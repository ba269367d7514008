"""How long a session lasts, who may end it, and what ends it."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts import sessions
from accounts.models import Act, AuditEntry, User
from tests.accounts.signing import code_now, secret_in, type_password
from tests.conftest import CommitClient

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(name: str, **headers: str) -> CommitClient:
    client = CommitClient(**headers)
    assert type_password(client, name).status_code == 302
    return client


def is_in(client: CommitClient) -> bool:
    return client.get(reverse("session")).status_code == 200


def turn_back(client: CommitClient, name: str, seconds: float) -> None:
    """As if `seconds` had passed since the session's clock `name` was set."""
    session = client.session
    session[name] = time.time() - seconds
    session.save()


def test_signing_in_changes_the_key_of_the_session(owner: User) -> None:
    client = CommitClient()
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    type_password(client, "owner")
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize(
    ("clock", "setting"),
    [(sessions.SEEN_AT, "SESSION_IDLE_SECONDS"), (sessions.BEGAN_AT, "SESSION_COOKIE_AGE")],
)
def test_denial_a_session_that_was_idle_or_open_for_too_long(
    owner: User, settings, clock: str, setting: str
) -> None:
    client = signed_in("owner")
    turn_back(client, clock, getattr(settings, setting) - 60)
    assert is_in(client)
    turn_back(client, clock, getattr(settings, setting) + 1)
    kept = client.cookies["sessionid"].value
    assert not is_in(client)
    client.cookies["sessionid"] = kept
    assert not is_in(client)
    assert not UserSession.objects.exists()


def test_working_keeps_a_session_open(owner: User, settings) -> None:
    client = signed_in("owner")
    turn_back(client, sessions.SEEN_AT, settings.SESSION_IDLE_SECONDS - 60)
    assert is_in(client)
    assert time.time() - client.session[sessions.SEEN_AT] < 60


def test_ones_sessions_are_listed_with_where_and_what(owner: User) -> None:
    client = signed_in("owner", HTTP_USER_AGENT=FIREFOX)
    signed_in("owner", REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="curl/8")
    page = client.get(reverse("account")).content.decode()
    for words in ("Firefox, Linux", "127.0.0.1", "203.0.113.9", "an unknown browser"):
        assert words in page


def test_a_session_is_ended_from_afar_and_stays_ended(owner: User) -> None:
    here, lost = signed_in("owner"), signed_in("owner")
    row = UserSession.objects.get(session_key=lost.session.session_key)
    assert here.post(reverse("session-end"), {"session": row.pk}).status_code == 302
    kept = lost.cookies["sessionid"].value
    assert not is_in(lost)
    lost.cookies["sessionid"] = kept
    assert not is_in(lost)
    assert is_in(here)
    assert AuditEntry.objects.filter(act=Act.SESSION_ENDED, subject="owner").count() == 1


def test_denial_the_session_of_somebody_else(owner: User, admin: User) -> None:
    here, theirs = signed_in("owner"), signed_in("admin")
    row = UserSession.objects.get(user=admin)
    assert here.post(reverse("session-end"), {"session": row.pk}).status_code == 404
    assert is_in(theirs)


def test_all_others_are_ended_at_once(owner: User, admin: User) -> None:
    here, others, theirs = signed_in("owner"), [signed_in("owner"), signed_in("owner")], None
    theirs = signed_in("admin")
    here.post(reverse("sessions-end"))
    assert [is_in(client) for client in [here, *others, theirs]] == [True, False, False, True]


def test_a_new_password_ends_all_other_sessions(owner: User) -> None:
    here, other = signed_in("owner"), signed_in("owner")
    before = here.session.session_key
    new = "a long new password"
    given = {"old_password": "correct horse", "new_password1": new, "new_password2": new}
    assert here.post(reverse("account-password"), given).status_code == 302
    assert [is_in(here), is_in(other)] == [True, False]
    assert here.session.session_key != before
    assert UserSession.objects.get().session_key == here.session.session_key
    assert AuditEntry.objects.filter(act=Act.PASSWORD_CHANGED, subject="owner").exists()


def test_a_new_second_factor_ends_all_other_sessions(owner: User) -> None:
    here, other = signed_in("owner"), signed_in("owner")
    before = here.session.session_key
    here.get(reverse("factor-app"))
    here.post(reverse("factor-app"), {"code": code_now(secret_in(here))})
    assert [is_in(here), is_in(other)] == [True, False]
    assert here.session.session_key != before


def test_signing_out_takes_the_session_off_the_list(owner: User) -> None:
    client = signed_in("owner")
    client.post(reverse("sign-out"))
    assert not UserSession.objects.exists()
    acts = AuditEntry.objects.values_list("act", "user_name").order_by("id")
    assert list(acts) == [(Act.SIGNED_IN, "Owner"), (Act.SIGNED_OUT, "Owner")]


def test_the_account_page_tells_the_role_in_words(owner: User) -> None:
    page = signed_in("owner").get(reverse("account")).content.decode()
    assert "Logs what happens to the people" in page
    assert "Desk" in page

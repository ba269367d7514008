"""Two requests of one browser at once: each keeps what it wrote, and neither undoes the other."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> str:
    begun = SessionStore()
    begun["reader"], begun["seen"] = "someone", [1]
    begun.save()
    return str(begun.session_key)


def stored(key: str) -> dict[str, object]:
    return dict(SessionStore(key).items())


def two(key: str) -> tuple[SessionStore, SessionStore]:
    """Both have read before either writes."""
    first, second = SessionStore(key), SessionStore(key)
    assert first["reader"] == second["reader"]
    return first, second


def test_what_both_wrote_stands(key: str) -> None:
    first, second = two(key)
    first["sought"] = "words"
    first.save()
    second["suggested_at"] = 1
    second.save()
    assert stored(key) == {"reader": "someone", "seen": [1], "sought": "words", "suggested_at": 1}


def test_what_one_removed_does_not_come_back(key: str) -> None:
    first, second = two(key)
    del first["seen"]
    first.save()
    second["suggested_at"] = 1
    second.save()
    assert stored(key) == {"reader": "someone", "suggested_at": 1}


def test_what_was_changed_inside_a_list_is_kept(key: str) -> None:
    first, _ = two(key)
    first["seen"].append(2)
    first.save()
    first["seen"].append(3)
    first.save()
    assert stored(key)["seen"] == [1, 2, 3]


def test_a_new_key_takes_all_along(key: str) -> None:
    session, _ = two(key)
    session.cycle_key()
    session["sought"] = "words"
    session.save()
    assert stored(str(session.session_key)) == {"reader": "someone", "seen": [1], "sought": "words"}
    assert stored(key) == {}


def test_denial_a_session_that_was_ended_is_not_written_again(key: str) -> None:
    first, second = two(key)
    first.flush()
    second["sought"] = "words"
    with pytest.raises(UpdateError):
        second.save()
    assert stored(key) == {}


def test_suggestions_that_answer_late_leave_the_words_of_the_search(
    owner: User, client: Client
) -> None:
    client.force_login(owner)
    late = SessionStore(client.session.session_key)
    assert "suggested_at" not in late
    client.post(reverse("search"), {"q": "Testov"})
    late["suggested_at"] = 1
    late.save()
    assert b"Testov" in client.get(reverse("search")).content

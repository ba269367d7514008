"""R7: a form that is sent twice, both under way at once, makes one record and gives one answer."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case, Note, Task
from tests.factories import make_case

ADDRESSES = ("note-new", "task-new")


@dataclass
class Pairs:
    """What both sendings of each form were answered, and how often the page said "sent twice"."""

    answers: list[tuple[str, str]] = field(default_factory=list)
    told: int = 0

    def differing(self) -> list[tuple[str, str]]:
        return [pair for pair in self.answers if not pair[0] or pair[0] != pair[1]]


def given(number: int, once: object) -> dict[str, object]:
    return {
        "kind": "CALL", "with_whom": "his sister", "on": "2023-05-02", "due": "2023-05-02",
        "text": f"Held, {number}.", "once": once,
    }  # fmt: skip


def send_twice(user: User, case: Case, count: int, *, with_token: bool = True) -> Pairs:
    """`count` forms, each sent by two browsers' tabs at the same moment."""
    pairs, together = Pairs(), threading.Barrier(2, timeout=60)
    tokens = [uuid.uuid4() if with_token else "" for _ in range(count)]
    connection.close()

    def tab() -> tuple[list[str], int]:
        try:
            client = Client()
            client.force_login(user)
            urls, told = [], 0
            for number, token in enumerate(tokens):
                address = reverse(ADDRESSES[number % 2], args=[case.reference])
                together.wait()
                answer = client.post(address, given(number, token))
                urls.append(answer.headers.get("Location", ""))
                told += _says_twice(client)
            return urls, told
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as tabs:
        one, two = [done.result() for done in (tabs.submit(tab), tabs.submit(tab))]
    pairs.answers, pairs.told = list(zip(one[0], two[0], strict=True)), one[1] + two[1]
    return pairs


def _says_twice(client: Client) -> bool:
    """Whether the next page would say so; what is to be said is in the session."""
    session = client.session
    kept = session.pop("_messages", "")
    session.save()
    return "sent twice" in str(kept)


def made() -> int:
    return Note.objects.count() + Task.objects.filter(rule="").count()


def check(user: User, count: int) -> None:
    case = make_case(user)
    before = made()
    pairs = send_twice(user, case, count)
    assert made() - before == count
    assert len(pairs.answers) == count
    assert pairs.differing() == []
    assert pairs.told == count


@pytest.mark.django_db(transaction=True)
def test_twenty_forms_sent_twice_make_twenty_records(owner: User) -> None:
    check(owner, 20)


@pytest.mark.security
@pytest.mark.django_db(transaction=True)
def test_a_thousand_forms_sent_twice_make_a_thousand_records(owner: User) -> None:
    check(owner, 1_000)
    print("R7: 1000 forms sent twice at once, 1000 records")  # noqa: T201


@pytest.mark.django_db(transaction=True)
def test_control_without_their_token_each_sending_makes_a_record(owner: User) -> None:
    case = make_case(owner)
    send_twice(owner, case, 5, with_token=False)
    assert made() == 10

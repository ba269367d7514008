"""A form that is sent twice is saved once, however the two meet."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from core import drafts
from core.models import Submission
from tests.factories import make_case


def edit(case: Case, once: object, title: str = "One title") -> dict[str, object]:
    return {
        "title": title, "country": "KZ", "status": "OPEN", "version": case.version,
        "reason": "test", "once": once,
    }  # fmt: skip


@pytest.fixture
def case(owner: User) -> Case:
    return make_case(owner)


def address(case: Case) -> str:
    return reverse("case-edit", args=[case.reference])


def test_the_second_sending_gets_the_answer_to_the_first(client_of, owner, case):
    client, token = client_of(owner), uuid.uuid4()
    first = client.post(address(case), edit(case, token))
    second = client.post(address(case), edit(case, token, title="Another title"))
    assert (second.status_code, second.url) == (302, first.url)
    assert Case.objects.get(pk=case.pk).title == "One title"
    assert "saved once" in client.get(second.url).content.decode()


def test_what_is_asked_while_typing_is_no_sending(client_of, owner, case):
    """The script asks how a date is read, and sends the form's token along."""
    client, token = client_of(owner), uuid.uuid4()
    asked = {"date_words": "5 May 2023", "once": token}
    assert client.post(reverse("date-reading"), asked).status_code == 200
    saved = client.post(address(case), edit(case, token))
    assert client.post(reverse("date-reading"), asked).status_code == 200
    assert "sent twice" not in client.get(saved.url).content.decode()


def test_a_refused_form_may_be_sent_again_with_its_token(client_of, owner, case):
    client, token = client_of(owner), uuid.uuid4()
    refused = client.post(address(case), {**edit(case, token), "reason": ""})
    assert refused.status_code == 200
    assert not Submission.objects.exists()
    assert client.post(address(case), edit(case, token)).status_code == 302
    assert Case.objects.get(pk=case.pk).title == "One title"


def test_a_token_of_somebody_else_tells_nothing_and_stops_nothing(client_of, owner, teammate, case):
    other, token = make_case(owner), uuid.uuid4()
    client_of(owner).post(address(case), edit(case, token))
    answer = client_of(teammate).post(address(other), edit(other, token, "By a teammate"))
    assert answer.url == other.get_absolute_url()
    assert Case.objects.get(pk=other.pk).title == "By a teammate"


def test_an_outsider_gets_404_with_a_used_token_too(client_of, owner, outsider, case):
    token = uuid.uuid4()
    client_of(owner).post(address(case), edit(case, token))
    assert client_of(outsider).post(address(case), edit(case, token)).status_code == 404


def test_a_form_without_a_token_works(client_of, owner, case):
    sent = edit(case, "")
    assert client_of(owner).post(address(case), sent).status_code == 302


def test_what_is_saved_is_no_draft_any_more(client_of, owner, case):
    drafts.save(user=owner, address=address(case), title="Edit", fields="title=One")
    client_of(owner).post(address(case), {**edit(case, uuid.uuid4()), "reason": ""})
    assert drafts.of(owner)
    client_of(owner).post(address(case), edit(case, uuid.uuid4()))
    assert drafts.of(owner) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first_is_refused", [False, True])
def test_two_at_the_same_moment_make_one_record(owner, monkeypatch, first_is_refused):
    """The second waits on the first; it does the work only where the first did none."""
    client = Client()
    client.force_login(owner)
    inside, waited = threading.Event(), threading.Event()
    real = Submission.delete if first_is_refused else Submission.save

    def slowly(self, *args, **kwargs):
        if first_is_refused or kwargs.get("update_fields"):
            inside.set()
            waited.wait(5)
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Submission, "delete" if first_is_refused else "save", slowly)
    token, opened = uuid.uuid4(), Case.objects.count()

    def send(name: str):
        try:
            own = Client()
            own.cookies = client.cookies
            given = {"names": name, "country": "KZ", "type": "RELEASE", "once": token}
            return own.post(reverse("case-new") + "?what=released", given)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        first = both.submit(send, "" if first_is_refused else "Aibek Testov")
        assert inside.wait(10)
        second = both.submit(send, "Aibek Testov")
        assert not second.done()
        waited.set()
        answers = [first.result(30), second.result(30)]
    assert Case.objects.count() == opened + 1
    if first_is_refused:
        assert [answer.status_code for answer in answers] == [200, 302]
    else:
        assert answers[0].url == answers[1].url

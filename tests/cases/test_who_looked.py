"""A case's own log: who looked at it, took files of it or was refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.files import add_document
from cases.models import Case
from tests.cases.test_document_view import upload
from tests.factories import make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(owner: User) -> Case:
    return make_party(by=owner).case


def log(client, case: Case) -> str:
    answer = client.get(reverse("who-looked", args=[case.reference]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_team_sees_who_looked_and_who_was_refused(client_of, owner, teammate, outsider, case):
    document = add_document(by=owner, upload=upload(), case=case)
    for _ in range(2):
        client_of(teammate).get(case.get_absolute_url())
    client_of(teammate).get(reverse("document", args=[document.pk]))
    client_of(outsider).get(case.get_absolute_url())
    shown = log(client_of(owner), case)
    assert '<b>Teammate</b><span class="meta">3 times, last on' in shown
    assert "<b>Teammate</b> took a file" in shown
    assert "<b>Outsider</b> looked at" in shown
    assert '<span class="outcome">refused</span>' in shown
    assert '<li><b>Outsider</b><span class="meta">' not in shown


def test_nobody_has_looked_yet(client_of, owner, case):
    assert "Nobody has looked at this case yet." in log(client_of(owner), case)


def test_another_case_is_not_in_it(client_of, owner, teammate, case):
    client_of(teammate).get(make_party(by=owner).case.get_absolute_url())
    assert "Teammate" not in log(client_of(owner), case)


def test_denial_of_the_log_of_a_hidden_case(client_of, outsider, case):
    url = reverse("who-looked", args=[case.reference])
    assert client_of(outsider).get(url).status_code == 404


def test_the_history_leads_there(client_of, owner, case):
    history = client_of(owner).get(reverse("case-history", args=[case.reference]))
    assert reverse("who-looked", args=[case.reference]) in history.content.decode()


def test_many_lines_take_as_many_queries_as_few(client_of, owner, teammate, case):
    counts = []
    for times in (1, 8):
        for _ in range(times):
            client_of(teammate).get(case.get_absolute_url())
        client = client_of(owner)
        log(client, case)
        with CaptureQueriesContext(connection) as queries:
            log(client, case)
        counts.append(len(queries))
    assert counts[0] == counts[1]

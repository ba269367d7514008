"""Before a dangerous act one proves again who one is."""

import time

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts import proof
from accounts.access import fresh
from accounts.models import Act, AuditEntry, User
from tests.accounts.signing import code_now, give_app
from tests.conftest import CommitClient


@pytest.fixture
def stale(client_of, owner: User) -> CommitClient:
    """Signed in, but not just now."""
    client = client_of(owner)
    session = client.session
    session[proof.PROVED_AT] = time.time() - 301
    session.save()
    return client


def test_who_has_just_signed_in_is_not_asked(client_of, owner: User) -> None:
    assert client_of(owner).get(reverse("factor-key")).status_code == 200


def test_a_page_leads_to_the_question_and_back(stale: CommitClient) -> None:
    asked = stale.get(reverse("factor-key"))
    assert asked.url == f"{reverse('confirm')}?next=%2Faccount%2Fkey%2F"
    answered = stale.post(asked.url, {"proof-password": "correct horse", "next": "/account/key/"})
    assert answered.url == reverse("factor-key")
    assert stale.get(reverse("factor-key")).status_code == 200
    assert AuditEntry.objects.get(act=Act.CONFIRMED_AGAIN).details == {"by": "password"}


def test_denial_a_wrong_password(stale: CommitClient) -> None:
    page = stale.post(reverse("confirm"), {"proof-password": "wrong"})
    assert "This is not your password" in page.content.decode()
    assert stale.get(reverse("factor-key")).status_code == 302


def test_denial_the_way_back_leads_to_no_other_host(stale: CommitClient) -> None:
    given = {"proof-password": "correct horse", "next": "https://example.org/"}
    assert stale.post(reverse("confirm"), given).url == reverse("home")


def test_a_form_that_was_sent_is_carried_along_and_then_done(
    stale: CommitClient, owner: User
) -> None:
    app = give_app(owner)
    asked = stale.post(reverse("factor-remove"), {"factor": app.pk})
    assert asked.status_code == proof.PROVE_FIRST
    assert f'name="factor" value="{app.pk}"' in asked.content.decode()
    assert AuditEntry.objects.count() == 0

    wrong = stale.post(reverse("factor-remove"), {"factor": app.pk, "proof-password": "wrong"})
    assert f'name="factor" value="{app.pk}"' in wrong.content.decode()
    given = {"factor": app.pk, "proof-password": "correct horse"}
    assert stale.post(reverse("factor-remove"), given).url == reverse("account")
    acts = AuditEntry.objects.values_list("act", flat=True)
    assert set(acts) == {Act.SIGN_IN_FAILED, Act.CONFIRMED_AGAIN, Act.FACTOR_REMOVED}


def test_a_code_proves_it_too(stale: CommitClient, owner: User) -> None:
    give_app(owner)
    stale.post(reverse("confirm"), {"proof-code": code_now()})
    assert stale.get(reverse("factor-key")).status_code == 200


def test_the_act_does_not_see_the_proof(owner: User) -> None:
    @fresh
    def act(request: HttpRequest) -> HttpResponse:
        return HttpResponse(",".join(request.POST))

    request = RequestFactory().post("/", {"reason": "why", "proof-password": "x"})
    request.user, request.session = owner, {proof.PROVED_AT: time.time()}
    assert act(request).content == b"reason"


def test_a_part_of_a_page_sends_the_whole_page_to_the_question(stale: CommitClient) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/account/?a=b"}
    answer = stale.post(reverse("recovery-codes"), headers=headers)
    assert answer.headers["HX-Redirect"] == f"{reverse('confirm')}?next=%2Faccount%2F%3Fa%3Db"

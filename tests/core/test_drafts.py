"""Drafts: one's own, encrypted, brought back, thrown away."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from core import drafts, retention
from core.models import Draft
from tests.factories import make_case

FIELDS = urlencode({"names": "Aibek Testov", "country": "KZ"})


def keep(client, address="/cases/new/", fields=FIELDS):
    sent = {"address": address, "title": "Open a case", "fields": fields}
    return client.post(reverse("draft-save"), sent)


def test_what_is_typed_is_kept_once_for_each_form(client_of, owner):
    client = client_of(owner)
    assert keep(client, fields="names=A").status_code == 204
    keep(client)
    (draft,) = drafts.of(owner)
    assert (draft.address, draft.title, draft.fields) == ("/cases/new/", "Open a case", FIELDS)


def test_the_database_holds_no_word_of_it(client_of, owner):
    keep(client_of(owner))
    stored = bytes(Draft.objects.get().ciphertext)
    assert b"Testov" not in stored
    assert b"Open a case" not in stored


def test_the_form_offers_the_draft(client_of, owner):
    client, address = client_of(owner), reverse("case-edit", args=[make_case(owner).reference])
    keep(client, address)
    page = client.get(address).content.decode()
    assert "You were writing this on" in page
    assert "Aibek+Testov" in page
    assert "You were writing this on" not in client.get(f"{address}?x=1").content.decode()


def test_an_outsider_never_sees_a_draft(client_of, owner, outsider):
    keep(client_of(owner))
    assert drafts.of(outsider) == []
    assert drafts.at(outsider, "/cases/new/") is None
    assert "Testov" not in client_of(outsider).get("/cases/new/").content.decode()


def test_a_teammate_cannot_throw_it_away(client_of, owner, teammate):
    keep(client_of(owner))
    url = reverse("draft-discard", args=[Draft.objects.get().pk])
    assert client_of(teammate).post(url).status_code == 404
    assert Draft.objects.exists()


def test_thrown_away_it_is_gone(client_of, owner):
    keep(client_of(owner))
    answer = client_of(owner).post(reverse("draft-discard", args=[Draft.objects.get().pk]))
    assert answer.url == "/cases/new/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "address", ["", "//elsewhere.example/", "https://elsewhere.example/", "/\\x", "/a\x00", "/a\nb",
                "/" + "a" * 200, "javascript:x"],
)  # fmt: skip
def test_it_refuses_an_address_that_is_none_of_ours(client_of, owner, address):
    assert keep(client_of(owner), address).status_code == 400
    assert not Draft.objects.exists()


def test_a_month_later_nobody_comes_back_for_it(owner):
    for days, address in ((31, "/old/"), (29, "/new/")):
        drafts.save(user=owner, address=address, title="x", fields="")
        Draft.objects.filter(form=address).update(saved_at=timezone.now() - timedelta(days=days))
    retention.carry_out()
    assert [draft.address for draft in drafts.of(owner)] == ["/new/"]

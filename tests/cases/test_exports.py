"""What leaves: why, with whose names, and with a second person where it is much."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import exports
from accounts.models import Act, AuditEntry, ExportRequest, Notice, NoticeKind, User
from accounts.roles import Role
from cases.models import Answer, Basis, Consent
from tests.cases.test_export import CASES, OURS, PEOPLE, everything_in, names_in, somebody, table
from tests.conftest import join

OUTSIDE = {"names": "OUTSIDE", "reason": "for a partner"}


@pytest.fixture(autouse=True)
def _two_are_many(monkeypatch) -> None:
    monkeypatch.setattr(exports, "SMALL", 1)


@pytest.fixture
def asked(client_of, owner, admin, teammate) -> ExportRequest:
    """By the admin, for two cases."""
    somebody(owner, "Aibek Testov")
    somebody(owner, "Bolot Exampleev")
    response = client_of(admin).post(f"{CASES}?country=KZ", OURS)
    assert response.url == reverse("exports")
    return ExportRequest.objects.get()


def decide(client: Client, wanted: ExportRequest, answer: str = "yes") -> int:
    url = reverse("export-decide", args=[wanted.pk])
    return client.post(url, {"agreed": answer}).status_code


def take(client: Client, wanted: ExportRequest):
    return client.post(wanted.address, {"take": str(wanted.pk)})


def is_file(response) -> bool:
    return "attachment" in response.get("Content-Disposition", "")


def may_be_named(person, recorded_by: User) -> None:
    given = {"answer": Answer.ANYONE_WITH_NAME, "basis": Basis.CONSENT, "how": "SPOKEN"}
    Consent(person=person, relation="SELF", recorded_by=recorded_by, **given).save()


@pytest.mark.parametrize("url", [CASES, PEOPLE])
def test_a_file_is_not_to_be_had_without_a_reason(client_of, owner, admin, url) -> None:
    somebody(owner)
    client = client_of(admin)
    for response in (client.get(url), client.post(url, {"names": "OURS"})):
        assert not is_file(response)
        assert "Why is this taken out?" in response.content.decode()
    assert not AuditEntry.objects.filter(act=Act.EXPORTED).exists()
    assert is_file(client.post(url, OURS))
    (line,) = AuditEntry.objects.filter(act=Act.EXPORTED)
    assert (line.user, line.reason) == (admin.pk, "the weekly round")
    assert (line.details["rows"], line.details["names"]) == (1, "OURS")


@pytest.mark.parametrize("url", [CASES, PEOPLE])
def test_for_outside_only_those_are_named_whom_anyone_may_name(
    client_of, owner, admin, url
) -> None:
    party = somebody(owner, "Aibek Testov")
    client = client_of(admin)
    response = client.post(url, OUTSIDE)
    assert names_in(response) == ["not named"]
    for word in ("Testov", "Aibek"):
        assert word not in everything_in(response)
    may_be_named(party.person, owner)
    assert names_in(client.post(url, OUTSIDE)) == ["Aibek Testov"]


def test_for_outside_neither_title_nor_words_nor_other_spellings(client_of, owner, admin) -> None:
    party = somebody(owner, "Aibek Testov")
    party.case.title = "The Testov affair"
    party.case.save()
    client = client_of(admin)
    client.post(reverse("cases"), {"q": "Testov"})
    response = client.post(f"{CASES}?found=yes", OUTSIDE)
    assert party.case.reference in everything_in(response)
    assert "Testov" not in everything_in(response)


def test_a_large_list_waits_for_a_second_person(client_of, admin, teammate, asked) -> None:
    assert (asked.rows, asked.reason, asked.asked_by) == (2, "the weekly round", admin)
    assert Notice.objects.get(kind=NoticeKind.EXPORT_ASKED).user == teammate
    assert not is_file(take(client_of(admin), asked))
    shown = client_of(teammate).get(reverse("exports")).content.decode()
    assert "the weekly round" in shown
    assert "Testov" not in shown
    assert decide(client_of(teammate), asked) == 302
    assert Notice.objects.get(kind=NoticeKind.EXPORT_DECIDED).user == admin
    page = client_of(admin).get(reverse("exports")).content.decode()
    assert "Take the file" in page
    response = take(client_of(admin), asked)
    assert sorted(names_in(response)) == ["Aibek Testov", "Bolot Exampleev"]
    assert table(response)[2][0].endswith("agreed to by Teammate")
    acts = list(AuditEntry.objects.filter(act__startswith="EXPORT").values_list("act", flat=True))
    assert set(acts) == {"EXPORT_ASKED", "EXPORT_DECIDED", "EXPORTED"}


def test_it_is_taken_once(client_of, admin, teammate, asked) -> None:
    decide(client_of(teammate), asked)
    client = client_of(admin)
    assert [is_file(take(client, asked)) for _ in range(2)] == [True, False]


def test_denial_nobody_agrees_to_their_own(client_of, admin, asked) -> None:
    assert decide(client_of(admin), asked) == 403
    assert "I agree" not in client_of(admin).get(reverse("exports")).content.decode()
    asked.refresh_from_db()
    assert asked.agreed is None


def test_denial_who_may_not_approve_neither_sees_nor_decides(client_of, owner, asked) -> None:
    assert decide(client_of(owner), asked) == 403
    assert "weekly round" not in client_of(owner).get(reverse("exports")).content.decode()


def test_denial_refused_is_not_to_be_taken_and_not_decided_again(
    client_of, admin, teammate, asked
) -> None:
    decide(client_of(teammate), asked, "no")
    decide(client_of(teammate), asked, "yes")
    assert not is_file(take(client_of(admin), asked))
    assert "refused by Teammate" in client_of(admin).get(reverse("exports")).content.decode()


def test_denial_only_who_asked_takes_it(client_of, desk, teammate, asked) -> None:
    decide(client_of(teammate), asked)
    assert not is_file(take(client_of(join("boss", Role.ADMIN, desk)), asked))


def test_denial_another_list_is_not_what_was_agreed_to(client_of, admin, teammate, asked) -> None:
    decide(client_of(teammate), asked)
    sent, client = {"take": str(asked.pk)}, client_of(admin)
    for url in (CASES, PEOPLE, f"{CASES}?names=OURS", f"{CASES}?country=KZ&names=OURS&format=csv"):
        assert not is_file(client.post(url, sent))


def test_denial_after_a_day_or_when_the_list_has_grown(
    client_of, owner, admin, teammate, asked
) -> None:
    decide(client_of(teammate), asked)
    ExportRequest.objects.update(decided_at=timezone.now() - timedelta(hours=25))
    assert not is_file(take(client_of(admin), asked))
    ExportRequest.objects.update(decided_at=timezone.now())
    somebody(owner, "Third Personov")
    assert not is_file(take(client_of(admin), asked))


def test_what_came_out_of_sight_meanwhile_is_not_in_it(client_of, admin, teammate, asked) -> None:
    from accounts.models import Membership

    decide(client_of(teammate), asked)
    Membership.objects.get(user=admin).delete()
    assert names_in(take(client_of(admin), asked)) == []


def test_a_large_list_by_typed_words_is_not_asked_for(client_of, owner, admin) -> None:
    for number in range(2):
        somebody(owner, f"Aibek Testov {number}")
    client = client_of(admin)
    client.post(reverse("cases"), {"q": "Testov"})
    response = client.post(f"{CASES}?found=yes", OURS)
    assert "Use filters instead" in response.content.decode()
    assert not ExportRequest.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "0" * 32])
def test_a_key_of_no_request_takes_nothing(client_of, owner, admin, key) -> None:
    somebody(owner)
    response = client_of(admin).post(CASES, {"take": key})
    assert (response.status_code, is_file(response)) == (302, False)


def test_who_proved_long_ago_who_they_are_is_asked_again(client_of, owner, admin) -> None:
    somebody(owner)
    client = client_of(admin)
    session = client.session
    session["proved_at"] = 0
    session.save()
    assert not is_file(client.post(CASES, OURS))

"""What is done stands in the trail, in the transaction of the act: both are there or neither."""

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.models import Act, AuditEntry, User
from advocacy import approving
from cases import consents
from cases.models import Answer, Basis, Consent
from people.merging import merge, undo
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_party, make_person

pytestmark = pytest.mark.django_db


def lines(act: Act) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act=act).order_by("id"))


def test_who_may_know(owner: User, teammate: User) -> None:
    person = make_person("Zhanbolat Testov", by=owner)
    consent = Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME)
    consents.record(by=owner, consent=consent)
    consents.confirm(by=teammate, consent=consent)
    recorded, agreed = lines(Act.NAMING_CHANGED)
    assert (recorded.user_name, recorded.subject) == ("Owner", person.reference)
    assert recorded.details == {
        "kind": "recorded", "basis": "CONSENT", "answer": "ANYONE_WITH_NAME",
    }  # fmt: skip
    assert (agreed.user_name, agreed.details["kind"]) == ("Teammate", "agreed")


def test_two_records_brought_together_and_parted_again(teammate: User) -> None:
    kept, gone = (make_person("Aibek Testov", by=teammate) for _ in "ab")
    undo(by=teammate, merge=merge(by=teammate, kept=kept, gone=gone, choices={}))
    assert [
        (line.subject, line.details["other"], line.details["kind"]) for line in lines(Act.MERGED)
    ] == [
        (kept.reference, gone.reference, "brought together"),
        (kept.reference, gone.reference, "parted again"),
    ]


def test_a_letter_is_a_line_in_the_log_of_each_case(teammate: User) -> None:
    parties = [make_party(by=teammate) for _ in "ab"]
    for party in parties:
        clear(party.person)
    letter = MacronVisit().letter(teammate, *(party.case for party in parties))
    written = lines(Act.LETTER_WRITTEN)
    assert {line.case for line in written} == {party.case_id for party in parties}
    assert {line.subject for line in written} == {letter.reference}
    approving.drop(by=teammate, letter=letter)
    changed = lines(Act.LETTER_CHANGED)
    assert {line.case for line in changed} == {party.case_id for party in parties}
    assert {line.details["status"] for line in changed} == {"DROPPED"}


def test_what_was_rolled_back_was_not_done(owner: User) -> None:
    consent = Consent(
        person=make_person(by=owner), basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME
    )
    with transaction.atomic():
        consents.record(by=owner, consent=consent)
        transaction.set_rollback(True)
    assert not lines(Act.NAMING_CHANGED)


def test_what_was_refused_is_seen_although_its_transaction_was_rolled_back(
    client_of, outsider: User, owner: User
) -> None:
    consent = Consent(
        person=make_person(by=owner), basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME
    )
    consents.record(by=owner, consent=consent)
    url = reverse("consent-confirm", args=[consent.pk])
    assert client_of(outsider).post(url).status_code == 404
    (line,) = lines(Act.READ)
    assert (line.outcome, line.subject) == ("DENIED", consent.person.reference)

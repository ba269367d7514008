"""Ready, approved by somebody else, frozen: and what may not pass."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Act, AuditEntry, User
from advocacy import approving, editing, preflight
from advocacy.approving import BlockedError, SamePersonError, WrongStateError
from advocacy.freezing import reproduce
from advocacy.models import Approval, Ask, Edition, Letter, LetterStatus, Readers
from cases.models import Consent, Party
from core import blobs
from core.actor import acting
from core.clock import today_is
from core.history import Tracked
from core.models import Vocabulary
from people.models import Person, Relation
from tests.advocacy.approved import ON, agree_again, say
from tests.factories import make_citation, make_party, make_person, make_source, term

ClientOf = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("before_the_visit", "fonts_built")


@pytest.fixture
def ready(letter: Letter, teammate: User) -> Letter:
    return approving.mark_ready(by=teammate, letter=letter)


@pytest.fixture
def approval(ready: Letter, admin: User) -> Approval:
    return approving.approve(by=admin, letter=ready)


def words(letter: Letter) -> str:
    return " ".join(finding.words for finding in preflight.blockers(letter))


def test_a_sound_letter_goes_from_ready_to_frozen(
    letter: Letter, teammate: User, admin: User, client_of: ClientOf
) -> None:
    assert words(letter) == ""
    mine, other = client_of(teammate), client_of(admin)
    mine.post(reverse("letter-ready", args=[letter.reference]))
    page = other.get(reverse("letter-check", args=[letter.reference])).content.decode()
    assert "Approve alone" not in page
    other.post(reverse("letter-approve", args=[letter.reference]))
    letter.refresh_from_db()
    [edition] = Edition.objects.filter(approval__letter=letter, approval__by=admin)
    page = mine.get(reverse("letter-check", args=[letter.reference])).content.decode()
    assert (letter.status, edition.pdf.sha256 in page) == (LetterStatus.APPROVED, True)


def test_what_is_frozen_can_be_made_again_to_the_byte(approval: Approval) -> None:
    edition = approval.editions.get()
    assert reproduce(edition) == blobs.read(edition.pdf)
    assert blobs.read(edition.docx).startswith(b"PK")
    assert "Aibek Testov" in edition.text
    assert "Aibek Testov" in edition.html


def test_the_snapshot_holds_facts_as_they_were_and_by_which_answer(approval: Approval) -> None:
    edition = approval.editions.get()
    consent = Consent.objects.get()
    assert edition.clearances == [
        {"person": str(consent.person_id), "use": "OFFICIALS", "consent": str(consent.pk),
         "version": consent.version, "limited": False}
    ]  # fmt: skip
    facts = {one["model"]: one["values"] for one in edition.data["facts"]}
    ask = Ask.objects.get(pk=facts["advocacy.Ask"]["id"])
    assert (facts["advocacy.Ask"]["version"], facts["advocacy.Ask"]["text"]) == (1, ask.text)
    assert {one["kind"] for one in edition.data["sections"]} >= {"OPENING", "CASES", "ASKS"}


def test_denial_who_wrote_or_marked_it_does_not_approve_it(
    ready: Letter, teammate: User, admin: User
) -> None:
    with pytest.raises(SamePersonError):
        approving.approve(by=teammate, letter=ready)
    say(admin, ready, "We thank you.")
    agree_again(teammate, ready)
    ready.refresh_from_db()
    again = approving.mark_ready(by=teammate, letter=ready)
    with pytest.raises(SamePersonError):
        approving.approve(by=admin, letter=again)
    assert not Approval.objects.exists()


def test_denial_who_marked_it_or_changed_more_than_its_text_does_not_approve_it(
    letter: Letter, teammate: User, admin: User
) -> None:
    with acting(admin):
        letter.embargo_until = ON + timedelta(days=9)
        letter.save()
    ready = approving.mark_ready(by=teammate, letter=letter)
    with pytest.raises(SamePersonError):
        approving.approve(by=admin, letter=ready)
    say(teammate, ready, "We thank you.")
    agree_again(teammate, ready)
    again = approving.mark_ready(by=admin, letter=Letter.objects.get(pk=letter.pk))
    for one in (admin, teammate):
        with pytest.raises(SamePersonError):
            approving.approve(by=one, letter=again)


def test_alone_with_a_reason_and_the_letter_and_the_trail_say_so(
    ready: Letter, teammate: User, client_of: ClientOf
) -> None:
    mine, url = client_of(teammate), reverse("letter-approve", args=[ready.reference])
    refused = mine.post(url, {"alone_because": " "})
    assert (refused.status_code, Approval.objects.count()) == (422, 0)
    assert "somebody else approves it" in refused.content.decode()
    mine.post(url, {"alone_because": "Everybody else is on a plane."})
    assert Approval.objects.get().alone_because == "Everybody else is on a plane."
    page = mine.get(reverse("letter-check", args=[ready.reference])).content.decode()
    assert "Approved alone by whoever wrote it: Everybody else is on a plane." in page
    line = AuditEntry.objects.filter(act=Act.LETTER_CHANGED).latest("pk")
    assert (line.details["status"], line.details["alone"]) == ("APPROVED", True)


def test_denial_alone_is_never_past_the_gate(ready: Letter, teammate: User) -> None:
    Consent.objects.get().withdraw(why="asked us to")
    with pytest.raises(BlockedError):
        approving.approve(by=teammate, letter=ready, alone_because="Nobody is here.")


def test_denial_a_withdrawn_consent_stops_both_steps(
    letter: Letter, teammate: User, admin: User
) -> None:
    consent = Consent.objects.get()
    ready = approving.mark_ready(by=teammate, letter=letter)
    consent.withdraw(why="asked us to")
    with pytest.raises(BlockedError) as refused:
        approving.approve(by=admin, letter=ready)
    assert any("Testov" in one.words and "#part-" in one.link for one in refused.value.findings)
    say(teammate, ready, "We thank you.")
    ready.refresh_from_db()
    with pytest.raises(BlockedError):
        approving.mark_ready(by=teammate, letter=ready)


@pytest.mark.parametrize("name", ["Gulnara Secretova", "Gulnara Sekretova", "Гульнара Секретова"])
def test_denial_an_uncleared_relative_in_typed_prose_stops_it(
    letter: Letter, teammate: User, name: str
) -> None:
    relative = make_person("Gulnara Secretova", by=teammate)
    person = Person.objects.get(parties__case__letters__letter=letter)
    Relation(person=person, to_person=relative, kind=term(Vocabulary.RELATION, "SISTER")).save()
    say(teammate, letter, f"His sister {name} told us.", kind="NOTES")
    with pytest.raises(BlockedError) as refused:
        approving.mark_ready(by=teammate, letter=letter)
    assert any(name.split()[1] in one.words for one in refused.value.findings)


def test_denial_of_two_who_approve_at_once_one_does(
    ready: Letter, admin: User, teammate: User
) -> None:
    theirs = Letter.objects.get(pk=ready.pk)
    approving.approve(by=admin, letter=ready)
    with pytest.raises(WrongStateError):
        approving.approve(by=teammate, letter=theirs, alone_because="Nobody is here.")
    assert Approval.objects.count() == 1


def test_denial_a_caseworker_approves_nothing(
    ready: Letter, owner: User, outsider: User, client_of: ClientOf
) -> None:
    url = reverse("letter-approve", args=[ready.reference])
    assert client_of(owner).post(url).status_code == 403
    assert client_of(outsider).post(url).status_code == 404
    with pytest.raises(PermissionDenied):
        approving.approve(by=owner, letter=ready)


@pytest.mark.parametrize("table", ["advocacy_edition"])
def test_denial_no_role_of_the_app_changes_what_is_frozen(approval: Approval, table: str) -> None:
    for statement in (f"UPDATE {table} SET html = ''", f"DELETE FROM {table}"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_denial_a_frozen_text_is_not_edited(approval: Approval, teammate: User) -> None:
    letter = Letter.objects.get(pk=approval.letter_id)
    with pytest.raises(editing.FrozenError):
        say(teammate, letter, "Other words.")
    with pytest.raises(WrongStateError):
        agree_again(teammate, letter)


def test_what_is_taken_back_is_a_draft_with_a_new_round(
    approval: Approval, admin: User, teammate: User, client_of: ClientOf
) -> None:
    letter = Letter.objects.get(pk=approval.letter_id)
    url = reverse("letter-take-back", args=[letter.reference])
    assert client_of(admin).post(url, {"because": ""}).status_code == 422
    client_of(admin).post(url, {"because": "The date is wrong."})
    letter.refresh_from_db()
    assert letter.status == LetterStatus.DRAFT
    again = approving.mark_ready(by=teammate, letter=letter)
    assert approving.approve(by=admin, letter=again).round == 2
    assert Edition.objects.count() == 2


def test_a_dropped_letter_goes_nowhere(letter: Letter, teammate: User) -> None:
    dropped = approving.drop(by=teammate, letter=letter)
    with pytest.raises(WrongStateError):
        approving.mark_ready(by=teammate, letter=dropped)


def moved(letter: Letter, row: Tracked, **fields: Any) -> str:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return words(Letter.objects.get(pk=letter.pk))


def test_what_blocks_says_so(letter: Letter) -> None:
    case = Party.objects.get().case
    assert case.reference in moved(letter, case, checked_on=ON - timedelta(days=400))
    guest = letter.addressee
    assert "verified" in moved(letter, guest, verified_on=ON - timedelta(days=400))
    assert "cancelled" in moved(letter, letter.occasion, status="CANCELLED")
    assert "put off" in moved(letter, letter.occasion, status="POSTPONED")
    assert "day is not chosen" in moved(letter, letter, readers=Readers.EMBARGOED)
    text = letter.paragraphs.first().paragraph
    assert "looked at again" in moved(letter, text, review_on=ON - timedelta(days=1))
    long_ago = {"review_on": None, "as_of": ON - timedelta(days=366)}
    assert "looked at again" in moved(letter, text, **long_ago)
    ask = letter.asks.first().ask
    ask.withdraw(why="said twice")
    assert "withdrawn" in words(letter)
    event = letter.occasion
    event.status = "ANNOUNCED"
    event.save()
    event.withdraw(why="entered twice")
    assert "cancelled" in words(letter)


def test_an_event_that_is_over_only_warns_where_a_letter_follows_up(letter: Letter) -> None:
    with today_is(date(2023, 11, 20)):
        assert "The event is over." in words(letter)
        assert "over" not in moved(letter, letter, begun_from=letter)


def test_denial_who_has_not_agreed_or_to_other_words_is_not_under_it(
    letter: Letter, teammate: User
) -> None:
    one = letter.signatories.get()
    assert "has not agreed" in moved(letter, one, agreed_on=None)


def test_a_partner_confirms_by_email_without_an_account(
    letter: Letter, teammate: User, client_of: ClientOf
) -> None:
    one = letter.signatories.get()
    url = reverse("letter-agreed", args=[letter.reference, one.pk])
    page = client_of(teammate).post(url, {"on": "2023-11-30", "by_email": "on"})
    assert (page.status_code, "still ahead" in page.content.decode()) == (422, True)
    client_of(teammate).post(url, {"on": "2023-10-29", "by_email": "on"})
    one.refresh_from_db()
    assert (one.agreed_on, one.agreed_how) == (
        date(2023, 10, 29), "confirmed by e-mail on 29 October 2023",
    )  # fmt: skip


def test_a_named_perpetrator_needs_a_public_source_and_somebody_who_looked(
    letter: Letter, teammate: User, admin: User
) -> None:
    guard = make_person("Bolat Guardov", by=teammate)
    party = make_party(Party.objects.get().case, guard, role="ALLEGED_PERPETRATOR")
    Consent(person=guard, basis="CONSENT", answer="ANYONE_WITH_NAME").save()
    say(teammate, letter, "Bolat Guardov is said to have beaten him.")
    agree_again(teammate, letter)
    assert "no public source" in words(letter)
    make_citation(make_source(), party=party)
    ready = approving.mark_ready(by=teammate, letter=letter)
    with pytest.raises(BlockedError):
        approving.approve(by=admin, letter=ready)
    assert approving.approve(by=admin, letter=ready, has_reviewed=True)

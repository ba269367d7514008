"""Habeas sends nothing: the send page gives what is sent, and keeps who sent it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from advocacy import approving, sending
from advocacy.models import Edition, Letter, LetterCase, LetterStatus, Readers, Sending, SentBy
from advocacy.sending import ConfidentialError, EmbargoError, StoppedError
from cases.models import Answer, Basis, Consent
from tests.advocacy.approved import ON, agree_again, copy_to, fill, say, sound_letter
from tests.advocacy.builders import MacronVisit, clear
from tests.cases.test_public_case import public_case
from tests.factories import make_case, make_party, make_person

ClientOf = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("before_the_visit", "fonts_built")


def approved(by: User, other: User, letter: Letter) -> Letter:
    approving.approve(by=other, letter=approving.mark_ready(by=by, letter=letter))
    return Letter.objects.get(pk=letter.pk)


def typed(**changes: Any) -> dict[str, Any]:
    return {"by_words": "B. Testova", "means": "POST", "on": ON.isoformat(), **changes}


def test_the_page_gives_files_addresses_and_a_cover_and_keeps_who_sent_it(
    macron: MacronVisit, teammate: User, admin: User, client_of: ClientOf
) -> None:
    office = macron.guest.office
    office.postal_address, office.email = "1 Test Street\n75000 Paris", "office@example.org"
    office.save()
    letter = sound_letter(teammate, macron, copies="The diplomatic adviser")
    approved(teammate, admin, letter)
    mine, url = client_of(teammate), reverse("letter-send", args=[letter.reference])
    page = mine.get(url).content.decode()
    for words in ("1 Test Street", "office@example.org", "The diplomatic adviser",
                  reverse("letter-paper", args=[letter.reference, "en", "pdf"]),
                  Edition.objects.get().pdf.sha256):  # fmt: skip
        assert words in page
    ahead = mine.post(url, typed(on=(ON + timedelta(days=1)).isoformat()))
    assert (ahead.status_code, Sending.objects.count()) == (422, 0)
    mine.post(url, typed(to_words="the embassy"))
    letter.refresh_from_db()
    assert letter.status == LetterStatus.SENT
    assert "the embassy" in mine.get(url).content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_subject_of_the_cover_names_nobody(
    macron: MacronVisit, teammate: User, language: str
) -> None:
    letter = sound_letter(teammate, macron)
    cover = sending.cover(letter, language)
    for name in ("Testov", "Macron", "Kazakhstan", "France"):
        assert name not in cover.subject
    assert "Testov" not in cover.text
    assert letter.reference in cover.subject


def test_denial_a_draft_is_not_sent(
    macron: MacronVisit, teammate: User, client_of: ClientOf
) -> None:
    letter = sound_letter(teammate, macron)
    client_of(teammate).post(reverse("letter-send", args=[letter.reference]), typed())
    assert not Sending.objects.exists()


def test_denial_a_withdrawn_consent_stops_what_is_not_sent_and_lists_what_is(
    macron: MacronVisit, teammate: User, admin: User, client_of: ClientOf
) -> None:
    letter = approved(teammate, admin, sound_letter(teammate, macron))
    assert sending.touched(teammate) == []
    consent = Consent.objects.get()
    consent.withdraw(why="asked us to")
    with pytest.raises(StoppedError):
        sending.record(by=teammate, letter=letter, by_words="me", means=SentBy.HAND, on=ON)
    [stopped] = sending.touched(teammate)
    assert (stopped.letter, stopped.people, stopped.is_sent) == (letter, [consent.person], False)
    mine, own = client_of(teammate), letter.get_absolute_url()
    for url in (reverse("letter-send", args=[letter.reference]), own, reverse("letters-stale")):
        assert "no longer agree" in mine.get(url).content.decode()
    assert consent.person.get_absolute_url() in mine.get(own).content.decode()
    Consent(person=consent.person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME).save()
    sending.record(by=teammate, letter=letter, by_words="me", means=SentBy.HAND, on=ON)
    assert "no longer agree" not in mine.get(own).content.decode()
    Consent.objects.get().withdraw(why="asked us to")
    assert "It was sent, and tells of people" in mine.get(own).content.decode()
    assert [one.is_sent for one in sending.touched(teammate)] == [True]


def test_denial_nothing_is_published_before_its_day(
    macron: MacronVisit, teammate: User, admin: User
) -> None:
    later = ON + timedelta(days=3)
    letter = sound_letter(teammate, macron, readers=Readers.EMBARGOED, embargo_until=later)
    letter = approved(teammate, admin, letter)
    record = {"by": teammate, "letter": letter, "by_words": "me"}
    with pytest.raises(EmbargoError):
        sending.record(**record, means=SentBy.PUBLISHED, on=ON)
    sending.record(**record, means=SentBy.EMAIL, on=ON)
    sending.record(**record, means=SentBy.PUBLISHED, on=later)


def test_denial_what_is_confidential_is_not_published(
    macron: MacronVisit, teammate: User, admin: User, client_of: ClientOf
) -> None:
    letter = approved(teammate, admin, sound_letter(teammate, macron))
    record = {"by": teammate, "letter": letter, "by_words": "me", "on": ON}
    with pytest.raises(ConfidentialError):
        sending.record(**record, means=SentBy.PUBLISHED)
    url = reverse("letter-send", args=[letter.reference])
    page = client_of(teammate).post(url, typed(means="PUBLISHED"))
    assert (page.status_code, "It is confidential" in page.content.decode()) == (422, True)
    assert not Sending.objects.exists()


def test_denial_who_is_only_named_in_the_prose_stops_it_too(
    macron: MacronVisit, teammate: User, admin: User
) -> None:
    wife = make_person("Gulnara Secretova", by=teammate)
    clear(wife)
    letter = sound_letter(teammate, macron)
    say(teammate, letter, "His wife Gulnara Secretova told us so.")
    agree_again(teammate, letter)
    letter = approved(teammate, admin, letter)
    assert sending.no_longer([letter])[letter.pk] == []
    Consent.objects.get(person=wife).withdraw(why="withdrawn by the person")
    assert sending.no_longer([letter])[letter.pk] == [wife]
    with pytest.raises(StoppedError):
        sending.record(by=teammate, letter=letter, by_words="me", means=SentBy.EMAIL, on=ON)


def test_denial_an_answer_that_was_narrowed_stops_it(
    macron: MacronVisit, teammate: User, admin: User
) -> None:
    letter = approved(teammate, admin, sound_letter(teammate, macron))
    consent = Consent.objects.get()
    consent.withdraw(why="only the public case")
    public_case(consent.person, admin)
    assert sending.no_longer([letter])[letter.pk] == [consent.person]


def test_denial_after_a_withdrawal_it_is_not_sent_again(
    macron: MacronVisit, teammate: User, admin: User
) -> None:
    letter = approved(teammate, admin, sound_letter(teammate, macron))
    record = {"by": teammate, "letter": letter, "by_words": "me", "means": SentBy.EMAIL, "on": ON}
    sending.record(**record)
    Consent.objects.get().withdraw(why="withdrawn by the person")
    with pytest.raises(StoppedError):
        sending.record(**record)


def test_who_is_cleared_for_officials_only_is_in_a_file_of_its_own(
    macron: MacronVisit, teammate: User, admin: User, client_of: ClientOf
) -> None:
    person = make_person("Dana Sagyn", by=teammate)
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.OFFICIALS_PRIVATELY).save()
    case = make_case(teammate, checked_on=ON)
    make_party(case, person)
    letter = sound_letter(teammate, macron, readers=Readers.OPEN, cases=[case])
    assert LetterCase.objects.filter(letter=letter).count() == 1
    fill(teammate, letter)
    agree_again(teammate, letter)
    approved(teammate, admin, letter)
    whole, annex = Edition.objects.order_by("-part")
    assert (whole.part, annex.part) == ("WHOLE", "CLOSED_ANNEX")
    assert "Dana Sagyn" in annex.text
    for text in (whole.text, whole.html):
        assert "Sagyn" not in text
    url = reverse("letter-annex", args=[letter.reference, "en", "pdf"])
    assert client_of(teammate).get(url).content.startswith(b"%PDF")
    assert {one["use"] for one in annex.clearances} == {"OFFICIALS"}


def test_the_page_asks_as_often_for_one_copy_as_for_nine(
    macron: MacronVisit, teammate: User, django_assert_num_queries: Any
) -> None:
    letter = sound_letter(teammate, macron)
    copy_to(teammate, letter, str(macron.hosts[0].office))
    assert len(sending.addresses(letter)) == 2
    with django_assert_num_queries(2):
        sending.addresses(letter)
    copy_to(teammate, letter, *(f"The desk {n}" for n in range(8)))
    assert len(sending.addresses(letter)) == 9
    with django_assert_num_queries(2):
        sending.addresses(letter)

"""Letters that are out: what under them has changed, and what was recorded since."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy.models import Approval, Readers
from advocacy.out_of_date import stale_letters
from cases.codes import EventType
from cases.models import Charge
from core.clock import today_is
from core.dates import PartialDate
from tests.advocacy.written import Written, told
from tests.factories import make_party, make_person

ClientOf = Callable[[User], Client]


@pytest.fixture
def written(desk: Team, teammate: User) -> Written:
    return Written(teammate)


def approve(written: Written, by: User) -> None:
    Approval(letter=written.letter, by=by, on=written.letter.date).save()
    written.send(readers=Readers.OPEN)


def test_what_is_recorded_after_the_approval_is_listed(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    approve(written, teammate)
    assert stale_letters(teammate) == []
    release = told(EventType.RELEASE, date(2023, 11, 2), written.party)
    charge = Charge(party=written.party, words="Art. 191", date=PartialDate.on(date(2023, 6, 1)))
    charge.save()
    (one,) = stale_letters(teammate)
    assert [added.fact for added in one.added] == [release, charge]
    assert one.sentences == ()
    page = client_of(teammate).get(reverse("letters-stale")).content.decode()
    assert "2 November 2023" in page
    assert written.party.case.get_absolute_url() in page


def test_what_was_there_before_the_approval_or_was_taken_back_is_not(
    written: Written, teammate: User
) -> None:
    told(EventType.DETAINED, date(2023, 5, 4), written.party)
    approve(written, teammate)
    told(EventType.RELEASE, date(2023, 11, 2), written.party).withdraw(why="somebody else")
    assert stale_letters(teammate) == []


def test_what_befell_a_witness_of_the_case_is_not_told_of_in_the_letter(
    written: Written, teammate: User
) -> None:
    approve(written, teammate)
    witness = make_party(written.party.case, make_person("Omar Other", by=teammate), role="WITNESS")
    told(EventType.APPREHENDED, date(2023, 11, 2), witness)
    assert stale_letters(teammate) == []


def test_a_sent_letter_is_listed_with_the_sentence_the_old_and_the_new_fact(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    written.send(reply_by=date(2023, 12, 1))
    with today_is(date(2023, 11, 20)):
        assert stale_letters(teammate) == []
        written.correct()
        (one,) = stale_letters(teammate)
        page = client_of(teammate).get(reverse("letters-stale")).content.decode()
    assert one.letter == written.letter
    assert "3 May 2023" in one.sentences[0].text
    (turn,) = one.sentences[0].turns
    assert ("3 May 2023", "4 June 2023") in [(old, new) for _, old, new in turn.differences]
    assert all(said in page for said in ("<del>3 May 2023</del>", "<ins>4 June 2023</ins>"))


def test_a_sent_letter_is_watched_until_event_and_answer_are_over(
    written: Written, teammate: User
) -> None:
    written.send(reply_by=date(2023, 12, 1))
    written.correct()
    with today_is(date(2023, 12, 1)):
        assert len(stale_letters(teammate)) == 1
    with today_is(date(2023, 12, 2)):
        assert stale_letters(teammate) == []
        written.send(readers=Readers.OPEN)
        assert len(stale_letters(teammate)) == 1


def test_a_fact_taken_back_or_passed_over_makes_a_sent_letter_stale(
    written: Written, teammate: User
) -> None:
    written.send(readers=Readers.OPEN)
    written.arrest.withdraw(why="it was somebody else")
    (one,) = stale_letters(teammate)
    assert one.sentences[0].turns[0].ended == "taken back"


def test_what_a_letter_does_not_say_makes_it_not_stale(written: Written, teammate: User) -> None:
    written.send(readers=Readers.OPEN)
    holding = written.macron.guest
    holding.verified_on, holding.verified_by = date(2023, 10, 30), "Desk"
    holding.save()
    assert stale_letters(teammate) == []


def test_a_partner_who_agreed_is_listed_until_told(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    signatory = written.letter.signatories.get()
    signatory.agreed_on, signatory.agreed_how = date(2023, 10, 29), "by e-mail"
    signatory.save()
    written.send(readers=Readers.OPEN)
    written.correct()
    assert stale_letters(teammate)[0].untold == (signatory,)
    told = reverse("letter-told", args=[written.letter.reference, signatory.pk])
    client_of(teammate).post(told)
    assert stale_letters(teammate)[0].untold == ()


def test_denial_a_letter_of_others_is_not_listed_and_its_partners_are_not_told(
    written: Written, teammate: User, outsider: User, client_of: ClientOf
) -> None:
    written.send(readers=Readers.OPEN)
    written.correct()
    assert stale_letters(outsider) == []
    signatory = written.letter.signatories.get()
    told = reverse("letter-told", args=[written.letter.reference, signatory.pk])
    assert client_of(outsider).post(told).status_code in (403, 404)
    signatory.refresh_from_db()
    assert signatory.told_on is None


def test_the_list_takes_as_many_queries_for_four_letters_as_for_one(
    written: Written, teammate: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    written.send(readers=Readers.OPEN)
    written.correct()
    with django_assert_num_queries(100, exact=False) as one:
        assert len(stale_letters(teammate)) == 1
    for _ in range(3):
        another = Written(teammate, written.macron)
        another.send(readers=Readers.OPEN)
        another.correct()
    with django_assert_num_queries(len(one)):
        assert len(stale_letters(teammate)) == 4

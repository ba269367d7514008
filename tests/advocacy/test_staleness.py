"""What a letter would say otherwise today: offered to drafts, listed for what is out."""

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy.models import LetterStatus, Readers, SectionKind
from advocacy.staleness import Change, stale, stale_letters
from advocacy.templatetags.letters import readable
from cases.codes import EventType
from cases.models import Event, Party
from core.clock import today_is
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, clear
from tests.advocacy.letters import section_of, sentence_about, typed
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)

ClientOf = Callable[[User], Client]
OLD, NEW = date(2023, 5, 3), date(2023, 6, 4)


def told(kind: EventType, on: date, party: Party) -> Event:
    """Something that happened to somebody, by a published source."""
    event = make_event(party, type=kind, on=on)
    make_citation(make_source(), event=event)
    return event


class Written:
    """A letter of one case, and the arrest that it tells of."""

    def __init__(self, by: User, macron: MacronVisit | None = None) -> None:
        self.macron = macron or MacronVisit()
        person = make_person("Anna Testova", by=by)
        clear(person)
        self.party = make_party(make_case(by), person)
        self.arrest = told(EventType.APPREHENDED, OLD, self.party)
        self.letter = self.macron.letter(by, self.party.case)

    def correct(self) -> None:
        self.arrest.date = PartialDate.on(NEW)
        self.arrest.save()

    def send(self, **fields: object) -> None:
        for name, value in {"status": LetterStatus.SENT, **fields}.items():
            setattr(self.letter, name, value)
        self.letter.save()


def of_arrest(written: Written) -> Change:
    """What is offered for the sentence that tells of the arrest; others count from its day."""
    (change,) = (one for one in stale(written.letter) if one.key.startswith("happened:"))
    return change


@pytest.fixture
def written(desk: Team, teammate: User) -> Written:
    return Written(teammate)


def test_a_draft_offers_the_new_sentence_beside_the_old(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    assert stale(written.letter) == []
    written.correct()
    change = of_arrest(written)
    assert "3 May 2023" in change.old
    assert "4 June 2023" in change.new
    assert str(written.arrest.pk) in {pk for _model, pk, _version in change.facts}
    page = client_of(teammate).get(written.letter.get_absolute_url()).content.decode()
    assert readable(change.old) in unescape(page)
    assert readable(change.new) in unescape(page)


def test_the_new_sentence_is_taken_over_with_one_click(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    written.correct()
    change = of_arrest(written)
    data = {**typed(written.letter), "do": f"take CASES {change.key}"}
    client_of(teammate).post(written.letter.get_absolute_url(), data)
    cases = section_of(written.letter, "CASES")
    assert change.new in cases.text
    assert change.old not in cases.text
    assert not cases.own_words
    assert change.key not in {one.key for one in stale(written.letter)}


def test_a_kept_sentence_is_not_offered_again_until_the_next_change(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    written.correct()
    change = of_arrest(written)
    data = {**typed(written.letter), "do": f"keep CASES {change.key}"}
    client_of(teammate).post(written.letter.get_absolute_url(), data)
    assert change.old in section_of(written.letter, "CASES").text
    assert change.key not in {one.key for one in stale(written.letter)}
    written.arrest.date = PartialDate.on(date(2023, 7, 5))
    written.arrest.save()
    assert "5 July 2023" in of_arrest(written).new


def test_own_words_are_never_written_over(
    written: Written, teammate: User, client_of: ClientOf
) -> None:
    cases = section_of(written.letter, "CASES")
    sentence = sentence_about(cases, written.arrest)
    mine = cases.text.replace(str(sentence["text"]), "She was taken away in May.")
    client, url = client_of(teammate), written.letter.get_absolute_url()
    client.post(url, typed(written.letter, CASES=mine))
    written.correct()
    change = of_arrest(written)
    assert not change.can_be_taken
    client.post(url, {**typed(written.letter), "do": f"take CASES {change.key}"})
    assert section_of(written.letter, "CASES").text == mine


def test_a_fact_that_was_taken_back_takes_its_sentence_away(written: Written) -> None:
    written.arrest.withdraw(why="it was somebody else")
    changes = stale(written.letter)
    assert any("3 May 2023" in one.old and "3 May 2023" not in one.new for one in changes)


def test_a_fact_that_is_new_is_offered_as_a_new_sentence(written: Written) -> None:
    told(EventType.RELEASE, date(2023, 7, 1), written.party)
    assert any("1 July 2023" in one.new for one in stale(written.letter))


def test_what_is_off_is_not_looked_at(written: Written) -> None:
    cases = section_of(written.letter, "CASES")
    cases.is_off = True
    cases.save()
    written.correct()
    assert stale(written.letter) == []


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


def test_the_notes_are_no_sentence_of_their_own(written: Written) -> None:
    written.correct()
    assert SectionKind.NOTES not in {change.section.kind for change in stale(written.letter)}

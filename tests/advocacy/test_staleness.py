"""What a letter would say otherwise today: offered to drafts, listed for what is out."""

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from accounts.models import Team, User
from advocacy.models import SectionKind
from advocacy.staleness import Change, stale
from advocacy.templatetags.letters import readable
from cases.codes import EventType
from core.dates import PartialDate
from tests.advocacy.letters import section_of, sentence_about, typed
from tests.advocacy.written import Written, told

ClientOf = Callable[[User], Client]


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


def test_the_notes_are_no_sentence_of_their_own(written: Written) -> None:
    written.correct()
    assert SectionKind.NOTES not in {change.section.kind for change in stale(written.letter)}

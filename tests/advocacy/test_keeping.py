"""A sentence may be kept against a correction, never against what may be told no more."""

from datetime import date, timedelta

import pytest

from accounts.models import Team, User
from advocacy import editing
from advocacy.preflight import blockers
from advocacy.staleness import Change, stale
from cases.models import Answer, Basis, Citation, Consent
from core.actor import acting
from core.clock import today_is
from tests.advocacy.letters import section_of, sentence_about
from tests.advocacy.written import Written
from tests.factories import make_citation, make_source, scope_of

ENDS = date(2024, 3, 1)


@pytest.fixture
def written(desk: Team, teammate: User) -> Written:
    return Written(teammate)


def keep_all(written: Written, by: User) -> list[Change]:
    """What is still offered after every sentence was kept that may be."""
    with acting(by):
        for change in stale(written.letter):
            section = change.section
            editing.keep_sentence(by=by, letter=written.letter, section=section, key=change.key)
    return [change for change in stale(written.letter) if change.stands]


def withdraw_answer(written: Written) -> Consent:
    consent = Consent.objects.get(person=written.party.person)
    consent.withdraw(why="withdrawn by the person")
    return consent


def test_denial_a_sentence_about_somebody_who_withdrew_cannot_be_kept(
    written: Written, teammate: User
) -> None:
    withdraw_answer(written)
    left = keep_all(written, teammate)
    assert any("3 May 2023" in change.old for change in left)
    assert any("has changed since" in finding.words for finding in blockers(written.letter))


def test_denial_who_may_only_be_told_of_without_a_name_cannot_be_kept_named(
    written: Written, teammate: User
) -> None:
    person = withdraw_answer(written).person
    Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITHOUT_NAME).save()
    assert any("Testova" in change.old for change in keep_all(written, teammate))


def test_denial_what_only_a_confidential_source_tells_now_cannot_be_kept(
    written: Written, teammate: User
) -> None:
    Citation.objects.get(event=written.arrest).withdraw(why="retracted")
    secret = make_source("Told in confidence", scope=scope_of(teammate))
    make_citation(secret, event=written.arrest)
    assert any("3 May 2023" in change.old for change in keep_all(written, teammate))


def test_denial_an_answer_that_has_ended_lets_nothing_be_kept(
    written: Written, teammate: User
) -> None:
    person = withdraw_answer(written).person
    answer = Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME)
    answer.expires_on = ENDS
    answer.save()
    with today_is(ENDS):
        assert stale(written.letter) == []
    with today_is(ENDS + timedelta(days=1)):
        assert keep_all(written, teammate)


def test_denial_what_was_kept_once_does_not_outlive_the_answer(
    written: Written, teammate: User
) -> None:
    written.correct()
    assert keep_all(written, teammate) == []
    withdraw_answer(written)
    assert keep_all(written, teammate)


def test_own_words_on_what_may_be_told_no_more_are_shown_to_their_author(
    written: Written, teammate: User
) -> None:
    cases = section_of(written.letter, "CASES")
    sentence = sentence_about(cases, written.arrest)
    cases.text = cases.text.replace(str(sentence["text"]), "She was taken away in May.")
    cases.own_words = True
    cases.save()
    withdraw_answer(written)
    offered = [one for one in stale(written.letter) if one.key == sentence["key"]]
    assert [(one.stands, one.new) for one in offered] == [(False, "")]

"""Which hearing a letter calls the next: the one that the desk still waits for."""

from datetime import date

import pytest

from accounts.models import User
from advocacy.compose import draft
from advocacy.models import Letter
from cases import standing
from cases.codes import EventType
from cases.models import Event, Party
from core.dates import PartialDate
from core.facts import same_thing
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
    scope_of,
)

pytestmark = pytest.mark.usefixtures("before_the_visit")
E = EventType
ON = date(2023, 10, 30)


@pytest.fixture
def party(teammate: User) -> Party:
    person = make_person("Aibek Testov", by=teammate)
    clear(person)
    party = make_party(make_case(teammate), person)
    said(party, E.APPREHENDED, date(2023, 5, 3))
    said(party, E.RELEASE, date(2023, 6, 3))
    return party


@pytest.fixture
def letter(party: Party, macron: MacronVisit, teammate: User) -> Letter:
    return macron.letter(teammate, party.case, languages=["en", "fr"])


def said(party: Party, type: EventType, on: date, by: str = "Court Watch") -> Event:
    event = make_event(party, type=type, on=on)
    make_citation(make_source(f"Report of {by}", publisher_words=by), event=event)
    return event


def told(letter: Letter, language: str = "en") -> str:
    return "".join(one.text for one in draft(letter, language) if one.kind == "CASES")


def test_a_hearing_that_was_put_off_is_told_for_its_new_day(letter: Letter, party: Party) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.HEARING_POSTPONED, date(2023, 11, 15))
    assert "The next hearing is set for 15 November 2023." in told(letter)
    assert "La prochaine audience doit se tenir le 15 novembre 2023." in told(letter, "fr")
    assert standing.compute(party, on=ON).next_on == date(2023, 11, 15)


def test_a_postponement_that_came_out_after_the_letter_does_not_count(
    letter: Letter, party: Party
) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    put_off = said(party, E.HEARING_POSTPONED, date(2023, 11, 15))
    put_off.known = PartialDate.on(date(2023, 11, 4))
    put_off.save()
    assert "The next hearing is set for 5 November 2023." in told(letter)


def test_nobody_is_on_trial_since_a_day_ahead(letter: Letter, party: Party) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.HEARING_POSTPONED, date(2023, 11, 15))
    assert not standing.compute(party, on=ON).since.understood
    assert "is on trial" in told(letter)
    assert "since 5 November" not in told(letter)


def test_a_trial_began_on_the_day_to_which_its_hearing_was_put_off(party: Party) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.HEARING_POSTPONED, date(2023, 11, 15))
    before, after = (standing.compute(party, on=date(2023, 11, day)) for day in (10, 20))
    assert (before.code, before.since.understood) == ("ON_TRIAL", False)
    assert after.since.earliest == date(2023, 11, 15)


def test_accounts_that_differ_on_the_day_of_a_hearing_are_told_by_what_they_share(
    letter: Letter, party: Party
) -> None:
    early = said(party, E.HEARING_SCHEDULED, date(2023, 11, 5), by="Court Watch")
    late = said(party, E.HEARING_SCHEDULED, date(2023, 11, 9), by="Test Paper")
    same_thing([early, late])
    text = told(letter)
    assert (
        "The next hearing is set for November 2023 (according to Court Watch and Test Paper)."
        in text
    )
    assert "La prochaine audience doit se tenir en novembre 2023 (selon" in told(letter, "fr")


def test_the_dead_have_no_hearing_ahead(letter: Letter, party: Party) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.DEATH, date(2023, 10, 5))
    assert "died on 5 October 2023" in told(letter)
    assert "next hearing" not in told(letter)
    assert "prochaine audience" not in told(letter, "fr")


def test_where_the_next_hearing_is_secret_no_other_takes_its_place(
    letter: Letter, party: Party, teammate: User
) -> None:
    put_off = make_event(party, type=E.HEARING_POSTPONED, on=date(2023, 11, 15))
    make_citation(make_source("Told in confidence", scope=scope_of(teammate)), event=put_off)
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.HEARING_SCHEDULED, date(2023, 12, 5))
    assert "next hearing" not in told(letter)


def test_a_hearing_of_which_the_result_came_after_the_letter_was_still_ahead(
    letter: Letter, party: Party
) -> None:
    said(party, E.HEARING_SCHEDULED, date(2023, 11, 5))
    said(party, E.HEARING_HELD, date(2023, 11, 5))
    assert "The next hearing is set for 5 November 2023." in told(letter)

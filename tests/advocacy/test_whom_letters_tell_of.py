"""Which cases and sentences stand in the text of a letter."""

from datetime import date

import pytest

from accounts.models import User
from advocacy.composing.cases import open_cases
from advocacy.leaving_out import left_out
from advocacy.models import Readers
from cases.codes import EventType
from cases.models import Answer, Basis, Case, Consent, Order, Party
from core.dates import PartialDate
from core.fields import LocalText
from core.models import Vocabulary
from people.models import Person
from tests.advocacy.builders import MacronVisit, clear, section_text, whole_text
from tests.factories import (
    make_case,
    make_event,
    make_organisation,
    make_party,
    make_person,
    term,
)


@pytest.mark.parametrize("role", ["SUBJECT", "DEFENDANT"])
def test_every_case_that_is_offered_is_told(macron: MacronVisit, teammate: User, role: str) -> None:
    person = make_person("Dana Sagyn", by=teammate)
    clear(person)
    case = make_case(teammate)
    make_party(case, person, role=role)
    make_case(teammate)
    assert [*open_cases(teammate)] == [case]
    assert "Dana Sagyn" in section_text(macron.letter(teammate, case), "CASES")


@pytest.mark.parametrize(
    ("type", "outcome", "stands"),
    [
        (EventType.PARDON, "", False),
        (EventType.APPEAL_DECISION, "OVERTURNED", False),
        (EventType.APPEAL_DECISION, "UPHELD", True),
    ],
)
def test_a_sentence_is_told_while_it_stands(
    macron: MacronVisit, teammate: User, type: EventType, outcome: str, stands: bool
) -> None:
    person = make_person(by=teammate)
    clear(person)
    party = make_party(make_case(teammate), person)
    Order(party=party, kind="IMPRISONMENT", years=5, date=PartialDate.on(date(2022, 5, 1))).save()
    make_event(party, type=type, outcome=outcome, on=date(2023, 5, 1))
    text = section_text(macron.letter(teammate, party.case), "CASES")
    assert ("sentenced to 5 years" in text) == stands
    assert ("pardoned" if type == EventType.PARDON else "on appeal") in text


def test_who_may_not_leave_is_barred_in_plain_english(macron: MacronVisit, teammate: User) -> None:
    person = make_person(by=teammate)
    clear(person)
    party = make_party(make_case(teammate), person)
    make_event(party, type=EventType.TRAVEL_BANNED, on=date(2023, 5, 1), country="KZ")
    text = section_text(macron.letter(teammate, party.case), "CASES")
    assert "has been barred from leaving the country since 1 May 2023." in text


def union_with(director: Person, by: User, role: str = "PERSON_AT_RISK") -> Case:
    """A case of an organisation and of somebody, told by one summary."""
    summary = LocalText(en="Its director, a mother from Testkent, was beaten.")
    case = make_case(by, summary=summary)
    make_party(case, director, role=role)
    of_group = term(Vocabulary.ROLE, "PERSON_AT_RISK")
    Party(case=case, organisation=make_organisation("Test Union"), role=of_group).save()
    return case


@pytest.mark.parametrize(
    ("answer", "readers"),
    [
        (None, Readers.CONFIDENTIAL),
        (Answer.ANYONE_WITHOUT_NAME, Readers.OPEN),
        (Answer.OFFICIALS_PRIVATELY, Readers.OPEN),  # told in the confidential annex alone
    ],
)
@pytest.mark.parametrize("role", ["PERSON_AT_RISK", "WITNESS"])
def test_denial_the_summary_beside_somebody_who_is_not_told_of_in_full_is_a_gap(
    macron: MacronVisit, teammate: User, answer: Answer | None, readers: Readers, role: str
) -> None:
    person = make_person("Dana Sagyn", by=teammate)
    if answer:
        Consent(person=person, basis=Basis.CONSENT, answer=answer).save()
    letter = macron.letter(teammate, union_with(person, teammate, role), readers=readers)
    assert "[[what happened to Test Union" in section_text(letter, "CASES")
    assert "Testkent" not in whole_text(letter)
    assert ("Test Union", ["the summary of the case"]) in left_out(letter, teammate)


def test_the_summary_beside_somebody_who_is_told_of_in_full_is_told(
    macron: MacronVisit, teammate: User
) -> None:
    person = make_person("Dana Sagyn", by=teammate)
    clear(person)
    letter = macron.letter(teammate, union_with(person, teammate))
    assert "Its director, a mother from Testkent" in section_text(letter, "CASES")

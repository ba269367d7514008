"""Which cases and sentences stand in the text of a letter."""

from datetime import date

import pytest

from accounts.models import User
from advocacy.composing.cases import open_cases
from cases.codes import EventType
from cases.models import Order
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, clear, section_text
from tests.factories import make_case, make_event, make_party, make_person


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

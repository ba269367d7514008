"""A letter names nobody who has not agreed, or who no longer agrees."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.models import Team, User
from advocacy import actions
from advocacy.models import Letter, SectionKind
from advocacy.render import letter_pdf
from cases.models import Consent
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import make_case, make_party, make_person


@pytest.fixture
def letter(desk: Team, teammate: User) -> Letter:
    person = make_person("Aibek Testov", by=teammate)
    clear(person)
    case = make_case(teammate)
    make_party(case, person)
    return MacronVisit().letter(teammate, case)


def say_in_own_words(letter: Letter, by: User, text: str) -> None:
    section = letter.sections.get(kind=SectionKind.OPENING)
    actions.change_sections(by=by, letter=letter, texts={section: (section.version, text)})


def refusals(letter: Letter) -> str:
    return " ".join(words for _, words in actions.gaps(letter, letter.sections.all()))


def withdraw(letter: Letter) -> None:
    Consent.objects.get(person__parties__case__letters__letter=letter).withdraw(why="asked us to")


def test_a_cleared_name_may_stand(letter: Letter, teammate: User) -> None:
    say_in_own_words(letter, teammate, "We write about Aibek Testov.")
    assert "agreed" not in refusals(letter)


@pytest.mark.parametrize("spelling", ["Testov", "Тестов", "Тестову"])
def test_denial_after_withdrawal_no_spelling_is_ready(
    letter: Letter, teammate: User, spelling: str
) -> None:
    say_in_own_words(letter, teammate, f"We write about {spelling}.")
    withdraw(letter)
    assert f"“{spelling}” has not agreed to be named" in refusals(letter)
    with pytest.raises(actions.NotReadyError):
        actions.mark_ready(by=teammate, letter=letter)


def test_denial_the_pdf_prints_no_name_that_was_withdrawn(letter: Letter, teammate: User) -> None:
    say_in_own_words(letter, teammate, "We write about Aibek Testov.")
    withdraw(letter)
    pages = PdfReader(BytesIO(letter_pdf(letter))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Testov" not in text
    assert "[name withheld]" in text


def test_an_answer_that_ran_out_does_not_bring_back_an_older_one(
    letter: Letter, teammate: User
) -> None:
    from cases.clearance import may_be_named
    from cases.models import Answer, Basis
    from core.dates import PartialDate

    person = Consent.objects.get().person
    newer = Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME)
    newer.date, newer.expires_on = PartialDate.on(date(2025, 1, 1)), date(2025, 2, 1)
    newer.save()
    assert not may_be_named(person)

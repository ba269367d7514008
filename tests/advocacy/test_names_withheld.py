"""A letter names nobody who has not agreed, or who no longer agrees."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from advocacy import approving, editing
from advocacy.models import Letter, SectionKind
from advocacy.paper import letter_pdf
from advocacy.preflight import blockers
from cases.models import Consent
from cases.naming import Naming
from people.models import Person
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
    editing.change_sections(by=by, letter=letter, texts={section: (section.version, text)})


def refusals(letter: Letter) -> str:
    return " ".join(one.words for one in blockers(letter))


def withdraw(letter: Letter) -> None:
    Consent.objects.get(person__parties__case__letters__letter=letter).withdraw(why="asked us to")


def test_a_cleared_name_may_stand(letter: Letter, teammate: User) -> None:
    say_in_own_words(letter, teammate, "We write about Aibek Testov.")
    assert "cleared" not in refusals(letter)


@pytest.mark.parametrize("spelling", ["Testov", "Тестов", "Тестову"])
def test_denial_after_withdrawal_no_spelling_is_ready(
    letter: Letter, teammate: User, spelling: str
) -> None:
    say_in_own_words(letter, teammate, f"We write about {spelling}.")
    withdraw(letter)
    assert f"“{spelling}” (" in refusals(letter)
    with pytest.raises(approving.BlockedError):
        approving.mark_ready(by=teammate, letter=letter)


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


@pytest.fixture
def far(letter: Letter, outsider: User) -> Callable[..., Person]:
    """Somebody without clearance in a case that is not in the letter."""

    def hidden(name: str) -> Person:
        person = make_person(name, by=outsider)
        make_party(make_case(outsider), person)
        return person

    return hidden


def test_denial_an_uncleared_name_of_another_case_is_not_ready_and_not_printed(
    letter: Letter, teammate: User, far: Callable[..., Person]
) -> None:
    far("Yermek Sagyntayev")
    say_in_own_words(letter, teammate, "Aibek Testov and **Yer**mek are held.")
    assert "“Yermek” (" in refusals(letter)
    assert "“Aibek”" not in refusals(letter)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(letter_pdf(letter))).pages)
    assert "mek" not in text.replace("[name withheld]", "")


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ("محمد رضایی", "محمد"), ("Yermek Sagyn", "yermek"), ("Yermek Sagyn", "Yermek-aka"),
        ("Sagyn Testov", "al-Testov"), ("Yermek Sagyn", "d’Yermek"), ("Abu-Bakr Sagyn", "Bakr"),
        ("Abu-Bakr Sagyn", "Abu Bakr"), ("Li Wu", "Li Wu"), ("Yermek Sagyn", "Yer\u00admek"),
        ("Yermek Sagyn", "Yermek_2"), ("Şükrü Sagyn", "S\u0327u\u0308kru\u0308"),
    ],
)  # fmt: skip
def test_denial_no_form_of_a_withheld_name_passes(desk: Team, recorded: str, said: str) -> None:
    case = make_case()
    make_party(case, make_person(recorded))
    naming = Naming([case])
    assert naming.withheld_in(f"told of {said} today")
    assert "[name withheld]" in naming.withhold(f"<p>told of {said} today</p>")


def test_other_words_stay(desk: Team) -> None:
    case = make_case()
    make_party(case, make_person("Li Wu"))
    make_party(case, make_person("Yermek Sagyn"))
    assert Naming([case]).withheld_in("In Lima, Li and Wu Tang said: 1_000 people.") == []


def test_the_names_of_everybody_take_the_same_queries_for_ten_as_for_one(
    desk: Team, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_party(make_case(), make_person("Yermek Sagyn"))
    with django_assert_num_queries(100, exact=False) as one:
        Naming([], everybody=True)
    for n in range(9):
        make_party(make_case(), make_person(f"Person{n} Sagyn"))
    with django_assert_num_queries(len(one)):
        Naming([], everybody=True)


def test_denial_a_cleared_namesake_in_the_letter_frees_no_other_spelling(
    desk: Team, teammate: User
) -> None:
    named, hidden = make_person("Ermek Testov", by=teammate), make_person("Yermek", by=teammate)
    clear(named)
    case = make_case(teammate)
    make_party(case, named)
    make_party(case, hidden)
    letter = MacronVisit().letter(teammate, case)
    say_in_own_words(letter, teammate, "We write about Ermek Testov and about Yermek.")
    assert "“Yermek” (" in refusals(letter)

"""The search box by keyboard: from every page, in any script, with nothing lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from cases.models import Note
from core.actor import acting
from core.clock import today
from people.actions import add_person
from people.models import Person
from tests.browser.conftest import sign_in
from tests.factories import make_case, make_party


@pytest.fixture
def person(empty_desk: Page) -> Person:
    by = User.objects.get()
    with acting(by):
        found = add_person(by=by, name="Zhanbolat Testov", country="KZ")
        for _number in range(2):
            make_party(make_case(by), found)
        case = make_case(by)
        make_party(case, add_person(by=by, name="Bolot Exampleev"))
        Note(case=case, text="Testov's sister <b>called</b>.", on=today()).save()
    return found


def typed(page: Page, words: str) -> Locator:
    """The box, reached by its key from another page, with the words typed into it."""
    sign_in(page, "caseworker")
    page.goto("/sources/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type(words)
    return box


def test_three_letters_in_another_script_an_arrow_and_enter_open_the_person(
    empty_desk: Page, person: Person
) -> None:
    box = typed(empty_desk, "Тес")
    answer = empty_desk.get_by_role("option", name=re.compile("Zhanbolat Testov"))
    expect(answer).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    empty_desk.keyboard.press("ArrowDown")
    expect(answer).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == answer.get_attribute("id")
    empty_desk.keyboard.press("Enter")
    expect(empty_desk).to_have_url(re.compile(f"/people/{person.reference}/$"))


def test_escape_closes_the_answers_and_keeps_the_words(empty_desk: Page, person: Person) -> None:
    box = typed(empty_desk, "Тестов")
    answers = empty_desk.get_by_role("listbox", name="Answers")
    expect(answers).to_be_visible()
    empty_desk.keyboard.press("Escape")
    expect(answers).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value("Тестов")
    empty_desk.keyboard.press("ArrowDown")
    expect(answers).to_be_visible()


def test_the_last_row_looks_inside_texts_and_marks_the_words(
    empty_desk: Page, person: Person
) -> None:
    typed(empty_desk, "sister")
    expect(empty_desk.get_by_text("Look for “sister”")).to_be_visible()
    empty_desk.keyboard.press("ArrowUp")
    empty_desk.keyboard.press("Enter")
    expect(empty_desk).to_have_url(re.compile("/search/$"))
    expect(empty_desk.locator("mark")).to_have_text("sister")
    expect(empty_desk.get_by_role("combobox", name="Search")).to_have_value("sister")


def test_an_answer_is_opened_by_a_click_and_the_box_works_on_a_phone(
    empty_desk: Page, person: Person
) -> None:
    empty_desk.set_viewport_size({"width": 390, "height": 800})
    typed(empty_desk, "zhanb")
    answer = empty_desk.get_by_role("option", name=re.compile("Zhanbolat Testov"))
    expect(answer).to_be_visible()
    assert empty_desk.evaluate("document.documentElement.scrollWidth") == 390
    answer.click()
    expect(empty_desk).to_have_url(re.compile(f"/people/{person.reference}/$"))

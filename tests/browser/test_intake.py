"""Intake in a browser: few fields, one submit, many people at once.

A field is an input that the person fills or changes; what is prefilled and left does not count, nor
does the answer to "What happened?", which is a link.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case, Event, Figure, Source
from tests.browser.conftest import sign_in

ASKED = "#intake form[data-draft] :is(input, select, textarea):not([type=hidden])"


@pytest.fixture
def page(empty_desk: Page) -> Page:
    return empty_desk


def begin(page: Page, what: str) -> None:
    sign_in(page, "caseworker")
    page.goto("/cases/new/")
    page.get_by_role("link", name=what, exact=True).click()
    page.locator("#id_names").wait_for()


def asked(page: Page) -> set[str]:
    return set(page.locator(ASKED).evaluate_all("fields => fields.map(field => field.name)"))


def save(page: Page) -> Case:
    known = set(Case.objects.values_list("pk", flat=True))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile(r"/cases/C-[0-9A-Z]{6}-[0-9A-Z]/$"))
    return Case.objects.exclude(pk__in=known).get()


def test_a_detention_from_a_call_takes_at_most_12_fields(page: Page) -> None:
    begin(page, "Detained")
    assert len(asked(page)) <= 12
    page.locator("#id_names").fill("Aibek Testov")
    page.locator("#id_country").select_option(label="Kyrgyzstan")
    page.locator("#id_date_words").fill("5 May 2023")
    page.locator("#id_place_words").fill("a police station in Osh")
    page.locator("#id_custody").select_option(label="police custody")
    page.locator("#id_authority_words").fill("men in plain clothes")
    page.locator("#id_charge").fill("calls for unrest")
    page.locator("#id_summary").fill("Taken from his home.")
    page.locator("#id_caller").fill("His sister, 0700 000 000")
    case = save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    expect(page.get_by_role("heading", name="Not recorded yet")).to_be_visible()
    assert "sister" not in page.content()
    event = Event.objects.get(concerned__party__case=case)
    assert (event.place_words, event.citations.count()) == ("a police station in Osh", 1)
    assert Source.objects.get(citations__event=event).kind.code == "CALL"


def test_many_at_once_are_one_entry(page: Page) -> None:
    begin(page, "Detained")
    names = ["Aibek Testov", "Bolot Exampleev", "Жанна Примерова"]
    page.locator("#id_names").fill("\n".join([*names, "and about 40 others"]))
    page.locator("#id_country").select_option(label="Kazakhstan")
    page.locator("#id_date_words").fill("5 May 2023")
    case = save(page)
    assert [str(party) for party in case.parties.all()] == [*names, "about 40 others"]
    assert Event.objects.get(concerned__party__in=case.parties.all()[:1]).concerned.count() == 4
    assert Figure.objects.get(party__case=case).low == 40


def test_about_to_be_sent_back_shows_the_hours_left(page: Page) -> None:
    begin(page, "About to be sent back")
    assert len(asked(page)) <= 12
    page.locator("#id_names").fill("Aibek Testov")
    page.locator("#id_from_country").select_option(label="France")
    page.locator("#id_to_country").select_option(label="Uzbekistan")
    page.locator("#id_date_words").press_sequentially("6 March 2199 at 10:00")
    expect(page.get_by_text("hours left for a Rule 39 request")).to_be_visible()
    save(page)
    expect(page.get_by_text("hours left for a Rule 39 request")).to_be_visible()


def test_another_answer_keeps_what_was_typed(page: Page) -> None:
    begin(page, "Detained")
    page.locator("#id_names").fill("Aibek Testov")
    page.locator("#id_country").select_option(label="Tajikistan")
    page.get_by_role("link", name="Disappeared", exact=True).click()
    expect(page.get_by_text("Last seen where")).to_be_visible()
    expect(page.locator("#id_names")).to_have_value("Aibek Testov")
    page.locator("#id_date_words").fill("5 May 2023")
    case = save(page)
    assert Event.objects.get(concerned__party__case=case).type == "DISAPPEARED"


def test_it_works_without_scripts(page: Page) -> None:
    sign_in(page, "caseworker")
    plain = page.context.browser.new_context(
        base_url=page.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    bare = plain.new_page()
    bare.goto("/cases/new/")
    bare.get_by_role("link", name="Released", exact=True).click()
    bare.locator("#id_names").fill("Aibek Testov")
    bare.locator("#id_country").select_option(label="Uzbekistan")
    bare.locator("#id_date_words").fill("5 May 2023")
    case = save(bare)
    assert Event.objects.get(concerned__party__case=case).type == "RELEASE"
    plain.close()

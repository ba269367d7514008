"""The form of a letter follows its choices, and an interrupted one comes back whole."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import sign_in

VISIT = "Visit of President Macron to Kazakhstan and Uzbekistan, 1–2 November 2023"
FORM = "/letters/new/?kind=VISIT_LETTER"


def texts(page: Page) -> Locator:
    return page.get_by_role("group", name="Approved paragraphs")


def test_an_event_brings_its_guest_countries_asks_and_texts(page: Page) -> None:
    sign_in(page, "coordinator")
    page.goto(FORM)
    page.locator("#id_visit").select_option(label=VISIT)
    expect(page.get_by_text("read by the Government of France")).to_be_visible()
    asks = page.get_by_role("group", name="Asks")
    expect(asks.get_by_role("checkbox", checked=True)).to_have_count(3)
    expect(page.locator("#id_countries")).to_have_value("Kazakhstan and Uzbekistan")
    expect(page.locator("#id_addressee option:checked")).to_have_text(re.compile("Macron"))
    expect(page.locator("#id_languages")).to_have_value("fr")
    expect(texts(page).get_by_text(", French, as of").first).to_be_visible()


def test_what_was_ticked_comes_back_with_a_draft(page: Page) -> None:
    sign_in(page, "coordinator")
    page.goto(FORM)
    page.locator("#id_visit").select_option(label=VISIT)
    page.locator("#id_languages").select_option("en fr")
    thanks = texts(page).get_by_label("Remerciements")
    expect(thanks).to_be_checked()
    thanks.uncheck()
    # Of 2023, and nobody has said since that it is still right: in sight, and not ticked.
    texts(page).get_by_label("Ouzbékistan").check()
    case = page.get_by_role("group", name="Cases").get_by_label("Zhanbolat Mamai")
    key = case.input_value()
    with page.expect_response(lambda answer: key in (answer.request.post_data or "")):
        case.check()
    page.goto(FORM)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#id_languages")).to_have_value("en fr")
    expect(texts(page).get_by_label("Remerciements")).not_to_be_checked()
    expect(texts(page).get_by_label("Ouzbékistan")).to_be_checked()
    cases = page.get_by_role("group", name="Cases")
    expect(cases.get_by_label("Zhanbolat Mamai")).to_be_checked()
    expect(cases.locator("input[type=hidden]")).to_have_count(0)

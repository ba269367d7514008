"""The quick line, the short form and the verbs of one click, on the demonstration."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import sign_in

LINE = "12 May 2023 sentenced 7y Art. 191-1, Almaly district court"


def open_case(page: Page, name: str) -> None:
    page.goto("/cases/")
    page.get_by_role("link", name=name).first.click()
    page.locator("#quick-line").wait_for()


def fields_of(form: Locator) -> Locator:
    return form.locator("input:visible, select:visible, textarea:visible")


def test_the_line_of_the_issue_is_read_corrected_and_logged(page: Page) -> None:
    sign_in(page, "caseworker")
    open_case(page, "Zhanbolat Mamai")
    page.keyboard.press(".")
    expect(page.locator("#quick-line")).to_be_focused()
    page.keyboard.type(LINE)
    page.keyboard.press("Enter")
    form = page.locator(".quick-form")
    expect(form.get_by_label("When", exact=False).first).to_have_value("12 May 2023")
    expect(form.locator("#id_imposed")).to_have_value("7y")
    expect(form.locator("#id_articles")).to_have_value("191-1")
    form.locator("#id_authority_words").fill("Almaly district court no. 2")
    form.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Where things stand follows from it").first).to_be_visible()
    expect(page.get_by_text("Almaly district court no. 2").first).to_be_visible()
    expect(page.get_by_text("Art. 191-1").first).to_be_visible()


def test_a_hearing_takes_at_most_four_fields(page: Page) -> None:
    sign_in(page, "caseworker")
    open_case(page, "Manuchehr Kholiknazarov")
    page.get_by_text("other", exact=True).click()
    page.locator("#quick-what").fill("hearing set")
    page.locator(".quick-types").get_by_role("link", name="Hearing set").click()
    form = page.locator(".quick-form")
    form.wait_for()
    assert fields_of(form).count() <= 4
    form.locator("#id_date_words").fill("3 March 2030 at 10:00")
    expect(form.get_by_text("Understood as 3 March 2030")).to_be_visible()
    form.locator("#id_authority_words").fill("Test city court")
    form.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Test city court").first).to_be_visible()
    expect(page.get_by_text("The hearing set for 3 March 2030")).to_be_visible()


def test_another_type_asks_for_its_own_field(page: Page) -> None:
    sign_in(page, "caseworker")
    open_case(page, "Zhanbolat Mamai")
    page.locator("#quick-line").fill("yesterday something at the station")
    page.locator("#quick-line").press("Enter")
    page.locator(".quick-form #id_type").select_option(label="remand extended")
    expect(page.locator(".quick-form #id_until_words")).to_be_visible()
    expect(page.locator(".quick-form #id_place_words")).to_have_value("station")


# Chooses a type in the same moment in which the form comes in, as a browser may under load.
AT_ONCE = """() => new MutationObserver((_, watch) => {
  const type = document.querySelector(".quick-form #id_type");
  if (!type) return;
  watch.disconnect();
  type.value = [...type.options].find((each) => each.label === "remand extended").value;
  type.dispatchEvent(new Event("change", { bubbles: true }));
}).observe(document.querySelector("#quick-proposal"), { childList: true })"""


def test_a_type_chosen_as_soon_as_the_form_is_there_counts(page: Page) -> None:
    sign_in(page, "caseworker")
    open_case(page, "Zhanbolat Mamai")
    page.evaluate(AT_ONCE)
    page.locator("#quick-line").fill("yesterday something at the station")
    page.locator("#quick-line").press("Enter")
    expect(page.locator(".quick-form #id_until_words")).to_be_visible()


def test_still_so_from_the_list_and_back_to_the_list(page: Page) -> None:
    sign_in(page, "caseworker")
    page.goto("/cases/?country=UZ")
    page.locator(".row-menu summary").first.click()
    verbs = page.locator(".row-menu .verbs").first
    verbs.get_by_label("Where did you look?").fill("court site")
    verbs.get_by_role("button", name="Still so").click()
    expect(page.get_by_text("Last checked today")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/cases/\?country=UZ$"))


def test_what_happened_at_the_hearing_is_one_click(page: Page) -> None:
    sign_in(page, "caseworker")
    open_case(page, "Tadjibaeva")
    page.get_by_text("What happened at the hearing of 26 March 2024").wait_for()
    page.get_by_role("button", name="It was held").click()
    expect(page.get_by_text("Logged: the hearing was held.")).to_be_visible()
    expect(page.get_by_text("What happened at the hearing of")).to_have_count(0)


def test_without_scripts_the_line_leads_to_the_same_form(page: Page) -> None:
    browser = page.context.browser
    sign_in(page, "caseworker")
    open_case(page, "Zhanbolat Mamai")
    address = page.url
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    still = plain.new_page()
    still.goto(address)
    still.locator("#quick-line").fill(LINE)
    still.get_by_role("button", name="Read").click()
    expect(still.locator("#id_imposed")).to_have_value("7y")
    still.get_by_role("button", name="Log it").click()
    expect(still.get_by_text("Almaly district court").first).to_be_visible()
    plain.close()

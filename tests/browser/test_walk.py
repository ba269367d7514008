"""The walk: find a case, log a hearing, write the letter, save letter and dossier."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in, text_of, write_for_iphr

VISIT = "Visit of President Macron to Kazakhstan and Uzbekistan"


def find_akhmedov(page: Page) -> None:
    """By a spelling that no source uses."""
    page.get_by_role("combobox", name="Search").fill("Ahmedov Muxsinjon")
    page.get_by_role("combobox", name="Search").press("Enter")
    page.get_by_role("link", name="Mukhsinjon Akhmedov").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mukhsinjon Akhmedov")


def test_a_hearing_is_logged_and_stands_in_the_dossier(page: Page) -> None:
    sign_in(page, "admin")
    find_akhmedov(page)
    page.get_by_role("link", name="Log what happened").click()
    page.get_by_label("What happened?").select_option(label="hearing set")
    page.locator("#id_date_words").fill("3 March 2030 at 10:00")
    page.locator("#id_place_words").fill("the city court of Kokand")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("the city court of Kokand").first).to_be_visible()
    expect(page.get_by_text("3 March 2030").first).to_be_visible()

    page.get_by_role("link", name="Dossier").first.click()
    page.get_by_label("Why is this taken out?").fill("for the lawyer")
    dossier = text_of(page, "Save the dossier", role="button")
    for fact in (
        "Mukhsinjon Akhmedov", "DEMONSTRATION", "Kokand", "3 March 2030",
        "Public statements to unconstitutional change",
        "Production or keeping with the purpose to dissemination", "Smuggling",
    ):  # fmt: skip
        assert fact.casefold() in dossier.casefold(), fact
    # Named as a public case: what else befell him is told when he, or his family, has been asked.
    for fact in ("refoulement", "26 days"):
        assert fact not in dossier, fact


def test_the_letter_to_president_macron_is_drafted_and_saved(page: Page) -> None:
    sign_in(page, "coordinator")
    page.get_by_role("link", name="Visits", exact=True).click()
    page.get_by_role("link", name=VISIT).first.click()
    page.get_by_role("link", name="Write a letter").first.click()
    page.get_by_role("link", name="Letter ahead of a visit or event").click()
    asks = page.get_by_role("group", name="Asks").get_by_role("checkbox", checked=True)
    expect(asks).to_have_count(3)
    # His office is written to in French; this one is read in English.
    page.locator("#id_languages").select_option("en")
    write_for_iphr(page)
    # Of 2023, and nobody has said since that they are still right: taken by hand.
    for country in ("Kazakhstan", "Uzbekistan"):
        page.get_by_label(f"{country}, October 2023").check()
    page.locator("#id_date").fill("2023-10-30")
    page.locator("#id_place").fill("Brussels")
    page.locator("#id_signatories").fill("Brigitte Dufour")
    page.get_by_role("button", name="Write the draft").click()

    opening = page.get_by_label("Opening")
    expect(opening).to_have_value(re.compile("1.2 November 2023"))
    opening.fill(opening.input_value() + "\n\nOne sentence of our own.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The letter is saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Reset to the facts").first).to_be_visible()
    letter = text_of(page, "PDF")
    for element in (
        "President of France", "Emmanuel Macron", "Brussels, 30 October 2023", "Re:",
        "Kazakhstan and Uzbekistan", "Dear President Macron,", "November 2023", "Tokayev",
        "Mirziyoyev", "International Partnership for Human Rights", "Brigitte Dufour", "Sincerely,",
        "Bloody January", "Karakalpakstan", "One sentence of our own.", "DEMONSTRATION",
    ):  # fmt: skip
        assert element in letter, element

    page.get_by_role("link", name="Check and approve").click()
    page.get_by_role("button", name="Mark as ready").click()
    expect(page.get_by_text("Something has to be mended first")).to_be_visible()
    expect(page.get_by_text("The event is over.")).to_be_visible()
    expect(page.get_by_text("Brigitte Dufour has not agreed to stand under it.")).to_be_visible()
    expect(page.get_by_role("button", name="Mark as ready")).to_be_visible()

"""A letter from an announced visit to the answer: drafted, approved by somebody else, sent."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import WAIT, sign_in, text_of, write_for_iphr

LINE = "Visit of President Macron to Kazakhstan and Uzbekistan, 1-2 March 2099"


def announce(page: Page) -> None:
    """From one line, read and confirmed."""
    page.get_by_role("link", name="Visits", exact=True).click()
    page.locator("main input[name=line]").fill(LINE)
    page.locator("main input[name=line]").press("Enter")
    expect(page.get_by_label("Title")).to_have_value(re.compile("Macron"))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1–2 March 2099").first).to_be_visible()


def read_again(page: Page) -> None:
    """What the library says of the countries is three years old: somebody says that it holds."""
    for title in (
        "Kazakhstan, October 2023", "Uzbekistan, October 2023",
        "Kazakhstan, octobre 2023", "Ouzbékistan, octobre 2023",
    ):  # fmt: skip
        page.goto("/texts/?due=on&purpose=CONCERN")
        page.get_by_role("link", name=title).click()
        page.get_by_role("button", name="Still right").click()
        expect(page.get_by_text("Read again")).to_be_visible()


def draft(page: Page) -> str:
    """Its address."""
    page.get_by_role("link", name="Write a letter").first.click()
    page.get_by_role("link", name="Letter ahead of a visit or event").click()
    asks = page.get_by_role("group", name="Asks")
    expect(asks.get_by_role("checkbox", checked=True)).to_have_count(3)
    expect(asks.get_by_text(re.compile(r"^\d+ others$"))).to_be_visible()
    texts = page.get_by_role("group", name="Approved paragraphs")
    expect(texts.get_by_text(", English, as of").first).to_be_hidden()
    page.locator("#id_languages").select_option("en fr")
    expect(texts.get_by_text(", English, as of").first).to_be_visible()
    write_for_iphr(page)
    expect(texts.get_by_label(re.compile("Human Rights Watch"))).not_to_be_checked()
    page.locator("#id_place").fill("Brussels")
    page.locator("#id_signatories").fill("Vera Exampleva; Director")
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_label("Opening")).to_have_value(re.compile("Kazakhstan"))
    return page.url


def show_facts(page: Page) -> None:
    """What the sentence rests on stays in sight on a telephone, until it is closed."""
    page.set_viewport_size({"width": 390, "height": 800})
    opening = page.locator(".part").filter(has=page.get_by_label("Opening"))
    opening.locator(".sentences > summary").click()
    opening.locator("[data-sentence]").first.click()
    facts = page.get_by_role("region", name="What this sentence rests on")
    expect(facts).to_be_in_viewport()
    facts.get_by_role("button", name="Close").click()
    expect(facts).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 900})


def mend(page: Page, address: str) -> None:
    """The holder is verified and the signatory agrees; then it is ready."""
    page.goto(f"{address}check/")
    expect(page.get_by_text("Nobody has verified for a year")).to_be_visible()
    page.get_by_role("link", name="Mend it").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Verified today").click()
    page.goto(f"{address}check/")
    page.get_by_role("button", name="Agrees to this text").click()
    expect(page.get_by_role("link", name="Mend it")).to_have_count(0)
    # Only a warning: it is still to be sent somewhere.
    expect(page.get_by_text("No address of the President of France is recorded.")).to_be_visible()
    page.get_by_role("button", name="Mark as ready").click()
    expect(page.get_by_role("button", name="Approve alone")).to_be_visible()


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).first.click()
    return Path(waiting.value.path()).read_bytes()


def test_a_letter_goes_from_a_visit_to_its_answer(
    page: Page, browser: Browser, live_server: LiveServer
) -> None:
    sign_in(page, "coordinator")
    read_again(page)
    page.goto("/")
    announce(page)
    address = draft(page)
    show_facts(page)
    mend(page, address)

    elsewhere = browser.new_context(base_url=live_server.url)
    elsewhere.set_default_timeout(WAIT)
    other = elsewhere.new_page()
    sign_in(other, "admin")
    other.goto(f"{address}check/")
    expect(other.get_by_role("button", name="Approve alone")).to_have_count(0)
    other.get_by_role("button", name="Approve", exact=True).click()
    expect(other.get_by_text("Approved and frozen.")).to_be_visible()
    expect(other.get_by_text("Round 1: Ada Admin")).to_be_visible()
    elsewhere.close()

    page.goto(f"{address}send/")
    words = text_of(page, "PDF")
    for said in ("Dear President Macron,", "1–2 March 2099", "CONFIDENTIAL", "Vera Exampleva"):
        assert said in words, said
    assert saved(page, "DOCX").startswith(b"PK")
    assert "Dear President Macron," in saved(page, "TXT").decode()
    page.get_by_role("button", name="Note that it was sent").click()
    expect(page.get_by_text("Noted: sent.")).to_be_visible()

    page.goto(f"{address}after/")
    page.get_by_role("link", name="Record an answer", exact=True).click()
    page.get_by_label("spoken").check()
    page.locator("#id_text").fill("The President will speak of it.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("The answer is kept.")).to_be_visible()
    expect(page.get_by_text("The President will speak of it.")).to_be_visible()

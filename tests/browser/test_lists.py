"""A list is narrowed, turned, kept under a name, opened again, paged and saved as a file."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from cases.listing import pages
from tests.browser.conftest import sign_in


def narrow(page: Page) -> None:
    """To open cases of Kazakhstan, by name."""
    page.goto("/cases/")
    page.get_by_label("Country").select_option("KZ")
    page.wait_for_url("**country=KZ**")
    page.get_by_text("More filters").click()
    page.get_by_label("Open or closed").select_option("OPEN")
    page.wait_for_url("**status=OPEN**")
    page.get_by_role("link", name="Person", exact=True).click()
    page.wait_for_url("**order=name**")


def test_a_list_is_kept_and_found_again(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    sign_in(page, "admin")
    narrow(page)
    page.get_by_role("link", name="Save this list").click()
    page.get_by_label("What to call this list").fill("Kazakh")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The list is saved.")).to_be_visible()
    page.goto("/tasks/")
    page.goto("/cases/")
    page.get_by_role("link", name="Kazakh", exact=True).click()
    expect(page.get_by_role("link", name="Kazakh", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    first = page.locator("a.who").all_inner_texts()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_role("link", name="Previous", exact=True)).to_be_visible()
    assert page.locator("a.who").all_inner_texts() != first


def test_the_list_is_saved_as_a_file(page: Page) -> None:
    sign_in(page, "admin")
    narrow(page)
    shown = page.locator("a.who").all_inner_texts()
    page.get_by_role("link", name="Save as XLSX").click()
    page.get_by_label("Of all whom you see").check()
    page.get_by_label("Why is this taken out?").fill("for the meeting on Monday")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file").click()
    assert download.value.suggested_filename.startswith("cases-")
    file = load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active
    assert [row[0] for row in file.iter_rows(min_row=8, values_only=True)][: len(shown)] == shown


def test_choices_say_how_many_they_leave(page: Page) -> None:
    sign_in(page, "admin")
    page.goto("/cases/?country=KZ")
    page.get_by_text("More filters").click()
    choices = page.get_by_label("Open or closed")
    expect(choices).to_contain_text("open (")
    before = choices.inner_text()
    page.get_by_label("Country").select_option("UZ")
    expect(choices).not_to_have_text(before)
    expect(page.get_by_label("Country")).to_have_value("UZ")
    expect(choices).to_have_value("")

"""Home stands on one screen, says in one click that a case is still so, and speaks as chosen."""

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case
from core.clock import today
from tests.browser.conftest import sign_in


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "admin"])
def test_home_stands_on_one_screen(page: Page, role: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(page, role)
    expect(page.get_by_role("heading", name="Not checked for long")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 768


def test_a_case_is_still_so_with_one_click(page: Page) -> None:
    sign_in(page, "caseworker")
    page.get_by_role("button", name="Still so").first.click()
    expect(page.get_by_text("Last checked today")).to_be_visible()
    assert Case.objects.filter(checked_on=today()).count() == 1


def test_a_language_is_chosen_and_kept_by_the_browser(page: Page) -> None:
    sign_in(page, "caseworker")
    page.locator("details.menu > summary", has_text="Carla").click()
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.locator("details.menu > summary", has_text="Carla").click()
    page.locator("form[action*=sign-out] button").click()
    expect(page.locator("#id_username")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ru")

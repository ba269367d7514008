"""The guard by keyboard: who is known here is looked at and answered before anybody is recorded."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from people.actions import add_person
from people.models import LikelySame
from tests.browser.conftest import sign_in


def test_a_name_that_is_known_is_answered_by_keyboard(empty_desk: Page) -> None:
    page = empty_desk
    known = add_person(by=User.objects.get(), name="Zhanbolat Mamai", country="KZ")
    sign_in(page, "caseworker")
    page.goto("/cases/new/?what=detained")
    page.locator("#id_names").fill("Жанболат Мамай")
    page.locator("#id_country").select_option(label="Kazakhstan")
    page.locator("#id_caller").fill("His sister")
    page.locator("#id_caller").press("Enter")
    group = page.get_by_role("group", name="Жанболат Мамай")
    expect(group).to_contain_text("same country")
    expect(page.locator("#id_caller")).to_have_value("His sister")
    page.get_by_role("alert").get_by_role("link", name="Жанболат Мамай").press("Enter")
    page.keyboard.press("Tab")
    expect(group.get_by_role("link", name=known.reference)).to_be_focused()
    for key in ("Tab", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(group.get_by_label("Not sure: create anyway")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cases/C-"))
    assert known in {(pair := LikelySame.objects.get()).person, pair.other_person}

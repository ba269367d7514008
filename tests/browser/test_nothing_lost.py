"""Nothing typed is lost: a crash, a time-out, another machine, an impatient hand."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import Case
from core.models import Draft
from tests.browser.conftest import sign_in

FORM = "/cases/new/?what=detained"


@pytest.fixture
def page(empty_desk: Page) -> Page:
    return empty_desk


def type_a_detention(page: Page) -> None:
    page.goto(FORM)
    page.locator("#id_names").fill("Aibek Testov")
    page.locator("#id_country").select_option(label="Kyrgyzstan")
    page.locator("#id_caller").fill("His sister")
    page.locator("#id_summary").fill("Taken from his home.")
    expect(page.get_by_text("Kept as a draft.")).to_be_visible()


def expect_it_back(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#id_names")).to_have_value("Aibek Testov")
    expect(page.locator("#id_country")).to_have_value("KG")
    expect(page.locator("#id_summary")).to_have_value("Taken from his home.")
    # Who called is protected, and no draft holds it.
    expect(page.locator("#id_caller")).to_have_value("")


def test_after_a_crash_it_is_there_on_another_machine(
    page: Page, browser: Browser, live_server: LiveServer
) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    page.close(run_before_unload=False)
    elsewhere = browser.new_context(base_url=live_server.url)
    other = elsewhere.new_page()
    sign_in(other, "caseworker")
    other.goto(FORM)
    expect_it_back(other)
    elsewhere.close()


def test_sent_it_is_a_draft_no_more(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    assert not Draft.objects.exists()
    page.goto(FORM)
    expect(page.get_by_text("You were writing this")).to_have_count(0)


def test_thrown_away_it_does_not_come_back(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    page.goto(FORM)
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("You were writing this")).to_have_count(0)
    assert not Draft.objects.exists()


def test_whoever_is_signed_out_while_writing_signs_in_elsewhere_and_goes_on(
    page: Page,
) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    Session.objects.all().delete()
    page.locator("#id_summary").fill("Taken from his home at night.")
    out = page.get_by_role("alert").filter(has_text="You are signed out")
    expect(out).to_be_visible()

    with page.expect_popup() as popup:
        out.get_by_role("link").click()
    sign_in(popup.value, "caseworker")
    popup.value.close()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    assert "at night" in Case.objects.latest("id").parties.get().events.get().event.summary


def sign_in_elsewhere(page: Page) -> None:
    out = page.get_by_role("alert").filter(has_text="You are signed out")
    with page.expect_popup() as popup:
        out.get_by_role("link").click()
    sign_in(popup.value, "caseworker")
    popup.value.close()


def test_sent_after_a_time_out_even_what_no_draft_holds_is_still_there(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    sign_in_elsewhere(page)
    expect(page.locator("#id_caller")).to_have_value("His sister")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    assert Case.objects.latest("id").parties.get().events.get().event.citations.exists()


def test_after_a_time_out_a_short_form_stays_as_it_was_typed(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#quick-line").fill("moved to IK-4 Navoi")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("#id_summary").fill("Her sister saw the convoy.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Log it").click()
    sign_in_elsewhere(page)
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Her sister saw the convoy.").first).to_be_visible()


def test_after_a_time_out_no_sign_in_comes_into_the_page_of_a_case(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    Session.objects.all().delete()
    page.get_by_role("link", name="Remanded in custody").click()
    expect(page.get_by_role("alert").filter(has_text="You are signed out")).to_be_visible()
    expect(page.get_by_label("Password")).to_have_count(0)


def test_two_clicks_make_one_case(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    before = Case.objects.count()
    page.get_by_role("button", name="Save", exact=True).evaluate(
        "button => { button.click(); button.click(); }"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    assert Case.objects.count() == before + 1


def test_the_same_form_sent_from_two_windows_makes_one_case(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    before = Case.objects.count()
    twice = """form => Promise.all([1, 2].map(() => fetch(form.action, {
        method: "POST", body: new FormData(form)}).then(answer => answer.url)))"""
    first, second = page.locator("form[data-draft]").evaluate(twice)
    assert first == second
    assert "/cases/C-" in first
    assert Case.objects.count() == before + 1


def test_going_back_to_a_sent_form_begins_a_new_one(page: Page) -> None:
    sign_in(page, "caseworker")
    type_a_detention(page)
    token = page.locator("form[data-draft] [name=once]").input_value()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")
    page.go_back()
    page.locator("#id_names").wait_for()
    expect(page.locator("form[data-draft] [name=once]")).not_to_have_value(token)

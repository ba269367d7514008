"""Signing in with a passkey, in Chromium with a virtual authenticator."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from accounts.models import User
from tests.browser.conftest import sign_in

PASSKEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


class Authenticator:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        added = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
        self.id = {"authenticatorId": added["authenticatorId"]}

    def held(self) -> list[dict[str, object]]:
        return self.cdp.send("WebAuthn.getCredentials", self.id)["credentials"]

    def forget(self) -> None:
        self.cdp.send("WebAuthn.clearCredentials", self.id)

    def nobody_there(self) -> None:
        self.cdp.send("WebAuthn.setUserVerified", {**self.id, "isUserVerified": False})


@pytest.fixture
def page(empty_desk: Page, settings) -> Page:
    """An office, where everybody must have a second factor."""
    settings.DEMO = False
    return empty_desk


@pytest.fixture
def key(page: Page) -> Authenticator:
    return Authenticator(page)


def type_password(page: Page) -> None:
    page.goto("/")
    page.get_by_label("User name").fill("caseworker")
    page.get_by_label("Password").fill("demo-caseworker")
    page.get_by_role("button", name="Sign in", exact=True).click()


def enrol(page: Page) -> None:
    type_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a second step to your sign-in")
    page.get_by_role("link", name="Add a key").click()
    page.get_by_label("What you call it").fill("this laptop")
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()


def sign_out(page: Page) -> None:
    page.locator(".masthead details.menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in/"))


def test_enrolling_a_passkey_and_signing_in_with_it(page: Page, key: Authenticator) -> None:
    enrol(page)
    assert len(key.held()) == 1
    sign_out(page)
    type_password(page)
    page.get_by_role("button", name="Use your key").click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()
    sign_out(page)
    page.get_by_role("button", name="Use a passkey instead").click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()


@pytest.mark.parametrize("without", [Authenticator.forget, Authenticator.nobody_there])
def test_denial_without_the_key_or_its_owner(page: Page, key: Authenticator, without) -> None:
    enrol(page)
    sign_out(page)
    without(key)
    type_password(page)
    page.get_by_role("button", name="Use your key").click()
    expect(page.locator("[data-key-failed]")).to_be_visible()
    page.goto("/cases/")
    expect(page).to_have_url(re.compile("/sign-in/"))


def test_denial_what_a_key_signed_before_is_no_use_again(page: Page, key: Authenticator) -> None:
    enrol(page)
    sign_out(page)
    type_password(page)
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Use your key").click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()
    old = (sent.value.post_data or "").partition("credential=")[2]
    assert "signature" in old
    sign_out(page)
    type_password(page)
    page.get_by_role("button", name="Use your key").wait_for()
    page.locator("form[data-key]").evaluate(
        """(form, old) => {
            form.elements.credential.value = decodeURIComponent(old.replaceAll("+", " "));
            form.submit();
        }""",
        old,
    )
    expect(page.get_by_text("This key was not accepted")).to_be_visible()


def test_after_a_time_out_the_second_step_leads_back_to_what_was_typed(
    page: Page, key: Authenticator
) -> None:
    from django.contrib.sessions.models import Session

    enrol(page)
    page.goto("/cases/new/?what=detained")
    page.locator("#id_names").fill("Aibek Testov")
    page.locator("#id_caller").fill("His sister")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    out = page.get_by_role("alert").filter(has_text="You are signed out")
    with page.expect_popup() as popup:
        out.get_by_role("link").click()
    other = popup.value
    elsewhere = Authenticator(other)
    for one in key.held():
        elsewhere.cdp.send("WebAuthn.addCredential", {**elsewhere.id, "credential": one})
    type_password(other)
    other.get_by_role("button", name="Use your key").click()
    other.get_by_role("link", name="Cases", exact=True).wait_for()
    other.close()
    page.locator("#id_country").select_option(label="Kyrgyzstan")
    expect(page.locator("#id_caller")).to_have_value("His sister")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aibek Testov")


def test_a_dangerous_act_is_proved_with_the_key(page: Page, key: Authenticator, settings) -> None:
    enrol(page)
    settings.PROOF_SECONDS = 0
    page.goto("/account/key/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    settings.PROOF_SECONDS = 300
    page.get_by_role("button", name="Use your key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a key")


def test_in_the_demonstration_a_password_is_enough(page: Page, settings) -> None:
    settings.DEMO = True
    sign_in(page, "caseworker")
    assert User.objects.get().last_login

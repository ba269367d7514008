"""Headless Chromium of the system, on a live server with the demonstration loaded."""

import os
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from accounts.models import Membership, Team, User
from accounts.roles import Role
from core.actor import acting
from tests import database

# Playwright's loop marks the thread as asynchronous; the tests themselves are not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Long enough for a letter to freeze in two languages while the other worker has both cores.
WAIT = 60_000  # milliseconds
expect.set_options(timeout=WAIT)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: `make test` installs it, or names the package."
    return path


@pytest.fixture(scope="session")
def browser(fonts_built: None) -> Iterator[Browser]:
    """Without windows it takes a third less time than the one that staff use; S12 uses that."""
    path = shutil.which("chromium-headless-shell") or chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def demonstration(transactional_db: None, loaded: str) -> None:
    app = connections["default"]
    database.use(app, app.settings_dict["NAME"])
    database.make(connections["owner"], app.settings_dict["NAME"], loaded)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Fails on any error of a page's scripts and on any request to another host."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    context.set_default_timeout(WAIT)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((live_server.url, "data:"))
            else errors.append(request.url)
        ),
    )
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def page(context: BrowserContext, demonstration: None) -> Page:
    return context.new_page()


@pytest.fixture
def empty_desk(transactional_db: None, context: BrowserContext) -> Page:
    """One caseworker, no cases: for what needs no demonstration, which takes long to load."""
    with acting("test", "set-up"):
        team = Team(name="Desk")
        team.save()
        user = User.objects.create_user("caseworker", "demo-caseworker", role=Role.CASEWORKER)
        Membership(user=user, team=team).save()
    return context.new_page()


def sign_in(page: Page, role: str) -> None:
    page.goto("/")
    page.get_by_label("User name").fill(role)
    page.get_by_label("Password").fill(f"demo-{role}")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()


def text_of(page: Page, name: str, role: Literal["link", "button"] = "link") -> str:
    """The words of the PDF behind a link or button, line breaks and breakable hyphens undone."""
    with page.expect_download() as waiting:
        page.get_by_role(role, name=name).first.click()
    path = Path(waiting.value.path())
    assert "Akhmedov" not in waiting.value.suggested_filename
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def write_for_iphr(page: Page) -> None:
    """On the form of a letter: the sender, with all fields in sight."""
    page.locator("details.folded").evaluate("folded => { folded.open = true }")
    sender = page.locator("#id_sender")
    sender.select_option(label="International Partnership for Human Rights")
    # Not until its first answer: that may be of another request, and is not on the page yet.
    expect(page.locator("#shown-for")).to_have_value(re.compile(sender.input_value()))

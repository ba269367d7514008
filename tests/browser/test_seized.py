"""S12: a laptop that is seized after signing out holds no name that was on its screen.

What Chromium wrote to its profile on the disk is read byte by byte: cache, history with the titles
of pages, drafts of tabs, what forms remember. The server of the tests packs no answer, and the
control shows that names which were kept are found this way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from core import headers
from core.actor import acting
from tests.browser.conftest import FLAGS, chromium
from tests.security.addresses import address, patterns
from tests.security.planted import FOUND, Circle
from tests.security.walking import World, build

WHO = "senior_caseworker"
SAVED = "Content-Disposition"
FEW = (
    "home", "cases", "people", "case", "person", "case-edit", "case-history", "names", "notes",
    "who-may-know", "source", "event-edit", "letter", "note-edit", "visit",
)  # fmt: skip


@dataclass
class Tour:
    """What was on the screen; what of it, or of what was typed, is on the disk and where."""

    pages: int = 0
    shown: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    kept: set[tuple[str, str]] = field(default_factory=set)


@pytest.fixture
def world(transactional_db: None) -> World:
    with acting("test", "set-up"):
        return build()


def travel(
    browser: Browser, url: str, world: World, profile: Path, names: tuple[str, ...] | None
) -> Tour:
    """Sign in, see pages, type, sign out, close; then read the disk."""
    tour, circle = Tour(), world.circles["team"]
    pages = [*_addresses(world.readers[WHO].client, circle, names)]
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium(), args=FLAGS, base_url=url, locale="en-GB"
    )
    context.set_default_timeout(15_000)
    page = context.pages[0]
    _sign_in(page)
    for where in pages:
        _look(page, where, tour)
    _type(page, circle, tour)
    page.goto("/")
    page.locator(".masthead details.menu > summary").click()
    page.locator("form[action*=sign-out] button").click()
    page.locator("#id_username").wait_for()
    context.close()
    tour.kept = set(_on_disk(profile))
    return tour


def _sign_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("User name").fill(WHO)
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Cases", exact=True).wait_for()


def _addresses(reader: Client, circle: Circle, names: tuple[str, ...] | None) -> Iterator[str]:
    """Of pages: a file that somebody saves lies where they put it."""
    for pattern in patterns():
        if names is None or pattern.name in names:
            answer = reader.get(where := address(pattern, circle))
            if not answer.streaming and answer.content and not answer.has_header(SAVED):
                yield where


def _look(page: Page, where: str, tour: Tour) -> None:
    page.goto(where)
    tour.pages += 1
    tour.shown |= _words(page.content())


def _type(page: Page, circle: Circle, tour: Tour) -> None:
    """Searches, a filter, a note that is refused and then saved, a case left half written."""
    *looked_for, narrowed, noted, name = words = [circle.word() for _ in range(10)]
    page.goto("/")
    for word in looked_for:
        page.locator("#find").fill(word)
        with page.expect_navigation():
            page.locator("#find").press("Enter")
    page.goto("/cases/")
    page.locator("#id_q").fill(narrowed)
    page.locator("#id_q").press("Enter")
    page.wait_for_load_state("networkidle")
    page.goto(f"/cases/{circle.case.reference}/notes/new/")
    page.locator("#id_with_whom").fill(noted)
    page.locator("#id_text").fill(noted)
    page.locator("#id_on").fill("2999-01-01")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#id_on_error").wait_for()
    page.locator("#id_on").fill("2024-01-01")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(lambda url: "/notes/new/" not in url)
    page.goto("/cases/new/?what=detained")
    page.locator("#id_names").fill(name)
    page.locator("[data-draft-status]", has_text="Kept").wait_for()
    tour.typed |= {word.lower() for word in words}


def _words(text: str) -> set[str]:
    return {found[0] for found in re.finditer(FOUND, text.lower())}


def _on_disk(profile: Path) -> Iterator[tuple[str, str]]:
    """Each planted word of each file, in the bytes of UTF-8 and, two a letter, of UTF-16."""
    for file in (each for each in profile.rglob("*") if each.is_file() and not each.is_symlink()):
        read = file.read_bytes()
        for text in (read, read.replace(b"\0", b"")):
            for word in _words(text.decode("latin-1")):
                yield str(file.relative_to(profile)), word


def test_nothing_of_a_tour_is_on_the_disk(
    browser: Browser, live_server: LiveServer, world: World, tmp_path: Path
) -> None:
    tour = travel(browser, live_server.url, world, tmp_path, FEW)
    assert len(tour.shown) >= 15
    assert tour.kept == set()


@pytest.mark.security
def test_nothing_of_every_page_is_on_the_disk(
    browser: Browser, live_server: LiveServer, world: World, tmp_path: Path
) -> None:
    tour = travel(browser, live_server.url, world, tmp_path, None)
    print(f"S12: {tour.pages} pages, {len(tour.shown)} words shown, {len(tour.typed)} typed")  # noqa: T201
    assert tour.pages >= 30
    assert len(tour.shown | tour.typed) >= 50
    assert tour.kept == set()


@pytest.mark.security
def test_control_pages_that_may_be_kept_are_found_on_the_disk(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(headers.PAGE, "Cache-Control", "max-age=3600")
    monkeypatch.setattr(headers, "OTHERS", headers.OTHERS - {"Clear-Site-Data"})
    tour = travel(browser, live_server.url, world, tmp_path, FEW)
    assert {word for _, word in tour.kept} >= tour.shown

"""S5: what is typed never runs, not even in a browser that keeps to no policy.

Every text of a circle of records is a payload; every page about them is opened in Chromium, once
with the Content-Security-Policy off, so that escaping alone must hold, and once with it on. A page
fails that runs one, or that holds an attribute which would run when somebody clicks.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.template import engines
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Request, Route

from core import headers
from core.actor import acting
from tests.browser.payloads import texts
from tests.security import planted
from tests.security.addresses import address, patterns
from tests.security.walking import World, build

HOST = "http://localhost:8765"
# Of a text: a name is two of them, and the shortest column that is not cut holds 200 characters.
LENGTH = 200
# Each field holds about five of the three hundred, other ones each time: each round begins with
# another, so that none stands only where this reader does not look.
ROUNDS = 4
RAN = re.compile(r"ran\((\d+)\)")
FEW = ("home", "cases", "people", "case", "names", "who-may-know", "notes", "source", "letter",
       "event-edit", "team", "staff")  # fmt: skip
# The product's templates have neither: where there is one, somebody typed it.
BROKEN_OUT = """() => [...document.querySelectorAll("*")].flatMap(element =>
    [...element.attributes].filter(({ name, value }) =>
        /^on|^(data-)?hx-on/.test(name) || /^\\s*j\\s*a\\s*v\\s*a\\s*script\\s*:/i.test(value)
            && ["href", "src", "action", "data", "srcdoc", "formaction"].includes(name)
    ).map(({ name, value }) => `${element.tagName} ${name}=${value}`.slice(0, 80)))"""


@dataclass
class Seen:
    pages: int = 0
    shown: set[tuple[str, str]] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)


class Hostile:
    """In place of planted words: in each field the next payloads, as many as short columns hold."""

    def __init__(self, payloads: list[str]) -> None:
        self.payloads = cycle(payloads)
        self.next = next(self.payloads)

    def word(self, circle: object = None, level: str = "") -> str:
        text = ""
        while not text or len(text) + len(self.next) < LENGTH:
            text, self.next = text + self.next, next(self.payloads)
        return text


@contextmanager
def hostile_world(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Undone afterwards."""
    with transaction.atomic(), acting("test", "set-up"), monkeypatch.context() as patch:
        patch.setattr(planted.Circle, "word", hostile.word)
        world = build()
        made = world.circles["team"]
        made.team.name, made.member.full_name = hostile.word(), hostile.word()
        made.organisation.name = hostile.word()
        for row in (made.team, made.member, made.organisation):
            row.save()
        yield world
        transaction.set_rollback(True)


def ask(client: Client, urls: list[str]) -> dict[str, dict[str, Any]]:
    """The answers, ready to be handed to the browser. Asked for here and not while it loads: what
    Playwright calls has another connection, which sees nothing of this transaction."""
    answers = {}
    for url in urls:
        with transaction.atomic():
            answer = client.get(url, follow=True)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        if not body or "html" not in answer.headers["Content-Type"]:
            continue
        told = {name: value for name, value in answer.items() if name != "Content-Disposition"}
        answers[url] = {"status": answer.status_code, "headers": told, "body": body}
    return answers


def serve(answers: dict[str, dict[str, Any]], route: Route, request: Request) -> None:
    """Styles and fonts change nothing here, and what a script asks for is a page of its own."""
    path = urlsplit(request.url).path
    if request.url.startswith(HOST) and request.method == "GET" and path in answers:
        route.fulfill(**answers[path])
    elif request.url.startswith(f"{HOST}/static/") and path.endswith(".js"):
        route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
    else:
        route.abort()


def look(context: BrowserContext, urls: Iterable[str], seen: Seen) -> None:
    """What runs says so by a call; what would run on a click is found in the page."""
    context.expose_binding("ran", lambda source, number: seen.wrong.add(f"payload {number}"))
    page = context.new_page()
    for url in urls:
        page.goto(HOST + url, wait_until="load")
        seen.wrong |= {f"{url}: {found}" for found in page.evaluate(BROKEN_OUT)}
        seen.shown |= {(number, url) for number in RAN.findall(unescape(page.content()))}
        seen.pages += 1


def addresses(world: World, names: tuple[str, ...] | None) -> list[str]:
    return [
        address(pattern, world.circles["team"])
        for pattern in patterns()
        if pattern.name != "sign-out" and (names is None or pattern.name in names)
    ]


def try_all(
    browser: Browser, payloads: list[str], names: tuple[str, ...] | None, rounds: int,
    monkeypatch: pytest.MonkeyPatch, *, policy: bool,
) -> Seen:  # fmt: skip
    seen = Seen()
    for number in range(rounds):
        first = number * len(payloads) // rounds
        with (
            hostile_world(Hostile(payloads[first:] + payloads[:first]), monkeypatch) as world,
            closing(browser.new_context(bypass_csp=not policy)) as context,
        ):
            answers = ask(world.readers["admin"].client, addresses(world, names))
            context.route("**/*", partial(serve, answers))
            look(context, answers, seen)
    return seen


def test_no_payload_runs_where_no_policy_would_stop_it(
    browser: Browser, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = try_all(browser, texts(20), FEW, 1, monkeypatch, policy=False)
    assert seen.pages == len(FEW)
    assert len({number for number, _ in seen.shown}) == 20
    assert seen.wrong == set()


@pytest.mark.security
@pytest.mark.parametrize("policy", [False, True])
def test_none_of_three_hundred_runs_on_any_page(
    browser: Browser, db: None, monkeypatch: pytest.MonkeyPatch, policy: bool
) -> None:
    seen = try_all(browser, texts(300), None, ROUNDS, monkeypatch, policy=policy)
    shown = {number for number, _ in seen.shown}
    counted = f"{len(shown)} payloads at {len(seen.shown)} places of {seen.pages} pages"
    print(f"S5, policy {policy}: {counted}, {len(seen.wrong)} wrong")  # noqa: T201
    assert len(shown) == 300
    assert seen.wrong == set()


def test_control_without_escaping_they_run(
    browser: Browser, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines["django"].engine, "autoescape", False)
    seen = try_all(browser, texts(20), ("case", "notes"), 1, monkeypatch, policy=False)
    assert any(found.startswith("payload") for found in seen.wrong)
    assert any(" on" in found for found in seen.wrong)


def test_the_policy_allows_nothing_unsafe() -> None:
    for row in (headers.PAGE, headers.FILE, headers.STATIC):
        assert "unsafe" not in row["Content-Security-Policy"]

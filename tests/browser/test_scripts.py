"""S5: what is typed never runs, not even in a browser that keeps to no policy.

Every text of a circle of records is a payload; every page about them is opened in Chromium, once
with the Content-Security-Policy off, so that escaping alone must hold, and once with it on. A page
fails that runs one, or that holds an attribute which would run when somebody clicks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.template import engines
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Route

from core import headers
from core.actor import acting
from tests.browser.payloads import texts
from tests.security import planted
from tests.security.addresses import address, patterns
from tests.security.walking import World, build

HOST = "http://desk.test"
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
    fields: int = 0
    payloads: set[str] = field(default_factory=set)
    ran: list[str] = field(default_factory=list)


class Hostile:
    """In place of planted words: as many payloads in a field as the shortest columns hold."""

    def __init__(self, payloads: list[str]) -> None:
        self.payloads = cycle(payloads)
        self.last = next(self.payloads)
        self.used: set[str] = set()
        self.fields = 0

    def word(self, circle: object = None, level: str = "") -> str:
        text = ""
        self.fields += 1
        while len(text) + len(self.last) < 75:
            text, self.last = text + self.last, next(self.payloads)
            self.used.add(text)
        return text

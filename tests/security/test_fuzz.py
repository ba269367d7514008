"""S3: whatever is sent to whatever address, nothing breaks."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config.urls import urlpatterns as served
from tests.security.addresses import address, patterns
from tests.security.walking import World

# Each of these has broken a form somewhere.
VALUES = (
    "", " ", "0", "-1", "9" * 40, "1e999", "NaN", "true", "null", "[]", "{}", "\x00", "a\x00b",
    "\ud800", "\u202eabc", "\u200d", "ا" * 500, "བོད", "e" + "\u0301" * 300, "x" * 100_000,
    "2023-02-30", "0000-00-00", "9999-12-31", "32 May 20233", "late May 2023", "C-7F3K9Q-M",
    "00000000-0000-0000-0000-000000000000", "not-a-key", "../../etc/passwd", "%00", "%s%n", "'--",
    "<script>", "{{ 7 }}", "=1+1", "KZ", "en", "on",
)  # fmt: skip
NAMES = (
    "q", "next", "case", "person", "of", "version", "since", "page", "as_of", "reason", "text",
    "name", "date_words", "back", "once", "kind", "address", "fields", "reference", "drop",
    "parties",
)  # fmt: skip
WRONG_TYPES = (
    "application/json", "text/xml", "multipart/form-data", "multipart/form-data; boundary=",
)  # fmt: skip


def weak(request: HttpRequest) -> HttpResponse:
    """Breaks where what is asked for is no number."""
    return HttpResponse(str(int(request.POST.get("page") or 0)))


# The control: what is served, and one address that breaks.
urlpatterns = [*served, path("weak/", weak, name="weak")]


def names_of(client: Client, url: str) -> list[str]:
    """The fields that the page asks for, beside those that any page may."""
    with transaction.atomic():
        response = client.get(url)
        transaction.set_rollback(True)
    forms = [one.get("form") for one in response.context or [] if hasattr(one, "get")]
    asked = [name for form in forms if form is not None for name in getattr(form, "fields", ())]
    return [*dict.fromkeys([*asked, *NAMES])]


def inputs(chance: random.Random, names: list[str]) -> dict[str, Any]:
    """Some fields, of which a few more than once, each with something that it does not expect."""
    chosen = chance.sample(names, chance.randint(1, len(names)))
    return {
        name: [chance.choice(VALUES) for _ in range(chance.choice((1, 1, 1, 2)))] for name in chosen
    }


def send(client: Client, chance: random.Random, url: str, names: list[str]) -> int:
    how = chance.random()
    data = inputs(chance, names)
    safe = {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in data.items()
    }
    with transaction.atomic():
        if how < 0.15:
            answer = client.get(url, safe)
        elif how < 0.25:
            kind = chance.choice(WRONG_TYPES)
            answer = client.generic("POST", url, repr(data).encode("utf-8", "replace"), kind)
        else:
            answer = client.post(url, safe, headers={"HX-Request": "true"} if how > 0.9 else {})
        transaction.set_rollback(True)
    return answer.status_code


def broken(world: World, count: int, seed: int = 5, only: str = "") -> Iterator[str]:
    """Addresses that answered with a 500, of `count` requests spread over all, or `only` to one."""
    chance = random.Random(seed)  # noqa: S311 the same inputs each time
    every = [
        (pattern.name, address(pattern, world.circles["team"]))
        for pattern in patterns()
        if pattern.name != "sign-out" and only in {"", pattern.name}
    ]
    readers = [world.readers[name] for name in ("senior_caseworker", "admin")]
    known: dict[str, list[str]] = {}
    for number in range(count):
        name, url = every[number % len(every)]
        client = readers[number // len(every) % len(readers)].client
        if name not in known:
            known[name] = names_of(client, url)
        if send(client, chance, url, known[name]) >= 500:
            yield f"{name}, request {number}"


def test_nothing_that_is_sent_breaks_an_address(world: World) -> None:
    assert list(broken(world, 150)) == []


@pytest.mark.security
def test_nothing_of_twenty_thousand_breaks_an_address(world: World) -> None:
    assert list(broken(world, 20_000)) == []
    print("S3: 20000 requests, 0 broken")  # noqa: T201


@override_settings(ROOT_URLCONF=__name__)
def test_control_an_address_that_breaks_is_found(world: World) -> None:
    assert len(list(broken(world, 40, only="weak"))) > 5

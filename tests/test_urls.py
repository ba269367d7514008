"""Every address of the desk is classified, and none but the public ones answers a stranger."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from core.keys import case_reference
from tests.classified import NEEDS, PUBLIC, SIGNED_IN
from tests.factories import make_event, make_party

EXAMPLES = {
    "reference": case_reference(),
    "source": case_reference(),
    "other": case_reference(),
    "pk": uuid.UUID(int=1),
    "kind": "event",
    "token": "0" * 64,
    "language": "en",
}


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def address(pattern: URLPattern) -> str:
    wanted = {name: EXAMPLES[name] for name in pattern.pattern.converters}
    return reverse(pattern.name, kwargs=wanted)


def test_every_address_is_classified() -> None:
    assert {pattern.name for pattern in patterns()} == PUBLIC | SIGNED_IN | set(NEEDS)


@pytest.mark.parametrize("pattern", list(patterns()), ids=lambda pattern: pattern.name)
def test_each_view_asks_for_the_right_it_is_classified_with(pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "permission", None) == NEEDS.get(pattern.name)
    assert getattr(pattern.callback, "login_required", True) == (pattern.name not in PUBLIC)


@pytest.mark.parametrize("path", ["cases/%00", "sources/%00", "people/C-7F3K9Q-N", "letters/x.pdf"])
def test_what_is_no_reference_is_no_address(client_of, owner: User, path: str) -> None:
    assert client_of(owner).get(f"/{path}/").status_code == 404


def test_a_null_in_the_case_that_one_came_from_is_passed_over(client_of, owner: User) -> None:
    url = reverse("event-edit", args=[make_event(make_party(by=owner)).pk])
    assert client_of(owner).get(f"{url}?case=%00").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
def test_denial_a_stranger_is_sent_to_the_sign_in(method: str) -> None:
    for pattern in patterns():
        response = getattr(Client(), method)(address(pattern))
        if pattern.name not in PUBLIC:
            assert response.status_code == 302, pattern.name
            assert response.url.startswith(reverse("sign-in")), pattern.name

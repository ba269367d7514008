"""Every address of the desk is classified, and none but the public ones answers a stranger."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Permission
from core.keys import case_reference
from tests.factories import make_event, make_party

PUBLIC = {"language", "sign-in"}
SIGNED_IN = {
    "home", "search", "session", "sign-out", "cases", "case", "case-history", "case-past", "person",
    "date-reading", "quick-help", "sources", "source", "visits", "visit", "letters", "letter",
    "draft-save", "draft-discard", "rule39-reading", "document", "document-preview", "notes",
    "tasks", "people", "cases-counts", "people-counts", "organisation", "saved-list-new",
    "saved-list-remove", "search-suggest", "work",
}  # fmt: skip
NEEDS = {
    "case-new": Permission.RECORD_FACTS,
    "case-edit": Permission.RECORD_FACTS,
    "change-undo": Permission.RECORD_FACTS,
    "event-new": Permission.RECORD_FACTS,
    "event-edit": Permission.RECORD_FACTS,
    "charge-new": Permission.RECORD_FACTS,
    "charge-edit": Permission.RECORD_FACTS,
    "order-new": Permission.RECORD_FACTS,
    "order-edit": Permission.RECORD_FACTS,
    "party-new": Permission.RECORD_FACTS,
    "name-new": Permission.RECORD_FACTS,
    "about-new": Permission.RECORD_FACTS,
    "relation-new": Permission.RECORD_FACTS,
    "court-cases": Permission.RECORD_FACTS,
    "court-case-edit": Permission.RECORD_FACTS,
    "fact-withdraw": Permission.RECORD_FACTS,
    "warning-answer": Permission.RECORD_FACTS,
    "override-new": Permission.RECORD_FACTS,
    "override-end": Permission.RECORD_FACTS,
    "ask-new": Permission.RECORD_FACTS,
    "case-document-new": Permission.RECORD_FACTS,
    "source-document-new": Permission.RECORD_FACTS,
    "document-edit": Permission.RECORD_FACTS,
    "note-new": Permission.RECORD_FACTS,
    "note-edit": Permission.RECORD_FACTS,
    "task-new": Permission.RECORD_FACTS,
    "task-edit": Permission.RECORD_FACTS,
    "task-done": Permission.RECORD_FACTS,
    "reading": Permission.RECORD_FACTS,
    "source-read": Permission.RECORD_FACTS,
    "source-edit": Permission.RECORD_FACTS,
    "source-publisher": Permission.RECORD_FACTS,
    "publisher-edit": Permission.RECORD_FACTS,
    "account-group": Permission.RECORD_FACTS,
    "reading-new": Permission.RECORD_FACTS,
    "reading-passage": Permission.RECORD_FACTS,
    "quick": Permission.RECORD_FACTS,
    "quick-types": Permission.RECORD_FACTS,
    "quick-step": Permission.RECORD_FACTS,
    "case-verbs": Permission.RECORD_FACTS,
    "still-so": Permission.RECORD_FACTS,
    "no-answer": Permission.RECORD_FACTS,
    "hearing-result": Permission.RECORD_FACTS,
    "names": Permission.RECORD_FACTS,
    "name-edit": Permission.RECORD_FACTS,
    "name-variants": Permission.RECORD_FACTS,
    "about-edit": Permission.RECORD_FACTS,
    "duplicates": Permission.RECORD_FACTS,
    "not-same": Permission.RECORD_FACTS,
    "merge": Permission.MERGE_RECORDS,
    "organisation-merge": Permission.MERGE_RECORDS,
    "merge-undo": Permission.MERGE_RECORDS,
    "cases-export": Permission.EXPORT_LISTS,
    "people-export": Permission.EXPORT_LISTS,
    "who-may-know": Permission.RECORD_FACTS,
    "consent-confirm": Permission.CONFIRM_GROUNDS,
    "dossier": Permission.EXPORT_DOSSIERS,
    "visit-new": Permission.WRITE_LETTERS,
    "visit-edit": Permission.WRITE_LETTERS,
    "letter-new": Permission.WRITE_LETTERS,
    "letter-pdf": Permission.WRITE_LETTERS,
    "letter-preview": Permission.WRITE_LETTERS,
}
EXAMPLES = {
    "reference": case_reference(),
    "source": case_reference(),
    "other": case_reference(),
    "pk": uuid.UUID(int=1),
    "kind": "event",
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

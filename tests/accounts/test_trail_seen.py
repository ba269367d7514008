"""What is seen and what is refused goes into the trail, and nothing is shown where it cannot."""

import json
import uuid
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import Act, AuditEntry, Outcome, User
from accounts.trail import address_of, mark_of
from cases.files import add_document
from cases.models import Case
from tests.cases.test_document_view import upload
from tests.factories import make_event, make_party, make_person
from tests.test_urls import patterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(owner: User) -> Case:
    return make_party(person=make_person("Zhanbolat Testov", by=owner), by=owner).case


def lines() -> list[AuditEntry]:
    return list(AuditEntry.objects.order_by("id"))


def told(line: AuditEntry) -> tuple[str, str, str, uuid.UUID | None]:
    return line.act, line.outcome, line.subject, line.case


def test_a_look_at_a_case_is_a_line_of_its_log(client_of, owner, case):
    client_of(owner).get(case.get_absolute_url())
    (line,) = lines()
    assert told(line) == (Act.READ, Outcome.OK, case.reference, case.pk)
    assert (line.user, line.user_name, line.role) == (owner.pk, "Owner", "CASEWORKER")
    assert (line.ip, len(line.session)) == ("127.0.0.1", 16)
    assert line.details == {"page": "case"}
    line.refresh_from_db()
    assert line.recorded_at is not None


def test_what_concerns_a_part_of_a_case_stands_in_its_log(client_of, owner, case):
    event = make_event(case.parties.get())
    client_of(owner).get(reverse("event-edit", args=[event.pk]))
    (line,) = lines()
    assert told(line) == (Act.READ, Outcome.OK, case.reference, case.pk)


def test_a_person_and_a_list_are_lines_too(client_of, owner, case):
    person = case.parties.get().person
    client = client_of(owner)
    client.get(reverse("names", args=[person.reference]))
    client.get(f"{reverse('cases')}?country=KZ&facility=Zhanbolat")
    names, cases = lines()
    assert told(names) == (Act.READ, Outcome.OK, person.reference, None)
    assert cases.act == Act.READ
    assert cases.details["filters"] == {"country": "KZ", "facility": "words"}


@pytest.mark.parametrize("name", ["case", "case-history", "quick-types", "case-document-new"])
def test_denial_of_a_hidden_case_is_a_line_of_its_log(client_of, outsider, case, name):
    client = client_of(outsider)
    send = client.post if name == "quick-types" else client.get
    assert send(reverse(name, args=[case.reference])).status_code == 404
    (line,) = lines()
    assert told(line) == (Act.READ, Outcome.DENIED, case.reference, case.pk)
    assert (line.user_name, line.details["page"]) == ("Outsider", name)


def test_denial_by_the_role_is_a_line(client_of, owner):
    assert client_of(owner).get(reverse("trail")).status_code == 403
    (line,) = lines()
    assert (line.act, line.outcome, line.details) == (Act.READ, Outcome.DENIED, {"page": "trail"})


def test_denial_of_what_was_to_be_written_is_a_line(client_of, teammate, outsider, case):
    url = reverse("case-edit", args=[case.reference])
    assert client_of(outsider).post(url, {}).status_code == 404
    assert lines()[0].details == {"page": "case-edit", "method": "POST"}


def test_a_file_is_taken(client_of, owner, case):
    document = add_document(by=owner, upload=upload(), case=case)
    client_of(owner).get(reverse("document", args=[document.pk]))
    assert told(lines()[-1]) == (Act.DOWNLOADED, Outcome.OK, case.reference, case.pk)


def test_a_search_is_a_line_that_does_not_tell_the_words(client_of, owner, case):
    client = client_of(owner)
    for words in ("Zhanbolat", " ZHANBOLAT ", "somebody else"):
        client.post(reverse("search"), {"q": words})
        client.get(reverse("search"))
    first, again, other = [line for line in lines() if line.act == Act.SEARCHED]
    assert first.details["answers"] >= 1
    assert other.details["answers"] == 0
    assert first.details["words"] == again.details["words"] != other.details["words"]


def test_words_in_a_list_are_a_search(client_of, owner, case):
    client = client_of(owner)
    client.get(client.post(reverse("people"), {"q": "Zhanbolat"}).url)
    line = lines()[-1]
    assert (line.act, line.details["page"], line.details["rows"]) == (Act.SEARCHED, "people", 1)
    assert line.details["words"] == mark_of("zhanbolat", owner)


def test_a_mark_takes_the_key_of_the_office_and_tells_nobody_who_else_sought(
    settings, owner, teammate
):
    mark = mark_of("Zhanbolat", owner)
    assert mark_of("Zhanbolat", teammate) != mark
    settings.SECRET_KEY = "another" * 10
    assert mark_of("Zhanbolat", owner) != mark


def test_whoever_goes_through_names_as_they_type_is_in_the_trail_once_a_minute(client_of, owner):
    client = client_of(owner)
    for typed in ("Zh", "Zha", "Zhan"):
        client.post(reverse("search-suggest"), {"q": typed})
    (line,) = lines()
    assert (line.act, line.details) == (Act.SEARCHED, {"page": "search-suggest"})


def test_no_line_holds_a_name(client_of, owner, outsider, case):
    client = client_of(owner)
    person = case.parties.get().person
    for url in (case.get_absolute_url(), person.get_absolute_url(), reverse("home")):
        client.get(url)
        client_of(outsider).get(url)
    client.post(reverse("search"), {"q": "Zhanbolat Testov"})
    client.get(reverse("search"))
    written = json.dumps(list(AuditEntry.objects.values()), default=str)
    assert AuditEntry.objects.count() >= 6
    assert "Zhanbolat" not in written
    assert "Testov" not in written


def test_parts_of_a_page_are_no_lines_of_their_own(client_of, owner, case):
    client = client_of(owner)
    client.get(reverse("cases-counts"))
    client.post(reverse("quick-types", args=[case.reference]), {"what": "arr"})
    client.get(reverse("session"))
    client.get(reverse("quick-help"))
    client.get(reverse("work"))
    assert lines() == []


def test_what_shows_nothing_is_marked_by_hand_and_listed_here() -> None:
    """Whoever adds to these shows something of which the trail will not tell."""
    marked = {
        pattern.name
        for pattern in patterns()
        if getattr(pattern.callback, "not_seen", False)
        or getattr(pattern.callback, "only_reads", False)
    }
    assert marked == {
        "cases-counts", "people-counts", "quick-help", "work", "search-suggest", "quick-types",
        "date-reading", "rule39-reading", "reading-passage", "letter-preview", "by-contact",
        "join", "house-logo", "officials", "letter-back",
    }  # fmt: skip


def test_a_stranger_who_is_sent_to_sign_in_is_no_line(db: None, case) -> None:
    assert Client().get(case.get_absolute_url()).status_code == 302
    assert lines() == []


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("Zhanbolat Testov")

    monkeypatch.setattr(AuditEntry.objects, "bulk_create", fail)


@pytest.mark.usefixtures("broken")
def test_nothing_leaves_where_the_trail_cannot_be_written(client_of, owner, case, caplog):
    document = add_document(by=owner, upload=upload(), case=case)
    client = client_of(owner)
    for url in (case.get_absolute_url(), reverse("document", args=[document.pk])):
        answer = client.get(url)
        page = answer.content.decode()
        assert answer.status_code == 503
        assert "Nothing can be shown now" in page
        assert case.reference not in page
        assert "Content-Disposition" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
    assert "Zhanbolat" not in caplog.text


@pytest.mark.parametrize(
    ("production", "sent", "seen"),
    [
        (False, "203.0.113.9", "10.0.0.5"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "", "10.0.0.5"),
        (True, "no address", None),
    ],
)
def test_the_address_is_the_last_hop_and_only_in_production(settings, production, sent, seen):
    settings.PRODUCTION = production
    headers = {"HTTP_X_FORWARDED_FOR": sent} if sent else {}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.5", **headers)
    assert address_of(request) == seen

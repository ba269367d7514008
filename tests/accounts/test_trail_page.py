"""The page of the trail, and the head that is saved from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Act, AuditEntry, Outcome, User
from accounts.roles import Role
from accounts.trail import done
from accounts.trail_reading import PER_PAGE
from core.actor import acting
from core.keys import person_reference
from core.verifying_head import head_now, read_head
from tests.conftest import join
from tests.factories import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor(desk) -> User:
    return join("auditor", Role.AUDITOR, desk)


def write(count: int = 1, *, by: User | None = None, **fields) -> None:
    for number in range(count):
        with acting(by or "somebody"):
            done(Act.READ, **{"subject": "C-7F3K9Q-M", "number": number, **fields})


def page(client, query: str = "") -> str:
    return client.get(f"{reverse('trail')}{query}").content.decode()


def test_an_auditor_lands_here_and_reads_sentences(client_of, auditor, owner):
    client = client_of(owner)
    sought = person_reference()
    client.get(reverse("names", args=[sought]))
    client = client_of(auditor)
    answer = client.get("/", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("trail")
    shown = " ".join(answer.content.decode().split())
    assert f'<b>Owner</b> looked at <span class="ref">{sought}</span>' in shown
    assert "refused" in shown
    assert "from 127.0.0.1" in shown
    assert "caseworker" in shown


def test_reading_the_trail_is_a_line(client_of, auditor):
    page(client_of(auditor), "?act=READ")
    line = AuditEntry.objects.latest("id")
    assert (line.act, line.details) == (Act.TRAIL_READ, {"filters": {"act": "READ"}})


def test_denial_without_the_right(client_of, owner, teammate):
    for user in (owner, teammate):
        for name in ("trail", "trail-head"):
            assert client_of(user).get(reverse(name)).status_code == 403


def test_references_are_no_links(client_of, auditor, owner):
    case = make_case(owner)
    write(subject=case.reference, case=case.pk)
    shown = page(client_of(auditor))
    assert case.reference in shown
    assert case.get_absolute_url() not in shown


def test_it_is_narrowed_down(client_of, auditor, owner, teammate):
    case = make_case(owner)
    write(by=owner, subject=case.reference, case=case.pk)
    write(by=owner, subject="letter one", case=case.pk)
    write(by=teammate, subject="P-000000-0", outcome=Outcome.DENIED)
    client = client_of(auditor)

    def found(**asked: str) -> set[str]:
        answer = client.post(reverse("trail"), asked)
        assert answer.status_code == 302
        shown = client.get(answer.url).context["page"].lines
        return {line.subject for line in shown if line.act == Act.READ}

    everything = {case.reference, "letter one", "P-000000-0"}
    assert found() == everything
    assert found(who=str(owner.pk)) == {case.reference, "letter one"}
    assert found(outcome="DENIED") == {"P-000000-0"}
    assert found(act="EXPORTED") == set()
    assert found(about=case.reference.lower()) == {case.reference, "letter one"}
    assert found(first="2020-01-01") == everything
    assert found(last="2020-01-01") == set()


def test_what_is_no_reference_reaches_no_address(client_of, auditor):
    client = client_of(auditor)
    answer = client.post(reverse("trail"), {"about": "Zhanbolat", "first": "2026-02-30"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This is no reference" in shown
    assert 'value="Zhanbolat"' in shown
    assert "Enter a valid date" in shown


def test_empty_pages_say_so(client_of, auditor):
    assert "Nothing of that kind" in page(client_of(auditor), "?act=MERGED")


def test_pages_turn_over_both_ways_and_take_a_constant_number_of_queries(client_of, auditor):
    client = client_of(auditor)
    write(2)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("trail"))
    write(2 * PER_PAGE)
    with CaptureQueriesContext(connection) as many:
        first = client.get(reverse("trail"))
    assert len(few) == len(many)
    shown = first.context["page"]
    assert len(shown.lines) == PER_PAGE
    assert shown.newer is None
    older = client.get(f"{reverse('trail')}?before={shown.older}").context["page"]
    assert {line.pk for line in older.lines}.isdisjoint(line.pk for line in shown.lines)
    back = client.get(f"{reverse('trail')}?after={older.newer}").context["page"]
    assert back.lines[-1].pk == shown.lines[-1].pk
    assert "Older" in first.content.decode()


def test_nonsense_in_the_address_shows_everything(client_of, auditor):
    write()
    assert "C-7F3K9Q-M" in page(client_of(auditor), "?who=x&act=NONE&before=x&first=x")


def test_the_present_head_is_saved(client_of, auditor):
    write()
    client = client_of(auditor)
    page(client)
    answer = client.get(reverse("trail-head"))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    saved = read_head(answer.content.decode())
    line = AuditEntry.objects.latest("id")
    assert (line.act, line.subject) == (Act.TRAIL_VERIFIED, str(saved.number))
    assert saved.number <= head_now().number

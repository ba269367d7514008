"""Warnings on the page of a case: answered once, back when their facts change."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases import order
from cases.codes import EventType
from cases.models import Party, WarningAnswer
from core.actor import acting
from tests.factories import make_event, make_party


@pytest.fixture
def party(owner: User) -> Party:
    found = make_party(by=owner)
    make_event(found, on=date(2023, 5, 10))
    make_event(found, type=EventType.RELEASE, on=date(2023, 5, 1))
    return found


def address(party: Party) -> str:
    return reverse("warning-answer", args=[party.case.reference])


def answer(party: Party, line: str = "the lawyer says so") -> dict[str, str]:
    (warning,) = order.warnings_of(party.case, [party])
    return {"rule": warning.rule, "digest": warning.digest, "line": line}


def panel(party: Party, user: User) -> tuple[int, int]:
    found = order.warnings_of(party.case, [party])
    shown = order.panel(party.case, [party], found, user)
    return len(shown["warnings"]), len(shown["answered_warnings"])


def test_an_answer_folds_the_warning_and_says_who_gave_it(client_of, owner, party: Party) -> None:
    response = client_of(owner).post(address(party), answer(party))
    assert response.url.startswith(party.case.get_absolute_url())
    assert panel(party, owner) == (0, 1)
    given = WarningAnswer.objects.get()
    assert (given.line, given.by) == ("the lawyer says so", owner)
    assert given.history.get().history_user_name == str(owner)


def test_a_warning_comes_back_when_one_of_its_facts_changes(
    client_of, owner: User, party: Party
) -> None:
    client_of(owner).post(address(party), answer(party))
    event = party.events.first().event
    event.summary = "told anew"
    with acting(owner):
        event.save()
    assert panel(party, owner) == (1, 0)


def test_another_fact_leaves_the_answer_alone(client_of, owner: User, party: Party) -> None:
    client_of(owner).post(address(party), answer(party))
    make_event(party, type=EventType.SEARCH, on=date(2023, 5, 11))
    assert panel(party, owner) == (0, 1)


def test_htmx_gets_the_panel_alone(client_of, owner: User, party: Party) -> None:
    response = client_of(owner).post(address(party), answer(party), headers={"HX-Request": "true"})
    page = response.content.decode()
    assert 'id="warnings"' in page
    assert "the lawyer says so" in page
    assert "<html" not in page


@pytest.mark.parametrize("line", ["", "   "])
def test_it_refuses_an_answer_without_words(client_of, owner, party: Party, line: str) -> None:
    client = client_of(owner)
    client.post(address(party), answer(party, line))
    assert not WarningAnswer.objects.exists()


def test_it_refuses_an_answer_to_what_has_changed(client_of, owner, party: Party) -> None:
    client_of(owner).post(address(party), {**answer(party), "digest": "0" * 64})
    assert not WarningAnswer.objects.exists()


def test_the_second_answer_is_not_kept(client_of, owner: User, teammate: User, party) -> None:
    typed = answer(party)
    client_of(owner).post(address(party), typed)
    client_of(teammate).post(address(party), {**typed, "line": "me too"})
    assert WarningAnswer.objects.get().line == "the lawyer says so"


def test_an_outsider_finds_nothing_to_answer(client_of, outsider: User, party: Party) -> None:
    assert client_of(outsider).post(address(party), answer(party)).status_code == 404
    assert not WarningAnswer.objects.exists()


def test_it_refuses_to_be_read(client_of, owner: User, party: Party) -> None:
    assert client_of(owner).get(address(party)).status_code == 405

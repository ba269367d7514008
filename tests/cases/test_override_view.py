"""Saying where things stand, against what is computed."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from cases import standing
from cases.codes import Custody, StandingCode
from cases.models import Override, Party
from cases.standing import overrides
from core.clock import today_is
from tests.factories import make_case, make_event, make_party, make_person

pytestmark = pytest.mark.django_db

SAID = {"code": "RELEASED", "reason": "his sister called", "starts_on": "2024-02-01"}


@pytest.fixture
def party(owner: User) -> Party:
    party = make_party(make_case(owner), make_person(by=owner))
    make_event(party, on=date(2024, 1, 1), custody=Custody.REMAND)
    standing.refresh([party])
    return party


def override_of(party: Party, day: date) -> Override | None:
    return overrides.overrides_of_each([party], day).get(party.pk)


def page(party: Party) -> str:
    return reverse("override-new", args=[party.pk])


def test_what_is_said_stands_beside_what_is_computed(
    party: Party, owner: User, client_of: Callable
) -> None:
    shown = client_of(owner).get(page(party)).content.decode()
    assert "in pre-trial detention" in shown
    assert client_of(owner).post(page(party), SAID).status_code == 302
    said = override_of(party, date(2024, 2, 2))
    assert said is not None
    assert (said.code, said.reason, said.by) == ("RELEASED", "his sister called", owner)
    party.standing.refresh_from_db()
    assert party.standing.code == StandingCode.PRETRIAL_DETENTION
    assert list(standing.differences()) == []


def test_it_is_so_from_its_first_to_its_last_day(party: Party, owner: User) -> None:
    overrides.override(
        by=owner, party=party, code=StandingCode.RELEASED, reason="a call",
        starts_on=date(2024, 2, 1), ends_on=date(2024, 2, 9),
    )  # fmt: skip
    days = [date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 9), date(2024, 2, 10)]
    assert [override_of(party, day) is not None for day in days] == [
        False, True, True, False,
    ]  # fmt: skip


def test_what_is_said_later_ends_what_was_said_before(party: Party, owner: User) -> None:
    for start, code in ((1, StandingCode.RELEASED), (5, StandingCode.FATE_UNKNOWN)):
        overrides.override(
            by=owner, party=party, code=code, reason="a call", starts_on=date(2024, 2, start)
        )
    latest = override_of(party, date(2024, 2, 20))
    assert latest is not None
    assert latest.code == StandingCode.FATE_UNKNOWN
    assert Override.objects.filter(ends_on=None).count() == 1


def test_it_is_taken_back_with_a_reason(party: Party, owner: User, client_of: Callable) -> None:
    client_of(owner).post(page(party), SAID)
    said = Override.objects.get()
    address = reverse("override-end", args=[said.pk])
    assert client_of(owner).post(address, {"why": ""}).status_code == 200
    assert Override.objects.exists()
    client_of(owner).post(address, {"why": "it was his brother"})
    assert not Override.objects.exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"reason": ""}, "This field is required"),
        ({"ends_on": "2024-01-01"}, "It cannot end before it begins."),
    ],
)
def test_it_refuses_what_says_not_why_or_ends_before_it_begins(
    party: Party, owner: User, client_of: Callable, changed: dict, message: str
) -> None:
    answer = client_of(owner).post(page(party), SAID | changed).content.decode()
    assert message in answer
    assert not Override.objects.exists()


def test_an_outsider_finds_neither_page(
    party: Party, owner: User, outsider: User, client_of: Callable
) -> None:
    said = overrides.override(
        by=owner, party=party, code=StandingCode.RELEASED, reason="x", starts_on=date(2024, 2, 1)
    )
    for address in (page(party), reverse("override-end", args=[said.pk])):
        assert client_of(outsider).get(address).status_code == 404
        assert client_of(outsider).post(address, SAID).status_code == 404
    assert client_of(owner).get(reverse("override-new", args=[uuid.uuid4()])).status_code == 404


def test_the_check_leaves_out_what_somebody_says(party: Party, owner: User) -> None:
    overrides.override(
        by=owner, party=party, code=StandingCode.DECEASED, reason="x", starts_on=date(2024, 2, 1)
    )
    standing.refresh([party])
    with today_is(date(2025, 2, 1)):
        assert list(standing.differences()) == []

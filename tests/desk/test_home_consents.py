"""On the first page: answers on who may know that run out or wait for somebody to agree."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from cases import consents
from cases.models import Answer, Basis, Consent
from core.clock import today_is
from core.dates import PartialDate
from desk.home.consents import answers_due
from desk.home.items import Item
from people.models import Person
from tests.factories import make_person

DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _spring() -> object:
    with today_is(DAY):
        yield


@pytest.fixture
def person(owner: User) -> Person:
    return make_person("Aibek Testov", by=owner)


def items(user: User) -> list[Item]:
    return answers_due(user, 5).items


def answer(person: Person, by: User, on: date = DAY, **fields: object) -> Consent:
    given = {"basis": Basis.CONSENT, "answer": Answer.ANYONE_WITH_NAME, **fields}
    consent = Consent(person=person, **given)
    consent.date = PartialDate.on(on)
    return consents.record(by=by, consent=consent)


def test_an_answer_that_runs_out_soon_is_due(owner: User, person: Person) -> None:
    answer(person, owner, expires_on=DAY + timedelta(days=30))
    (item,) = items(owner)
    assert (item.heading, item.late) == ("Aibek Testov", False)
    with today_is(DAY + timedelta(days=31)):
        assert items(owner)[0].late


def test_one_that_runs_on_or_was_answered_anew_is_not(owner: User, person: Person) -> None:
    answer(person, owner, on=date(2025, 1, 1), expires_on=DAY)
    answer(person, owner, expires_on=DAY + timedelta(days=31))
    assert not items(owner)


def test_a_ground_waits_for_those_who_may_agree_but_not_for_its_author(
    owner: User, teammate: User, person: Person
) -> None:
    ground = {"basis": Basis.BEST_INTEREST, "reason": "out of reach"}
    answer(person, teammate, review_on=DAY + timedelta(days=90), **ground)
    assert not items(owner)
    assert not items(teammate)
    other = make_person("Asel Testova", by=owner)
    answer(other, owner, review_on=DAY + timedelta(days=90), **ground)
    assert [item.heading for item in items(teammate)] == ["Asel Testova"]


def test_denial_nothing_is_told_of_somebody_hidden(
    owner: User, outsider: User, person: Person
) -> None:
    answer(person, owner, expires_on=DAY)
    assert not items(outsider)

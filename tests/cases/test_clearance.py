"""Who may be named."""

from datetime import date

import pytest

from accounts.models import User
from cases.clearance import may_be_named, printed_name
from cases.models import Answer, Basis, Consent, Mention
from core.clock import today_is
from core.dates import PartialDate
from core.models import Vocabulary
from people.merging import merge, undo
from people.models import Attribute, AttributeKind, Holding, Office, Person
from tests.factories import make_party, make_person, make_source, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(actor: None) -> Person:
    return make_person("Aibek Testov", country="KZ")


def answer(person: Person, what: Answer, on: date | None = None, **fields: object) -> Consent:
    consent = Consent(person=person, basis=Basis.CONSENT, answer=what, **fields)
    consent.date = PartialDate.on(on) if on else PartialDate()
    consent.save()
    return consent


def test_denial_nobody_is_named_without_having_been_asked(person: Person) -> None:
    assert not may_be_named(person)
    assert printed_name(person) == "a person in Kazakhstan"


def test_the_widest_answer_lets_the_name_be_printed(person: Person) -> None:
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    assert printed_name(person) == "Aibek Testov"


@pytest.mark.parametrize("narrow", [a for a in Answer if a != Answer.ANYONE_WITH_NAME])
def test_denial_every_narrower_answer_withholds_the_name(person: Person, narrow: Answer) -> None:
    answer(person, narrow, date(2024, 1, 1))
    assert not may_be_named(person)


@pytest.mark.parametrize("refused_on", [date(2024, 5, 1), None])
def test_denial_a_newer_or_undated_refusal_outdoes_the_older_yes(
    person: Person, refused_on: date | None
) -> None:
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    answer(person, Answer.ONLY_US, refused_on)
    assert not may_be_named(person)


def test_a_newer_yes_outdoes_the_older_refusal(person: Person) -> None:
    answer(person, Answer.ONLY_US, date(2024, 1, 1))
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 5, 1))
    assert may_be_named(person)


def test_denial_an_answer_that_has_run_out_or_was_withdrawn_no_longer_counts(
    person: Person,
) -> None:
    until = date(2024, 6, 30)
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1), expires_on=until)
    with today_is(until):
        assert may_be_named(person)
    with today_is(date(2024, 7, 1)):
        assert not may_be_named(person)
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 2, 1)).withdraw(why="asked us to")
    assert not may_be_named(person)


def test_who_is_not_named_is_described_by_role_and_town(person: Person) -> None:
    survivor = term(Vocabulary.OCCUPATION, "SURVIVOR")
    Attribute(person=person, kind=AttributeKind.OCCUPATION, term=survivor).save()
    Attribute(person=person, kind=AttributeKind.RESIDENCE, value="Almaty, Kazakhstan").save()
    assert printed_name(person) == "a torture survivor in Almaty"


def test_officials_and_signatories_are_named_as_such(person: Person) -> None:
    office = Office(title={"en": "Minister"})
    office.save()
    Holding(office=office, person=person).save()
    signatory = make_person("Asel Testova")
    role = term(Vocabulary.ROLE, "SIGNATORY")
    Mention(source=make_source(), person=signatory, role=role).save()
    assert may_be_named(person)
    assert may_be_named(signatory)


def test_denial_an_official_whom_a_case_is_about_is_asked_like_everybody(person: Person) -> None:
    office = Office(title={"en": "Minister"})
    office.save()
    Holding(office=office, person=person).save()
    make_party(person=person)
    assert not may_be_named(person)


def test_the_narrower_answer_of_two_merged_records_counts_until_asked_again(
    person: Person, teammate: User
) -> None:
    other = make_person("Aybek Testoff")
    answer(person, Answer.ONLY_US, date(2023, 1, 1))
    answer(other, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    done = merge(by=teammate, kept=person, gone=other, choices={})
    assert not may_be_named(person)
    answer(person, Answer.ANYONE_WITH_NAME, date(2025, 1, 1))
    assert may_be_named(person)
    undo(by=teammate, merge=done)
    assert may_be_named(other)


def test_one_answer_of_two_merged_records_counts_for_the_person(
    person: Person, teammate: User
) -> None:
    other = make_person("Aybek Testoff")
    answer(other, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    merge(by=teammate, kept=person, gone=other, choices={})
    assert may_be_named(person)

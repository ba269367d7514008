"""Who may be named."""

from datetime import date

import pytest
from django.db import IntegrityError

from accounts.models import User
from cases import consents
from cases.clearance import cleared_for, may_be_named, printed_name
from cases.models import TOLD, USES, Answer, Basis, Consent, Mention, Use
from core.clock import today_is
from core.dates import PartialDate, read
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


def test_denial_what_was_answered_of_two_taken_for_one_widens_neither_once_they_are_parted(
    person: Person, teammate: User
) -> None:
    answer(person, Answer.ONLY_US, date(2024, 1, 1))
    done = merge(by=teammate, kept=person, gone=make_person("Aybek Testoff"), choices={})
    answer(person, Answer.ANYONE_WITH_NAME, date(2025, 1, 1))
    assert may_be_named(person)
    undo(by=teammate, merge=done)
    assert not may_be_named(person)
    answer(person, Answer.ANYONE_WITH_NAME, date(2025, 2, 1))
    assert may_be_named(person)


def test_denial_a_no_to_two_taken_for_one_holds_for_both_once_they_are_parted(
    person: Person, teammate: User
) -> None:
    other = make_person("Aybek Testoff")
    answer(other, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    done = merge(by=teammate, kept=person, gone=other, choices={})
    answer(person, Answer.ONLY_US, date(2025, 1, 1))
    undo(by=teammate, merge=done)
    assert not may_be_named(other)
    answer(other, Answer.ANYONE_WITH_NAME, date(2025, 2, 1))
    assert may_be_named(other)


def test_denial_a_yes_of_some_day_in_the_year_does_not_outdo_a_no_of_that_year(
    person: Person,
) -> None:
    answer(person, Answer.ONLY_US, date(2024, 6, 1))
    yes = Consent(person=person, basis=Basis.CONSENT, answer=Answer.ANYONE_WITH_NAME)
    yes.date = read("2024", date(2025, 1, 1))
    yes.save()
    assert (yes.date.earliest, yes.date.latest) == (date(2024, 1, 1), date(2024, 12, 31))
    assert not may_be_named(person)


def test_one_answer_of_two_merged_records_counts_for_the_person(
    person: Person, teammate: User
) -> None:
    other = make_person("Aybek Testoff")
    answer(other, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    merge(by=teammate, kept=person, gone=other, choices={})
    assert may_be_named(person)


@pytest.mark.parametrize("given", list(Answer))
def test_an_answer_clears_its_uses_and_no_other(person: Person, given: Answer) -> None:
    answer(person, given, date(2024, 1, 1))
    assert {use for use in Use if cleared_for(use, [person])} == USES[given]


@pytest.mark.parametrize("told", TOLD)
def test_denial_photo_health_and_the_like_follow_from_no_answer(person: Person, told: Use) -> None:
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    assert not cleared_for(told, [person])
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 2, 1), uses=[told, Use.NAME])
    assert cleared_for(told, [person]) == {person.pk}


def best_interest(person: Person, by: User, review_on: date = date(2025, 1, 1)) -> Consent:
    ground = Consent(
        person=person, basis=Basis.BEST_INTEREST, answer=Answer.ANYONE_WITH_NAME,
        reason="held without contact", wishes="the family asks for it", review_on=review_on,
    )  # fmt: skip
    ground.date = PartialDate.on(date(2024, 6, 1))
    return consents.record(by=by, consent=ground)


def test_denial_best_interest_names_nobody_before_a_second_person_agrees(
    person: Person, owner: User, teammate: User
) -> None:
    with today_is(date(2024, 7, 1)):
        ground = best_interest(person, owner)
        assert not may_be_named(person)
        consents.confirm(by=teammate, consent=ground)
        assert may_be_named(person)


def test_denial_after_its_review_date_best_interest_no_longer_counts(
    person: Person, owner: User, teammate: User
) -> None:
    consents.confirm(by=teammate, consent=best_interest(person, owner))
    with today_is(date(2025, 1, 2)):
        assert not may_be_named(person)


def test_denial_nobody_agrees_to_their_own_ground(person: Person, owner: User) -> None:
    with pytest.raises(IntegrityError, match="consent_confirmed_by_another"):
        consents.confirm(by=owner, consent=best_interest(person, owner))


@pytest.mark.parametrize(
    ("kind", "value", "on"),
    [(AttributeKind.BIRTH, "", date(2007, 1, 1)), (AttributeKind.AGE, "16", date(2023, 6, 1))],
)
def test_denial_whoever_may_be_under_18_is_named_only_where_two_decide(
    person: Person, owner: User, teammate: User, kind: AttributeKind, value: str, on: date
) -> None:
    said = Attribute(person=person, kind=kind, value=value)
    said.date = PartialDate.on(on)
    said.save()
    given = answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1), recorded_by=owner)
    with today_is(date(2024, 7, 1)):
        assert not may_be_named(person)
        consents.confirm(by=teammate, consent=given)
        assert may_be_named(person)


def test_whoever_has_come_of_age_is_named_as_agreed(person: Person) -> None:
    said = Attribute(person=person, kind=AttributeKind.BIRTH)
    said.date = PartialDate.on(date(2007, 1, 1))
    said.save()
    answer(person, Answer.ANYONE_WITH_NAME, date(2024, 1, 1))
    with today_is(date(2025, 1, 1)):
        assert may_be_named(person)

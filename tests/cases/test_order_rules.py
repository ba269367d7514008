"""Rules of order: each fires on what is unlikely, and stays silent where the dates leave room."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from cases import order
from cases.codes import Custody, EventType, Outcome
from cases.happenings import Step, in_order, moment
from cases.models import Charge, Event, Order, OrderKind, Party, Proceeding, ProceedingKind
from cases.order.rules import RULES, Life
from core.clock import today, today_is
from core.dates import PartialDate, Precision
from tests.factories import make_case, make_event, make_party, make_person

E = EventType
TODAY = date(2024, 6, 1)
OUT_OF_NOWHERE = PartialDate(text="31 February 2023")


def on(text: str) -> PartialDate:
    """A day, or a month."""
    if len(text) == 10:
        return PartialDate.on(date.fromisoformat(text))
    return PartialDate.given(text, edtf=text, precision=Precision.MONTH)


def step(kind: EventType, when: str, **fields: object) -> Step:
    outcome = str(fields.pop("outcome", ""))
    event = Event(type=kind, **fields)
    event.date = on(when)
    return Step(kind, event.date, moment(event.date), True, event=event, outcome=outcome)


def rules(*steps: Step, charges: tuple[Charge, ...] = ()) -> list[str]:
    life = Life(in_order(list(steps)), list(charges), [], TODAY)
    return [warning.rule for rule in RULES for warning in rule(life)]


def charge(when: str = "") -> Charge:
    made = Charge(words="an offence")
    made.date = on(when) if when else PartialDate()
    return made


CRIMINAL = Proceeding(kind=ProceedingKind.CRIMINAL)
OTHER = Proceeding(kind=ProceedingKind.IMMIGRATION)
ARREST = step(E.APPREHENDED, "2023-05-10")

FIRES = {
    "not-held": [step(E.RELEASE, "2023-05-01"), ARREST],
    "released-twice": [ARREST, step(E.RELEASE, "2023-06-01"), step(E.RELEASE, "2023-07-01")],
    "arrested-twice": [ARREST, step(E.APPREHENDED, "2023-08-01")],
    "verdict-without-charge": [step(E.VERDICT, "2023-08-01")],
    "in-the-future": [step(E.HEARING_HELD, "2025-01-01")],
    "after-death": [step(E.DEATH, "2023-05-01"), ARREST],
    "hearing-before-case": [step(E.HEARING_HELD, "2023-05-01"), step(E.CASE_OPENED, "2023-06-01")],
    "appeal-before-verdict": [
        step(E.APPEAL_DECISION, "2023-05-01"), step(E.SENTENCE, "2023-06-01"),
    ],
    "removed-from-elsewhere": [
        step(E.LEFT_COUNTRY, "2023-05-01", to_country="FR"),
        step(E.DEPORTED, "2023-06-01", from_country="TR", to_country="UZ"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "steps"), FIRES.items(), ids=FIRES)
def test_each_rule_fires(rule: str, steps: list[Step]) -> None:
    assert rules(*steps) == [rule]


SILENT = {
    "a release after the arrest": [ARREST, step(E.RELEASE, "2023-06-01")],
    "a release in the month of the arrest": [ARREST, step(E.RELEASE, "2023-05")],
    "a release whose arrest nobody told": [step(E.RELEASE, "2023-05-01")],
    "a transfer while held": [ARREST, step(E.TRANSFER, "2023-06-01")],
    "a transfer, a release": [step(E.TRANSFER, "2023-06-01"), step(E.RELEASE, "2023-07-01")],
    "arrested again after a release": [
        ARREST, step(E.RELEASE, "2023-06-01"), step(E.APPREHENDED, "2023-07-01"),
        step(E.RELEASE, "2023-08-01"),
    ],
    "arrested again, released perhaps between": [
        ARREST, step(E.RELEASE, "2023-07"), step(E.APPREHENDED, "2023-07-15"),
    ],
    "arrested again after some days of arrest": [
        step(E.APPREHENDED, "2023-05-01", length_text="almost three days"), ARREST,
    ],
    "found in custody, then told of the arrest": [
        step(E.DETAINED, "2023-05-01"), step(E.REMAND_ORDERED, "2023-05-03"),
    ],
    "a sentence after remand": [
        ARREST, step(E.REMAND_ORDERED, "2023-05-12"), step(E.SENTENCE, "2023-09-01"),
    ],
    "a sentence without a verdict": [step(E.SENTENCE, "2023-08-01")],
    "a verdict after the charge": [step(E.CHARGED, "2023-05-01"), step(E.VERDICT, "2023-08-01")],
    "a verdict in an asylum case": [step(E.VERDICT, "2023-08-01", proceeding=OTHER)],
    "a hearing that is set": [step(E.HEARING_SCHEDULED, "2025-01-01")],
    "buried and examined after death": [
        step(E.DEATH, "2023-05-01"), step(E.AUTOPSY, "2023-05-03"),
        step(E.BODY_RETURNED, "2023-05-04"), step(E.INVESTIGATION_OPENED, "2023-05-05"),
    ],
    "a hearing in another court case": [
        step(E.HEARING_HELD, "2023-05-01", proceeding=OTHER),
        step(E.CASE_OPENED, "2023-06-01", proceeding=CRIMINAL),
    ],
    "an appeal whose verdict nobody told": [step(E.APPEAL_DECISION, "2023-05-01")],
    "an appeal after the sentence": [
        step(E.SENTENCE, "2023-05-01"), step(E.APPEAL_DECISION, "2023-09-01"),
    ],
    "a hearing after the charge, and the case opened later": [
        step(E.CHARGED, "2023-04-01"), step(E.HEARING_HELD, "2023-05-01"),
        step(E.CASE_OPENED, "2023-06-01"),
    ],
    "removed from where one went": [
        step(E.LEFT_COUNTRY, "2023-05-01", to_country="FR"),
        step(E.DEPORTED, "2023-06-01", from_country="FR", to_country="UZ"),
    ],
    "removed from where nobody knows": [
        step(E.LEFT_COUNTRY, "2023-05-01"),
        step(E.DEPORTED, "2023-06-01", from_country="FR", to_country="UZ"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("steps", SILENT.values(), ids=SILENT)
def test_what_may_well_be_is_not_doubted(steps: list[Step]) -> None:
    assert rules(*steps) == []


def test_a_charge_in_words_is_enough_for_a_verdict() -> None:
    assert rules(step(E.VERDICT, "2023-08-01"), charges=(charge(),)) == []
    late = charge("2023-09-01")
    assert rules(step(E.VERDICT, "2023-08-01"), charges=(late,)) == ["verdict-without-charge"]


def test_a_remand_that_ends_before_its_order_is_doubted() -> None:
    remand = step(E.REMAND_ORDERED, "2023-05-12")
    assert remand.event
    remand.event.until = on("2023-04-12")
    assert rules(ARREST, remand) == ["ends-before-it-begins"]


def test_a_remand_that_ran_out_makes_room_for_an_arrest() -> None:
    remand = step(E.REMAND_ORDERED, "2023-05-12")
    assert remand.event
    remand.event.until = on("2023-07-12")
    assert rules(ARREST, remand, step(E.APPREHENDED, "2023-08-01")) == []
    assert "arrested-twice" in rules(ARREST, remand, step(E.APPREHENDED, "2023-06-01"))


days = st.dates(date(2020, 1, 1), date(2024, 1, 1))


@given(first=days, second=days)
def test_a_warning_never_depends_on_dates_that_may_be_in_order(first: date, second: date) -> None:
    """Widened so that both orders are possible, no pair of events is doubted for its order."""
    low, high = min(first, second), max(first, second) + timedelta(days=1)
    for kinds in ((E.RELEASE, E.APPREHENDED), (E.DEATH, E.APPREHENDED)):
        steps = []
        for kind in kinds:
            made = step(kind, "2023-05-01")
            when = PartialDate(earliest=low, latest=high, precision=Precision.RANGE)
            assert made.event
            made.event.date = when
            steps.append(Step(kind, when, moment(when), True, event=made.event))
        assert rules(*steps) == []


# In the database


@pytest.fixture
def party(owner: User) -> Party:
    return make_party(by=owner)


def found(party: Party) -> list[order.FactWarning]:
    with today_is(TODAY):
        return order.warnings_of(party.case, [party])


@pytest.mark.django_db
def test_a_date_kept_in_words_is_asked_about_with_its_words(party: Party) -> None:
    make_event(party, on=OUT_OF_NOWHERE)
    (warning,) = found(party)
    assert warning.rule == "date-not-read"
    assert "31 February 2023" in warning.words


@pytest.mark.django_db
def test_a_warning_names_both_facts_and_whom_it_concerns(party: Party) -> None:
    other = make_party(party.case, make_person("Bolot Exampleev"))
    arrest = make_event(party, other, on=date(2023, 5, 10))
    release = make_event(party, other, type=E.RELEASE, on=date(2023, 5, 1))
    with today_is(TODAY):
        (warning,) = order.warnings_of(party.case, [party, other])
    assert warning.facts == (release, arrest)
    assert warning.parties == (party, other)


@pytest.mark.django_db
def test_an_order_can_be_named(party: Party) -> None:
    made = Order(party=party, kind=OrderKind.IMPRISONMENT, years=7)
    made.date = PartialDate(text="some time in spring, they say")
    made.save()
    assert found(party)[0].facts == (made,)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(party: Party, django_assert_num_queries) -> None:
    def fill(case_parties: list[Party]) -> None:
        for one in case_parties:
            make_event(one, type=E.RELEASE, on=date(2023, 5, 1), custody=Custody.REMAND)
            make_event(one, type=E.VERDICT, on=date(2025, 5, 1), outcome=Outcome.GUILTY)
            Charge(party=one, words="an offence").save()

    fill([party])
    today()  # asks once where the office is
    with django_assert_num_queries(3):
        order.warnings_of(party.case, [party])
    many = [make_party(party.case, make_person()) for _ in range(5)]
    fill(many)
    with django_assert_num_queries(3):
        order.warnings_of(party.case, [party, *many])


@pytest.mark.django_db
def test_a_case_without_facts_has_no_warnings(owner: User) -> None:
    assert order.warnings_of(make_case(owner), []) == []

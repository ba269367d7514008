"""Whole lives: co-defendants, serial detention, a closure, a chain of deportations."""

from datetime import date

import pytest

from cases import standing
from cases.codes import Custody, EventType, Outcome, RunsOut, Stage, StandingCode
from cases.custody.days import days_by_kind
from cases.custody.spells import spells
from cases.models import Compliance, OrderKind, Party, Proceeding, ProceedingKind
from cases.standing.obeyed import decisions_of_each
from core.dates import PartialDate
from core.models import Vocabulary
from tests.cases.lives import code, order, party_in, when
from tests.factories import make_case, make_event, make_organisation, make_party, make_person, term

pytestmark = pytest.mark.django_db

E, C, K = EventType, StandingCode, OrderKind


def test_co_defendants_in_one_case_fare_differently(actor: None) -> None:
    case = make_case(country="KG")
    jailed, probation, acquitted = (
        make_party(case, make_person(name, country="KG"))
        for name in ("Aibek Testov", "Bermet Testova", "Chyngyz Testov")
    )
    make_event(jailed, probation, acquitted, type=E.REMAND_ORDERED, on=date(2024, 1, 17))
    hearing = make_event(jailed, probation, acquitted, type=E.HEARING_HELD, on=date(2024, 7, 1))
    assert hearing.concerned.count() == 3
    day = date(2024, 10, 10)
    verdict = make_event(jailed, probation, type=E.VERDICT, on=day, outcome=Outcome.GUILTY)
    make_event(acquitted, type=E.VERDICT, on=day, outcome=Outcome.NOT_GUILTY)
    make_event(acquitted, type=E.RELEASE, on=day)
    order(jailed, K.IMPRISONMENT, 6, event=verdict)
    order(probation, K.PROBATION, 3, event=verdict)
    day = date(2024, 12, 1)
    assert [code(one, day) for one in (jailed, probation, acquitted)] == [
        C.IMPRISONED, C.NON_CUSTODIAL_SENTENCE, C.RELEASED_UNCONDITIONAL,
    ]  # fmt: skip
    assert {code(one, date(2024, 8, 1)) for one in (jailed, probation, acquitted)} == {
        C.PRETRIAL_DETENTION
    }


def serial(party: Party) -> None:
    order(party, K.ADMINISTRATIVE_ARREST, date="1 May 2023", days=15)
    make_event(
        party, type=E.REMAND_ORDERED, on=date(2023, 5, 16), until=PartialDate.on(date(2023, 7, 16))
    )
    make_event(party, type=E.CHARGED, on=date(2023, 5, 16))
    make_event(party, type=E.TRANSFER, on=date(2023, 6, 1), place_words="Pavlodar")
    order(party, K.IMPRISONMENT, 7, "29 November 2023")
    make_event(party, type=E.TRANSFER, on=date(2024, 1, 10), place_words="Kostanay")
    make_event(party, type=E.PARDON, on=date(2025, 4, 26))


@pytest.mark.parametrize(
    ("day", "expected", "stage"),
    [
        (date(2023, 5, 10), C.ADMIN_ARREST, Stage.ENFORCEMENT),
        (date(2023, 6, 10), C.PRETRIAL_DETENTION, Stage.INVESTIGATION),
        (date(2023, 12, 1), C.IMPRISONED, Stage.ENFORCEMENT),
        (date(2025, 5, 1), C.RELEASED_PARDONED, Stage.CLOSED),
    ],
)
def test_a_serial_detention_is_one_chain(
    actor: None, day: date, expected: StandingCode, stage: Stage
) -> None:
    serial(party := party_in("KZ"))
    now = standing.compute(party, on=day)
    assert (now.code, now.stage) == (expected, stage)


def test_the_days_of_a_serial_detention_fill_the_calendar_and_no_more(actor: None) -> None:
    serial(party := party_in("KZ"))
    found = spells(party, date(2025, 5, 1))
    assert [(one.kind, one.continues) for one in found] == [
        (Custody.ADMIN_ARREST, False), (Custody.REMAND, True), (Custody.REMAND, True),
        (Custody.PRISON, True), (Custody.PRISON, True),
    ]  # fmt: skip
    held = days_by_kind(found, date(2025, 5, 1))
    whole = (date(2025, 4, 26) - date(2023, 5, 1)).days
    assert held.by_kind[Custody.ADMIN_ARREST] == (15, 15)
    assert held.total == (whole, whole)


def test_what_runs_out_is_the_remand_then_the_term_then_nothing(actor: None) -> None:
    serial(party := party_in("KZ"))
    ends = [
        (now.runs_out, now.runs_out_on)
        for day in (date(2023, 5, 10), date(2023, 6, 10), date(2023, 12, 1), date(2025, 5, 1))
        for now in [standing.compute(party, on=day)]
    ]
    assert ends == [
        (RunsOut.CUSTODY, date(2023, 5, 16)), (RunsOut.REMAND, date(2023, 7, 16)),
        (RunsOut.TERM, date(2030, 11, 29)), ("", None),
    ]  # fmt: skip


def test_an_organisation_is_sued_ordered_to_close_and_appeals(actor: None) -> None:
    case = make_case(country="KG")
    party = Party(
        case=case, organisation=make_organisation(), role=term(Vocabulary.ROLE, "SUBJECT")
    )
    party.save()
    suit = Proceeding(case=case, kind=ProceedingKind.LIQUIDATION, country="KG")
    suit.save()
    make_event(party, type=E.LIQUIDATION_SUIT, on=date(2023, 8, 28), proceeding=suit)
    make_event(party, type=E.HEARING_HELD, on=date(2023, 12, 1), proceeding=suit)
    make_event(party, type=E.LIQUIDATION_ORDER, on=date(2024, 2, 9), proceeding=suit)
    make_event(party, type=E.APPEAL_LODGED, on=date(2024, 3, 1), proceeding=suit)
    make_event(
        party, type=E.APPEAL_DECISION, on=date(2024, 7, 16), proceeding=suit, outcome=Outcome.UPHELD
    )
    stages = [
        standing.compute(party, on=day).stage
        for day in (date(2023, 9, 1), date(2024, 2, 10), date(2024, 4, 1), date(2024, 8, 1))
    ]
    assert stages == [Stage.TRIAL, Stage.ENFORCEMENT, Stage.APPEAL, Stage.ENFORCEMENT]
    words = standing.in_words(standing.compute(party, on=date(2023, 9, 1)))
    assert words == "facing closure by a court in Kyrgyzstan, since 28 August 2023"
    words = standing.in_words(standing.compute(party, on=date(2024, 8, 1)))
    assert words == "ordered to close in Kyrgyzstan on 9 February 2024"


def deported(party: Party) -> None:
    """Through three countries, and from the third back in spite of an interim measure."""
    make_event(party, type=E.LEFT_COUNTRY, on=when("2016"), from_country="UZ", to_country="RU")
    make_event(party, type=E.WANTED_NOTICE, on=when("2017"))
    make_event(party, type=E.LEFT_COUNTRY, on=when("2019"), from_country="RU", to_country="FR")
    measure = make_event(party, type=E.INTERIM_MEASURE, on=date(2023, 3, 15), country="FR")
    order(party, K.INTERIM_MEASURE, event=measure, binds_words="France")
    make_event(
        party, type=E.DETAINED, on=date(2023, 10, 20), custody=Custody.IMMIGRATION, country="FR"
    )
    make_event(party, type=E.DEPORTED, on=date(2023, 11, 15), from_country="FR", to_country="UZ")
    make_event(party, on=date(2023, 11, 15), country="UZ")
    make_event(party, type=E.CHARGED, on=date(2023, 11, 16))
    order(
        party, K.ENABLE_RETURN, date="7 December 2023", binds_words="the Minister",
        compliance=Compliance.NOT_OBEYED,
    )  # fmt: skip


def test_a_chain_of_countries_ends_in_custody_at_home(actor: None) -> None:
    deported(party := party_in("UZ"))
    found = [
        code(party, day)
        for day in (date(2016, 12, 1), date(2018, 1, 1), date(2023, 11, 1), date(2023, 12, 20))
    ]
    assert found == [C.EXPELLED, C.WANTED, C.IMMIGRATION_DETENTION, C.PRETRIAL_DETENTION]


def test_a_removal_after_a_measure_is_said_with_its_days_and_no_opinion(actor: None) -> None:
    deported(party := party_in("UZ"))
    measure, back = decisions_of_each([party], date(2023, 12, 20))[party.pk]
    assert measure.in_words == "removed 245 days after the measure"
    assert back.in_words == "not obeyed"
    before = decisions_of_each([party], date(2023, 11, 1))[party.pk]
    assert [one.in_words for one in before] == [""]


def test_a_removal_on_the_day_of_the_measure_is_said_so(actor: None) -> None:
    party = party_in("UZ")
    make_event(party, type=E.INTERIM_MEASURE, on=date(2023, 11, 15))
    make_event(party, type=E.DEPORTED, on=date(2023, 11, 15), from_country="FR", to_country="UZ")
    (measure,) = decisions_of_each([party])[party.pk]
    assert measure.in_words == "removed on the day of the measure"

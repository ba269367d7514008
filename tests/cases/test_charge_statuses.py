"""What has become of each charge."""

from datetime import date

import pytest

from cases import standing
from cases.codes import EventType, Outcome, StandingCode, Sureness
from cases.models import Charge, ChargeStatus, EventCharge, OrderKind, Party
from tests.cases.lives import DECEMBER, charge, order, party_in
from tests.factories import make_event, make_party, make_person

pytestmark = pytest.mark.django_db

E, S = EventType, ChargeStatus


@pytest.fixture
def party(actor: None) -> Party:
    return party_in("KZ")


def status(of: Charge, on: date = DECEMBER) -> ChargeStatus:
    return standing.charge_statuses([of.party], on)[of.pk]


def test_a_charge_follows_the_court_case(party: Party) -> None:
    brought = charge(party, S.CHARGED, "1 March 2023")
    make_event(party, type=E.HEARING_HELD, on=date(2023, 4, 1))
    make_event(party, type=E.VERDICT, on=date(2023, 5, 1), outcome=Outcome.GUILTY)
    make_event(party, type=E.HEARING_HELD, on=date(2023, 6, 1))
    make_event(party, type=E.APPEAL_DECISION, on=date(2023, 7, 1), outcome=Outcome.REMITTED)
    make_event(party, type=E.VERDICT, on=date(2023, 9, 1), outcome=Outcome.NOT_GUILTY)
    months = [status(brought, date(2023, month, 15)) for month in (3, 4, 5, 6, 7, 9)]
    assert months == [S.CHARGED, S.ON_TRIAL, S.CONVICTED, S.CONVICTED, S.ON_TRIAL, S.ACQUITTED]


def test_a_partial_verdict_is_said_charge_by_charge(party: Party) -> None:
    one, other = (charge(party, S.CHARGED, "1 March 2023") for _ in range(2))
    verdict = make_event(party, type=E.VERDICT, on=date(2023, 5, 1), outcome=Outcome.GUILTY_PARTIAL)
    EventCharge(event=verdict, charge=one, status=S.CONVICTED).save()
    EventCharge(event=verdict, charge=other, status=S.ACQUITTED).save()
    assert (status(one), status(other)) == (S.CONVICTED, S.ACQUITTED)


def test_what_an_event_did_to_one_defendants_charge_leaves_the_others_alone(party: Party) -> None:
    friend = make_party(party.case, make_person("Bermet Testova"))
    mine, theirs = (charge(of, S.CHARGED, "1 March 2023") for of in (party, friend))
    verdict = make_event(party, friend, type=E.VERDICT, on=date(2023, 5, 1), outcome=Outcome.GUILTY)
    EventCharge(event=verdict, charge=mine, status=S.ACQUITTED).save()
    assert (status(mine), status(theirs)) == (S.ACQUITTED, S.CONVICTED)


def test_dropping_one_charge_of_two_does_not_end_the_case(party: Party) -> None:
    one, other = (charge(party, S.CHARGED, "1 March 2023") for _ in range(2))
    make_event(party, type=E.REMAND_ORDERED, on=date(2023, 3, 1))
    dropped = make_event(party, type=E.CHARGES_DROPPED, on=date(2023, 5, 1))
    EventCharge(event=dropped, charge=one, status=S.DROPPED).save()
    assert (status(one), status(other)) == (S.DROPPED, S.CHARGED)
    assert standing.compute(party, on=DECEMBER).code == StandingCode.PRETRIAL_DETENTION


def test_a_charge_brought_after_the_verdict_is_not_decided_by_it(party: Party) -> None:
    order(party, OrderKind.IMPRISONMENT, 7, "1 March 2020")
    old, new = charge(party, S.CHARGED, "1 June 2019"), charge(party, S.CHARGED, "1 June 2023")
    assert (status(old), status(new)) == (S.CONVICTED, S.CHARGED)


def test_a_fine_for_an_administrative_offence_convicts_nobody_of_a_crime(party: Party) -> None:
    brought = charge(party, S.CHARGED, "1 March 2023")
    order(party, OrderKind.ADMINISTRATIVE_ARREST, date="1 April 2023", days=15)
    make_event(party, type=E.ADMIN_SENTENCE, on=date(2023, 4, 2))
    assert status(brought) == S.CHARGED


def test_a_threat_and_a_rumour_are_no_charges(party: Party) -> None:
    threat = charge(party, S.THREATENED, "1 March 2023")
    rumour = charge(party, S.ON_TRIAL, "1 March 2023", sureness=Sureness.RUMOUR)
    make_event(party, type=E.SENTENCE, on=date(2023, 4, 1), sureness=Sureness.RUMOUR)
    assert status(threat) == S.THREATENED
    assert rumour.pk not in standing.charge_statuses([party])
    assert standing.compute(party, on=DECEMBER).code == StandingCode.UNKNOWN


def test_a_pardon_ends_what_was_convicted_and_looking_back_it_was_not_yet(party: Party) -> None:
    brought = charge(party, S.PARDONED, "1 March 2023")
    make_event(party, type=E.SENTENCE, on=date(2023, 5, 1))
    make_event(party, type=E.PARDON, on=date(2023, 9, 1))
    assert (status(brought), status(brought, date(2023, 6, 1))) == (S.PARDONED, S.CONVICTED)

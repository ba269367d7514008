"""Where things stand for those who were sentenced."""

from collections.abc import Callable
from datetime import date

import pytest

from cases import standing
from cases.codes import Custody, EventType, Outcome, StandingCode
from cases.models import OrderKind, Party
from core.dates import PartialDate, Precision
from tests.cases.lives import DECEMBER, code, order, party_in, when
from tests.factories import make_event

pytestmark = pytest.mark.django_db

E, C = EventType, StandingCode


@pytest.fixture
def party(actor: None) -> Callable[..., Party]:
    return party_in


def test_a_sentence_without_a_date_has_no_nominal_end(party: Callable[..., Party]) -> None:
    who = party("TM")
    make_event(who, type=E.RETURNED, on=PartialDate(latest=DECEMBER), to_country="TM")
    order(who, OrderKind.IMPRISONMENT, 23)
    now = standing.compute(who, on=DECEMBER)
    assert now.code == C.IMPRISONED
    assert standing.in_words(now) == (
        "serving a sentence of 23 years in prison in Turkmenistan; start not known"
    )
    assert standing.end_in_words(now) == "not computable: the start is not known"


def test_a_suspended_sentence_with_a_ban_is_served_outside_prison(
    party: Callable[..., Party],
) -> None:
    who = party("KZ")
    order(who, OrderKind.SUSPENDED_IMPRISONMENT, 6, "April 2023")
    order(who, OrderKind.ACTIVITY_BAN, 6, "April 2023")
    now = standing.compute(who, on=DECEMBER)
    assert now.code == C.NON_CUSTODIAL_SENTENCE
    words = standing.sentence_in_words(now.terms)
    assert words == "suspended sentence of 6 years, with a ban on activities"
    assert standing.end_in_words(now).startswith("April 2029 (nominal, from sentence date;")


def test_new_charges_in_prison_are_said_beside_the_sentence(party: Callable[..., Party]) -> None:
    who = party("TJ")
    order(who, OrderKind.IMPRISONMENT, 22)
    written = PartialDate(latest=date(2023, 6, 4), precision=Precision.AS_OF_DOC)
    make_event(who, type=E.DETAINED, on=written, custody=Custody.PRISON)
    make_event(who, type=E.CHARGES_ADDED, on=written)
    assert standing.in_words(standing.compute(who, on=DECEMBER)) == (
        "serving a sentence of 22 years in prison in Tajikistan; start not known; "
        "facing new charges"
    )


def test_some_hours_in_custody_leave_the_sentence_outside_prison(
    party: Callable[..., Party],
) -> None:
    who = party("UZ")
    order(who, OrderKind.RESTRICTED_LIBERTY, None, "2022")
    make_event(who, type=E.DETAINED, on=when("May 2023"), length_text="several hours")
    assert code(who) == C.NON_CUSTODIAL_SENTENCE


def test_a_sentence_that_is_only_sought_is_none(party: Callable[..., Party]) -> None:
    who = party("KZ")
    order(who, OrderKind.IMPRISONMENT, 8, "November 2016", sought=True)
    make_event(who, type=E.PROSECUTION_REQUEST, on=when("November 2016"))
    assert code(who) == C.ON_TRIAL


def test_a_verdict_without_a_sentence_is_a_conviction(party: Callable[..., Party]) -> None:
    who = party("KZ")
    make_event(who, type=E.VERDICT, on=when("2016"), outcome=Outcome.GUILTY)
    assert standing.in_words(standing.compute(who)) == (
        "convicted in Kazakhstan in 2016, sentence not known"
    )


def test_the_nominal_end_is_that_of_the_prison_term_not_of_the_ban(
    party: Callable[..., Party],
) -> None:
    some_years, for_life = party("KZ"), party("KZ")
    order(some_years, OrderKind.IMPRISONMENT, 3, "1 March 2020")
    order(for_life, OrderKind.LIFE, None, "1 March 2020")
    for who in (some_years, for_life):
        order(who, OrderKind.ACTIVITY_BAN, 10, "1 March 2020")
        assert standing.compute(who, on=DECEMBER).code == C.IMPRISONED
    assert standing.compute(some_years, on=DECEMBER).until.latest == date(2023, 3, 1)
    assert not standing.compute(for_life, on=DECEMBER).until.understood

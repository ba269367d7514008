"""A hearing held or put off is no longer ahead; one without a result is asked about."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from cases import standing
from cases.codes import EventType
from cases.happenings import steps
from cases.hearings import past_hearings
from cases.models import Event, Proceeding
from cases.quick import actions
from cases.quick.open_hearings import no_result, without_result
from core.actor import acting
from core.clock import today
from core.dates import PartialDate
from tests.factories import make_case, make_event, make_party, make_person

SET, POSTPONED = EventType.HEARING_SCHEDULED, EventType.HEARING_POSTPONED
DAY = timedelta(days=1)


def hearing(*parties, in_days: int, type: EventType = SET, **fields) -> Event:
    return make_event(*parties, type=type, on=today() + in_days * DAY, **fields)


def known(in_days: int) -> PartialDate:
    return PartialDate.on(today() + in_days * DAY)


def next_of(party) -> Event | None:
    return standing.compute(party).next_event


def test_a_postponed_hearing_takes_the_place_of_the_one_it_puts_off(owner: User) -> None:
    party = make_party(by=owner)
    old = hearing(party, in_days=5)
    new = actions.postpone(by=owner, hearing=old, parties=[party], to=known(20))
    assert next_of(party) == new


def test_another_hearing_before_the_new_day_still_stands(owner: User) -> None:
    party = make_party(by=owner)
    first, second = hearing(party, in_days=5), hearing(party, in_days=9)
    actions.postpone(by=owner, hearing=first, parties=[party], to=known(20))
    assert next_of(party) == second


def test_one_put_off_after_its_day_leaves_the_coming_one_alone(owner: User) -> None:
    party = make_party(by=owner)
    hearing(party, in_days=-2)
    coming = hearing(party, in_days=9)
    hearing(party, in_days=7, type=POSTPONED, known=known(0))
    assert past_hearings(steps([party])) != {coming.pk}
    assert coming.pk not in past_hearings(steps([party]))


def test_a_hearing_held_today_is_not_ahead(owner: User) -> None:
    party = make_party(by=owner)
    hearing(party, in_days=0)
    hearing(party, in_days=0, type=EventType.HEARING_HELD)
    assert next_of(party) is None


def test_another_court_case_keeps_its_hearing(owner: User) -> None:
    party = make_party(by=owner)
    mine, other = (
        Proceeding(case=party.case, kind=kind, country="KZ") for kind in ("CRIMINAL", "CIVIL")
    )
    mine.save()
    other.save()
    stays = hearing(party, in_days=5, proceeding=other)
    hearing(party, in_days=20, type=POSTPONED, proceeding=mine, known=known(0))
    assert next_of(party) == stays


@pytest.mark.django_db
@settings(deadline=None, max_examples=24)
@given(st.permutations([(5, SET), (9, SET), (20, POSTPONED), (30, POSTPONED)]))
def test_the_order_of_entry_changes_nothing(order) -> None:
    with acting("test", "set-up"):
        party = make_party(make_case(), make_person())
        events = {days: hearing(party, in_days=days, type=kind) for days, kind in order}
    assert past_hearings(steps([party])) == {events[5].pk, events[9].pk}


def test_a_past_hearing_without_a_result_is_asked_about(owner: User) -> None:
    party = make_party(by=owner)
    past = hearing(party, in_days=-1)
    hearing(party, in_days=7)
    assert [one.event for one in no_result([party])] == [past]
    assert [one.event for one in without_result(owner)] == [past]


@pytest.mark.parametrize("kind", [EventType.HEARING_HELD, EventType.VERDICT, POSTPONED])
def test_whatever_came_of_it_ends_the_question(owner: User, kind: EventType) -> None:
    party = make_party(by=owner)
    hearing(party, in_days=-2)
    hearing(party, in_days=5 if kind == POSTPONED else -1, type=kind)
    assert without_result(owner) == []


def test_a_hearing_of_co_defendants_is_asked_about_once(owner: User) -> None:
    case = make_case(owner)
    both = [make_party(case, make_person(name, by=owner)) for name in ("A Testov", "B Testov")]
    hearing(*both, in_days=-1)
    (asked,) = without_result(owner)
    assert asked.parties == both


def test_an_outsider_is_asked_about_nothing(owner: User, outsider: User) -> None:
    hearing(make_party(by=owner), in_days=-1)
    assert without_result(outsider) == []


def test_two_hearings_or_many_take_the_same_number_of_queries(
    owner: User, django_assert_num_queries
) -> None:
    for _ in range(2):
        hearing(make_party(by=owner), in_days=-1)
    with django_assert_num_queries(3):
        assert len(without_result(owner)) == 2
    for number in range(20):
        hearing(make_party(by=owner), in_days=-2 - number)
    with django_assert_num_queries(3):
        assert len(without_result(owner)) == 22


def test_a_hearing_of_an_unknown_day_is_not_past(owner: User) -> None:
    party = make_party(by=owner)
    make_event(party, type=SET, on=PartialDate(earliest=date(2020, 1, 1)))
    assert without_result(owner) == []

"""Of one day, what has a time of day goes by it; the rest as things go in a life."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import standing
from cases.codes import EventType, StandingCode
from cases.life import by_the_clock
from cases.models import Party
from tests.cases.lives import code, party_in
from tests.factories import at, make_event

DAYS = [date(2023, 10, 1), date(2023, 10, 2)]
moments = st.builds(datetime.combine, st.sampled_from(DAYS), st.builds(time, st.integers(0, 23)))
lines = st.lists(st.tuples(st.sampled_from(DAYS), st.none() | moments), max_size=12).map(
    lambda drawn: sorted(
        ((moment.date() if moment else day, moment) for day, moment in drawn),
        key=lambda one: one[0],
    )
)


@given(line=lines)
def test_times_are_in_order_and_nothing_else_has_moved(
    line: list[tuple[date, datetime | None]],
) -> None:
    ordered = by_the_clock(line, lambda one: one[1])
    times = [moment for _, moment in ordered if moment]
    assert times == sorted(times)
    assert [day for day, _ in ordered] == [day for day, _ in line]
    assert [one is None for _, one in ordered] == [one is None for _, one in line]
    assert by_the_clock(ordered, lambda one: one[1]) == ordered


@pytest.fixture
def told(actor: None) -> Callable[..., Party]:
    def tell(arrest: time | None, release: time | None) -> Party:
        party, day = party_in("KZ"), DAYS[0]
        for kind, clock in ((EventType.APPREHENDED, arrest), (EventType.RELEASE, release)):
            make_event(party, type=kind, on=at(day, clock, "Asia/Almaty") if clock else day)
        return party

    return tell


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arrest", "release", "now"),
    [
        (time(15), time(10), StandingCode.DETAINED_SHORT),
        (time(10), time(15), StandingCode.RELEASED),
        (None, time(10), StandingCode.RELEASED),
        (time(15), None, StandingCode.RELEASED),
    ],
)
def test_where_somebody_is_follows_the_clock_where_both_times_are_known(
    told: Callable[..., Party], arrest: time | None, release: time | None, now: StandingCode
) -> None:
    assert code(told(arrest, release)) == now


@pytest.mark.django_db
def test_the_words_follow_the_clock(told: Callable[..., Party]) -> None:
    words = standing.in_words(standing.compute(told(time(15), time(10))))
    assert words == "in custody in Kazakhstan, since 1 October 2023"

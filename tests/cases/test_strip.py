"""The geometry of the drawn strip."""

import re
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cases.codes import Custody, EventType
from cases.custody.spells import Spell
from cases.happenings import Step, moment
from cases.timeline.strip import LANES, Course, strip
from core.dates import PartialDate, Precision

TODAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), TODAY)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    first, last = sorted((draw(days), draw(days)))
    open_ends = draw(st.sampled_from(("none", "first", "last", "both")))
    return PartialDate(
        earliest=None if open_ends in ("first", "both") else first,
        latest=None if open_ends in ("last", "both") else last,
        precision=Precision.RANGE,
    )


def step(when: PartialDate, type: EventType = EventType.HEARING_HELD) -> Step:
    return Step(type, when, moment(when), agreed=True)


spells = st.builds(
    Spell,
    kind=st.sampled_from(list(Custody)),
    start=dates(),
    end=st.none() | dates(),
)
steps = st.builds(step, dates(), st.sampled_from(list(EventType)))
courses = st.builds(
    Course,
    name=st.just("Aibek Testov"),
    spells=st.lists(spells, max_size=4),
    steps=st.lists(steps, max_size=6),
    term_end=st.builds(PartialDate) | st.builds(PartialDate.on, st.dates(TODAY, date(2070, 1, 1))),
)


@given(st.lists(courses, max_size=9))
def test_everything_lies_inside_the_axis(drawn: list[Course]) -> None:
    found = strip(drawn, TODAY)
    if found is None:
        return
    assert len(found.lanes) <= LANES
    for lane in found.lanes:
        for bar in lane.bars:
            assert bar.width > 0
            assert 0 <= bar.left <= bar.left + bar.width <= 100.0001
        for mark in lane.marks:
            assert 0 <= mark.left <= 100
            assert 0 <= mark.y <= found.height
    assert all(0 <= tick.left <= 96 for tick in found.ticks)
    assert 0 <= found.today.left <= 100


@given(st.lists(days, min_size=2, max_size=5))
def test_what_came_first_stands_further_left(told: list[date]) -> None:
    ordered = sorted(told)
    found = strip(
        [Course("", [], [step(PartialDate.on(d)) for d in ordered], PartialDate())], TODAY
    )
    assert found
    places = [mark.left for mark in found.lanes[0].marks]
    assert places == sorted(places)


@given(st.integers(1, 400))
def test_the_scale_is_honest(length: int) -> None:
    """Twice the days are twice the width."""
    start = date(2020, 1, 1)
    ends = (start + timedelta(days=length), start + timedelta(days=2 * length))
    drawn = [
        Course(
            "",
            [Spell(Custody.REMAND, PartialDate.on(start), PartialDate.on(end))],
            [],
            PartialDate(),
        )
        for end in ends
    ]
    found = strip(drawn, TODAY)
    assert found
    one, two = (lane.bars[0].width for lane in found.lanes)
    assert abs(two - 2 * one) < 0.001


def test_days_that_are_not_sure_are_drawn_apart() -> None:
    start = PartialDate(
        earliest=date(2023, 5, 1), latest=date(2023, 5, 31), precision=Precision.MONTH
    )
    spell = Spell(Custody.REMAND, start, PartialDate.on(date(2023, 9, 1)))
    found = strip([Course("", [spell], [], PartialDate())], TODAY)
    assert found
    assert [bar.sure for bar in found.lanes[0].bars] == [False, True]


def test_a_beginning_that_nobody_knows_is_sure_on_no_day() -> None:
    found = strip([Course("", [Spell(Custody.PRISON, PartialDate())], [], PartialDate())], TODAY)
    assert found
    (bar,) = found.lanes[0].bars
    assert not bar.sure


def test_people_beyond_the_sixth_are_counted() -> None:
    arrested = [step(PartialDate.on(date(2023, 5, 1)), EventType.APPREHENDED)]
    found = strip([Course(f"Person {n}", [], arrested, PartialDate()) for n in range(9)], TODAY)
    assert found
    assert (len(found.lanes), found.more) == (6, 3)


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_every_measure_is_a_number_of_svg_in_each_language(language: str) -> None:
    """A comma for a decimal point is no number there: the line would not be drawn."""
    arrested = [step(PartialDate.on(date(2023, 5, 1)), EventType.APPREHENDED)]
    courses = [Course(f"Person {n}", [], arrested, PartialDate()) for n in range(2)]
    with override(language):
        drawn = render_to_string("cases/_strip.svg", {"strip": strip(courses, TODAY)})
    measures = re.findall(r' (?:x|y|x1|x2|y1|y2|width|height)="(.*?)"', drawn)
    assert measures
    assert [one for one in measures if not re.fullmatch(r"-?\d+(\.\d+)?%?", one)] == []


def test_marks_of_the_same_days_stand_in_rows_of_their_own() -> None:
    steps = [step(PartialDate.on(date(2023, 5, day))) for day in (1, 2, 3, 4)]
    far = Spell(Custody.REMAND, PartialDate.on(date(2015, 1, 1)))
    found = strip([Course("", [far], steps, PartialDate())], TODAY)
    assert found
    assert len({mark.y for mark in found.lanes[0].marks}) == 4


def test_nothing_dated_draws_nothing() -> None:
    assert strip([Course("", [], [step(PartialDate())], PartialDate())], TODAY) is None

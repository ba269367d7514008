"""The chain of custody."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.codes import Custody, EventType
from cases.custody.days import days_by_kind
from cases.custody.spells import Spell, spells
from cases.models import Order, OrderKind, Party
from core.dates import PartialDate, Precision, read
from tests.factories import make_event, make_party

pytestmark = pytest.mark.django_db

E, K = EventType, Custody
YEAR_END = date(2023, 12, 31)


@pytest.fixture
def party(actor: None) -> Party:
    return make_party()


def kinds(found: list[Spell]) -> list[Custody]:
    return [spell.kind for spell in found]


def test_the_day_of_release_is_not_counted(party: Party) -> None:
    make_event(party, type=E.DETAINED, on=date(2023, 10, 20), custody=K.IMMIGRATION)
    make_event(party, type=E.DEPORTED, on=date(2023, 11, 15))
    (spell,) = spells(party, YEAR_END)
    assert spell.days == (26, 26)
    assert spell.end == PartialDate.on(date(2023, 11, 15))


def test_custody_that_lasts_is_counted_to_the_day_asked_for(party: Party) -> None:
    make_event(party, on=read("October 2022", None), custody=K.REMAND)
    (spell,) = spells(party, date(2023, 6, 1))
    assert spell.end is None
    assert spell.days == (213, 243)


def test_a_kind_that_no_source_gives_is_not_named(party: Party) -> None:
    make_event(party, type=E.DETAINED, on=date(2023, 1, 1))
    make_event(party, type=E.TRANSFER, on=date(2023, 1, 3), place_words="Kokand")
    make_event(party, type=E.REMAND_ORDERED, on=date(2023, 1, 5))
    assert [spell.kind_in_words for spell in spells(party, YEAR_END)] == [
        "custody of a kind not recorded",
        "custody of a kind not recorded",
        "pre-trial detention",
    ]


def test_remand_a_transfer_and_a_sentence_follow_one_another(party: Party) -> None:
    make_event(party, on=date(2023, 1, 1), place_words="Kokand")
    make_event(party, type=E.REMAND_ORDERED, on=date(2023, 1, 3), place_words="a court")
    make_event(party, type=E.TRANSFER, on=date(2023, 2, 1), place_words="Navoi")
    order = Order(party=party, kind=OrderKind.IMPRISONMENT, years=7)
    order.date = PartialDate.on(date(2023, 5, 1))
    order.save()
    found = spells(party, YEAR_END)
    assert kinds(found) == [K.APPREHENSION, K.REMAND, K.REMAND, K.PRISON]
    assert [spell.place for spell in found] == ["Kokand", "Kokand", "Navoi", ""]
    assert [spell.continues for spell in found] == [False, True, True, True]
    assert sum(spell.days[0] for spell in found if spell.days) == 364


def test_a_length_without_dates_ends_the_custody_and_is_its_count(party: Party) -> None:
    make_event(
        party, type=E.DETAINED, on=read("2015", None), length_text="almost three days",
        length_min_days=2, length_max_days=3,
    )  # fmt: skip
    (spell,) = spells(party, YEAR_END)
    assert spell.days == (2, 3)
    assert spell.end == PartialDate()


def test_a_fresh_arrest_shows_that_the_earlier_custody_was_over(party: Party) -> None:
    make_event(party, type=E.DETAINED, on=read("August 2021", None), custody=K.INFORMAL)
    make_event(party, on=date(2023, 5, 1))
    earlier, later = spells(party, YEAR_END)
    assert (earlier.end, earlier.days) == (PartialDate(), None)
    assert not later.continues


def test_who_was_found_in_custody_was_there_by_then(party: Party) -> None:
    found = PartialDate(
        earliest=date(2023, 6, 1), latest=date(2023, 6, 4), precision=Precision.AS_OF_DOC
    )
    make_event(party, type=E.DETAINED, on=found, custody=K.PRISON)
    (spell,) = spells(party, YEAR_END)
    assert (spell.start.earliest, spell.start.latest) == (None, date(2023, 6, 4))
    assert spell.days is None


def test_a_gap_and_a_move_are_said(party: Party) -> None:
    make_event(party, on=date(2023, 1, 1), place_words="Kokand")
    make_event(party, type=E.RELEASE, on=read("January 2023", None))
    make_event(party, on=date(2023, 3, 1), place_words="Navoi")
    make_event(party, type=E.TRANSFER, on=date(2023, 4, 1), place_words="Tashkent")
    _, anew, moved = spells(party, YEAR_END)
    assert (anew.gap, anew.moved_from) == ((29, 59), "")
    assert (moved.gap, moved.moved_from) == (None, "Navoi")


HELD = st.lists(
    st.tuples(
        st.sampled_from([E.APPREHENDED, E.REMAND_ORDERED, E.TRANSFER, E.RELEASE, E.SENTENCE]),
        st.integers(0, 700),
        st.integers(0, 60),
        st.sampled_from(["", K.PRISON, K.REMAND]),
    ),
    max_size=7,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=HELD)
def test_custody_never_exceeds_the_calendar(actor: None, events: list) -> None:
    party, first = make_party(), date(2022, 1, 1)
    for type, start, width, kind in events:
        begins = first + timedelta(days=start)
        window = PartialDate(earliest=begins, latest=begins + timedelta(days=width))
        make_event(party, type=type, on=window, custody=kind)
    held = days_by_kind(spells(party, YEAR_END), YEAR_END)
    least, most = held.total
    assert 0 <= least <= (YEAR_END - first).days
    assert most is None or least <= most <= (YEAR_END - first).days
    for fewest, longest in held.by_kind.values():
        assert longest is None or fewest <= longest
        assert most is None or fewest <= most


def test_later_release_is_not_known_on_an_earlier_day(party: Party) -> None:
    make_event(party, on=date(2023, 1, 1))
    make_event(party, type=E.RELEASE, on=date(2023, 3, 1))
    assert spells(party, date(2023, 2, 1))[0].end is None
    assert spells(party, YEAR_END)[0].days == (59, 59)

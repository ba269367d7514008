from datetime import date

import pytest

from core.dates import PartialDate, Precision

MAY = PartialDate.given("May 2023", edtf="2023-05", precision=Precision.MONTH)
BEFORE = PartialDate.given("", latest=date(2023, 5, 10), precision=Precision.BEFORE)
UNKNOWN = PartialDate(text="one day")


def test_bounds_come_from_the_edtf_unless_they_are_given():
    assert (MAY.earliest, MAY.latest) == (date(2023, 5, 1), date(2023, 5, 31))
    cut = PartialDate.given("", edtf="2023-05", latest=date(2023, 5, 9), precision=Precision.MONTH)
    assert (cut.earliest, cut.latest) == (None, date(2023, 5, 9))


@pytest.mark.parametrize("edtf", ["May 2023", "2023-5", "24", "../May"])
def test_what_is_not_edtf_is_refused(edtf):
    with pytest.raises(ValueError, match="not EDTF"):
        PartialDate.given("", edtf=edtf, precision=Precision.MONTH)


def test_a_date_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        PartialDate(earliest=date(2023, 5, 2), latest=date(2023, 5, 1))


def test_open_ends_may_be_any_day():
    assert BEFORE.may_be(date(1990, 1, 1))
    assert not BEFORE.may_be(date(2023, 5, 11))
    assert UNKNOWN.may_be(date(2023, 5, 11))
    assert MAY.overlaps(date(2023, 5, 31), None)
    assert not MAY.overlaps(None, date(2023, 4, 30))


def test_dates_sort_by_earliest_then_latest():
    first = PartialDate.on(date(2023, 5, 1))
    unsorted = [PartialDate.on(date(2023, 6, 1)), MAY, first, UNKNOWN, BEFORE]
    in_order = sorted(unsorted, key=lambda when: when.sort_key)
    assert in_order == [BEFORE, UNKNOWN, first, MAY, PartialDate.on(date(2023, 6, 1))]


def test_only_one_known_day_is_a_day():
    about = PartialDate.given("", edtf="2023-11-30", precision=Precision.DAY_APPROX)
    assert [when.is_day for when in (PartialDate.on(date(2023, 5, 1)), MAY, UNKNOWN, about)] == [
        True,
        False,
        False,
        False,
    ]

"""One date without prepositions, and dates that are only seen from another date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.dates.bounds import DAY, add_months
from core.dates.tokens import Token
from core.dates.units import span, unit
from core.dates.value import PartialDate, Precision

Words = Mapping[str, str]

# One stretch of the calendar within which something happened once. A report of it cannot be older
# than the thing reported, so the source's date closes the stretch.
STRETCHES = (
    Precision.MONTH,
    Precision.MONTH_EARLY,
    Precision.MONTH_MID,
    Precision.MONTH_LATE,
    Precision.SEASON,
    Precision.YEAR,
    Precision.YEAR_PART,
)
# The kinds of words that make a date when a year is with them, and those that can do without it.
WITHOUT_YEAR = ({"NUMBER", "MONTH"}, {"PART", "MONTH"}, {"MONTH"}, {"SEASON"})
WITH_YEAR = (*WITHOUT_YEAR, {"PART"}, set[str]())
SHIFTS = {"last": -1, "this": 0, "next": 1}
DAYS_IN = {"day": 1, "week": 7}
MONTHS_IN = {"month": 1, "year": 12}
NO_DAYS = timedelta(0)


@dataclass(frozen=True)
class Setting:
    """What words are read against; asking for what is not there raises ValueError."""

    source_date: date | None
    other_date: PartialDate | None
    ahead: bool

    @property
    def anchor(self) -> date:
        if self.source_date is None:
            raise ValueError("the source's date is not known")
        return self.source_date

    @property
    def base(self) -> PartialDate:
        if self.other_date is None or not self.other_date.understood:
            raise ValueError("the other date is not known")
        return self.other_date


def told(found: PartialDate, setting: Setting) -> PartialDate:
    """A date with its end closed by the date of the source that reports it."""
    anchor = setting.source_date
    if setting.ahead or anchor is None or found.precision not in STRETCHES:
        return found
    begins, ends = found.sort_key
    return replace(found, latest=anchor) if begins <= anchor < ends else found


def point(found: Sequence[Token], setting: Setting) -> PartialDate:
    """One date; its words may stand in any order, each kind once. Raises ValueError if not one."""
    words = dict(found)
    if len(words) != len(found):
        raise ValueError("a word too many")
    if "NOW" in words and words.keys() <= {"NOW", "EARLIER"}:
        return seen_from(setting.anchor, words["NOW"], earlier="EARLIER" in words)
    named = words.keys() - {"YEAR", "NOW", "THIS"}
    years = words.keys() - named
    if len(years) > 1 or named not in (WITH_YEAR if "YEAR" in years else WITHOUT_YEAR):
        raise ValueError("not the words of one date")
    if "YEAR" in words:
        return _of_year(int(words["YEAR"]), words)
    if not years:
        return _inferred(_nearest(words, setting))
    shift, _, period = words.get("NOW", "this year").partition(" ")
    if period != "year":
        raise ValueError("not the words of one date")
    return _inferred(_of_year(setting.anchor.year + SHIFTS[shift], words))


def _of_year(year: int, words: Words) -> PartialDate:
    numbers = {kind.lower(): int(words.get(kind, 0)) for kind in ("MONTH", "SEASON")}
    return unit(year, day=int(words.get("NUMBER", 0)), part=words.get("PART", ""), **numbers)


def _nearest(words: Words, setting: Setting) -> PartialDate:
    """The latest such date begun by the anchor; ahead, the first not over at the anchor."""
    anchor = setting.anchor
    for year in (anchor.year, anchor.year + (1 if setting.ahead else -1)):
        candidate = _of_year(year, words)
        begins, ends = candidate.sort_key
        if (ends >= anchor) if setting.ahead else (begins <= anchor):
            return candidate
    raise ValueError("no such date near the source's")


def _inferred(found: PartialDate) -> PartialDate:
    day = found.precision == Precision.DAY
    precision = Precision.DAY_INFERRED_YEAR if day else found.precision
    return replace(found, precision=precision, year_inferred=True)


def seen_from(anchor: date, name: str, *, earlier: bool = False) -> PartialDate:
    """ "Today", "recently", "this week", "earlier this year" and the like, seen from `anchor`."""
    period = replace(_period(anchor, name), year_inferred=True)
    if not earlier:
        return period
    if not name.startswith("this "):
        raise ValueError(f"earlier than {name}?")
    precision = Precision.YEAR_PART if name == "this year" else period.precision
    return replace(period, latest=anchor, precision=precision)


def _period(anchor: date, name: str) -> PartialDate:
    month = unit(anchor.year, anchor.month)
    if name == "today":
        return PartialDate.on(anchor)
    if name == "yesterday":
        return PartialDate.on(anchor - DAY)
    if name == "tomorrow":
        return PartialDate.on(anchor + DAY)
    if name == "currently":
        return replace(month, latest=anchor, precision=Precision.AS_OF_DOC)
    if name == "recently":
        return span((None, anchor), Precision.RELATIVE)
    if name == "this week":
        monday = anchor - anchor.weekday() * DAY
        return span((monday, monday + 6 * DAY), Precision.RANGE)
    shift, _, period = name.partition(" ")
    if period == "year":
        return unit(anchor.year + SHIFTS[shift])
    other = add_months(anchor, SHIFTS[shift])
    return unit(other.year, other.month)


def relative(found: Sequence[Token], base: PartialDate) -> PartialDate:
    """ "Three days later". Of longer units at least that many have passed, and not one more:
    "three weeks later" is 21 to 27 days later. Raises ValueError for other words.
    """
    count, name, back = _counted(found)
    if back:
        bounds = _moved(base.earliest, -count - 1, name, DAY), _moved(base.latest, -count, name)
    else:
        bounds = _moved(base.earliest, count, name), _moved(base.latest, count + 1, name, -DAY)
    return span(bounds, Precision.RELATIVE)


def _counted(found: Sequence[Token]) -> tuple[int, str, bool]:
    words = dict(found)
    if len(found) == 1 and words.get("LATER"):
        return int(words["LATER"]), "day", False
    ways, counts = words.keys() & {"LATER", "EARLIER"}, words.keys() & {"NUMBER", "COUNT"}
    if (len(found), len(words), len(ways), len(counts)) != (3, 3, 1, 1) or "UNIT" not in words:
        raise ValueError("not a number of days, weeks, months or years")
    return int(words[counts.pop()]), words["UNIT"], "EARLIER" in ways


def _moved(day: date | None, count: int, name: str, by: timedelta = NO_DAYS) -> date | None:
    if day is None:
        return None
    if name in DAYS_IN:
        return day + count * DAYS_IN[name] * DAY + by
    return add_months(day, count * MONTHS_IN[name]) + by

"""The geometry of the drawn strip: custody as bars, steps as marks, on one scale of days.

Across, everything is a share of the width in per cent, so that the strip fits every width while its
text keeps its size; down, everything is in pixels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from cases.codes import Custody
from cases.custody.spells import Spell
from cases.happenings import Step
from cases.pages.marks import mark_of_event
from core.dates import PartialDate

LANES = 6
TICKS = 6
DRAWN = ("held", "free", "away", "died", "court")
PRISON = (Custody.PRISON, Custody.PUNISHMENT_CELL)
CLOSE = 2.4  # per cent of the width within which two marks would cover each other
ROWS = 4
NAME, ROW, BAR, SPACE = 18, 15, 12, 14  # heights
STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True)
class Line:
    """What a lane draws, in words: for those who do not see it."""

    when: str
    what: str
    days: str = ""


@dataclass(frozen=True)
class Course:
    """What is drawn of one person. `term_end` is where a sentence that is served ends."""

    name: str
    spells: Sequence[Spell]
    steps: Sequence[Step]
    term_end: PartialDate
    lines: Sequence[Line] = ()


@dataclass(frozen=True)
class Bar:
    """`sure` is False for days on which the custody may have been, or is still to be."""

    kind: str
    left: float
    width: float
    sure: bool = True

    @property
    def x(self) -> str:
        return f"{self.left:.2f}%"

    @property
    def w(self) -> str:
        return f"{self.width:.2f}%"


@dataclass(frozen=True)
class Mark:
    kind: str
    left: float
    y: int

    @property
    def x(self) -> str:
        return f"{self.left:.2f}%"


@dataclass(frozen=True)
class Tick:
    label: str
    left: float

    @property
    def x(self) -> str:
        return f"{self.left:.2f}%"


@dataclass(frozen=True)
class Lane:
    name: str
    name_y: int
    bar_y: int
    bars: list[Bar]
    marks: list[Mark]
    lines: Sequence[Line]
    bar_height: int = BAR

    @property
    def base_y(self) -> int:
        return self.bar_y + self.bar_height // 2


@dataclass(frozen=True)
class Strip:
    """`more` counts the people without a lane; `height` is that of all lanes, without the axis."""

    lanes: list[Lane]
    ticks: list[Tick]
    today: Tick
    height: int
    more: int

    @property
    def axis_y(self) -> int:
        return self.height + ROW

    @property
    def full_height(self) -> int:
        return self.height + ROW + SPACE


@dataclass(frozen=True)
class Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day lies, from 0 to 100; what lies outside is put on the edge."""
        inside = min(max(day, self.first), self.last)
        return 100 * (inside - self.first).days / (self.last - self.first).days


def strip(courses: Sequence[Course], today: date) -> Strip | None:
    """None where no custody and no dated step is known."""
    drawn = [course for course in courses if course.spells or _moments(course)]
    if not drawn:
        return None
    shown, axis = drawn[:LANES], _axis(drawn[:LANES], today)
    lanes: list[Lane] = []
    top = 0
    for course in shown:
        lane, top = _lane(course, axis, today, top, named=len(courses) > 1)
        lanes.append(lane)
    return Strip(lanes, _ticks(axis), Tick("", axis.at(today)), top, len(drawn) - len(shown))


def _moments(course: Course) -> list[date]:
    return [step.moment for step in course.steps if is_drawn(step) and step.when.understood]


def is_drawn(step: Step) -> bool:
    return mark_of_event(step.type) in DRAWN


def _axis(courses: Iterable[Course], today: date) -> Axis:
    """From the first day that may matter to the last; a far end of term does not squeeze the past.

    An end of term is inside if what is still to come takes no more than half of the width.
    """
    days, ends = [today], []
    for course in courses:
        days += _moments(course)
        for spell in course.spells:
            bounds = [spell.start, *([spell.end] if spell.end else [])]
            days += [day for when in bounds for day in (when.earliest, when.latest) if day]
        if course.term_end.latest:
            ends.append(course.term_end.latest)
    first, last = min(days), max(days)
    near = [end for end in ends if end - last <= max(last - first, timedelta(days=365))]
    last = max([last, *near])
    room = max((last - first) * 3 // 100, timedelta(days=10))
    return Axis(max(first, date.min + room) - room, min(last, date.max - room) + room)


def _lane(course: Course, axis: Axis, today: date, top: int, *, named: bool) -> tuple[Lane, int]:
    """The lane, and where the next one begins."""
    placed = _rows(course, axis)
    rows = max((row for _kind, _left, row in placed), default=-1) + 1
    marks_y = top + (NAME if named else 0)
    bar_y = marks_y + rows * ROW + 2
    lane = Lane(
        name=course.name if named else "",
        name_y=top + ROW - 2,
        bar_y=bar_y,
        bars=_bars(course, axis, today),
        marks=[Mark(kind, left, marks_y + (rows - 1 - row) * ROW) for kind, left, row in placed],
        lines=course.lines,
    )
    return lane, bar_y + BAR + SPACE


def _rows(course: Course, axis: Axis) -> list[tuple[str, float, int]]:
    """Kind, place and row of each mark: the lowest row in which it covers no other."""
    ends = [-CLOSE] * ROWS
    placed = []
    for step in course.steps:
        if not is_drawn(step) or not step.when.understood:
            continue
        left = axis.at(step.moment)
        row = next((n for n, end in enumerate(ends) if left - end >= CLOSE), ROWS - 1)
        ends[row] = left
        placed.append((mark_of_event(step.type), left, row))
    return placed


def _bars(course: Course, axis: Axis, today: date) -> list[Bar]:
    bars = []
    following = [*(spell.start.earliest for spell in course.spells[1:]), None]
    for spell, begins in zip(course.spells, following, strict=False):
        kind = _kind(spell)
        a, b, c, d = _edges(spell, axis.first, begins or today, today)
        bars += [
            _bar(kind, axis, a, b, sure=False),
            _bar(kind, axis, b, c),
            _bar(kind, axis, c, d, sure=False),
        ]
    if course.term_end.latest and course.term_end.latest > today:
        bars.append(_bar("term", axis, today, course.term_end.latest, sure=False))
    return [bar for bar in bars if bar.width > 0]


def _edges(spell: Spell, first: date, over_by: date, today: date) -> tuple[date, date, date, date]:
    """May have begun, had begun, was not over, was over: four days in order.

    `over_by` bounds an end of which nothing is known but that it was.
    """
    end = spell.end or PartialDate.on(today)
    begun = spell.start.earliest or first
    over = max(begun, end.latest or (end.earliest if end.understood else over_by) or over_by)
    had_begun = spell.start.latest or over
    still = end.earliest or had_begun
    if had_begun > still:
        return begun, begun, begun, over
    return begun, min(had_begun, over), min(still, over), over


def _bar(kind: str, axis: Axis, start: date, end: date, *, sure: bool = True) -> Bar:
    left, right = axis.at(start), axis.at(end)
    return Bar(kind, left, right - left, sure)


def _kind(spell: Spell) -> str:
    if spell.kind in PRISON:
        return "prison"
    return "limited" if spell.kind == Custody.HOUSE_ARREST else "held"


def _ticks(axis: Axis) -> list[Tick]:
    """The first days of years or months, so many as can be read on a narrow page."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    every = next(step for step in STEPS_OF_MONTHS if months // step <= TICKS)
    first = -(-(axis.first.year * 12 + axis.first.month) // every) * every
    days = (
        date(month // 12, month % 12 + 1, 1)
        for month in range(first, axis.last.year * 12 + axis.last.month, every)
        if month // 12 >= 1
    )
    form = "Y" if every >= 12 else "M Y"
    return [Tick(date_format(day, form), axis.at(day)) for day in days if _inside(day, axis)]


def _inside(day: date, axis: Axis) -> bool:
    """With room for the label."""
    return axis.first <= day and axis.at(day) <= 96

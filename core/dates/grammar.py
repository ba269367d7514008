"""Reads the words of a source about a date. What is not wholly understood stays words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from core.dates.bounds import DAY, edtf_bounds, is_edtf
from core.dates.points import Setting, point, relative, told
from core.dates.tokens import Token, tokens
from core.dates.units import span
from core.dates.value import PartialDate, Precision

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}~?)?)?"
_EDTF = re.compile(rf"{_PART}|(?:{_PART}|\.\.)/(?:{_PART}|\.\.)")
# No source means a year beyond; 9999 stands for "for ever", and the calendar ends with it.
LAST_YEAR = 2200
ONE_SIDED = ("SINCE", "FROM", "BEFORE", "AFTER", "BY")


def read(
    words: str,
    anchor: date | None,
    language: str = "en",
    *,
    base: PartialDate | None = None,
    zone: str = "",
    ahead: bool = False,
) -> PartialDate:
    """The date that the words of a source in `language` (en, fr, ru) state.

    `anchor` is the source's date, the last possible day if that is a range: it gives "this week"
    and missing years, and closes what a report tells. Without a year the latest such date not after
    the anchor is meant; with `ahead`, for what a source announces, the first one not over by then,
    and nothing is closed. `base` is the date that "three days later" counts from, `zone` the IANA
    zone of a time. EDTF and ISO dates are words too. Words not wholly understood, and years beyond
    LAST_YEAR, come back alone: no bounds, no EDTF, UNDATED.
    """
    setting = Setting(anchor, base, ahead)
    try:
        found = _plain_edtf(words.strip()) or _whole(tokens(words, language), setting)
    except (ValueError, OverflowError):
        return PartialDate(text=words)
    if any(day and day.year > LAST_YEAR for day in (found.earliest, found.latest)):
        return PartialDate(text=words)
    edtf = found.edtf if is_edtf(found.edtf) else ""
    return replace(found, text=words, edtf=edtf, zone=zone if found.time else "")


def _plain_edtf(words: str) -> PartialDate | None:
    if not _EDTF.fullmatch(words) or words == "../..":
        return None
    earliest, latest = edtf_bounds(words)
    precision = _edtf_precision(words)
    return PartialDate(edtf=words, earliest=earliest, latest=latest, precision=precision)


def _edtf_precision(words: str) -> Precision:
    if words.startswith(".."):
        return Precision.BEFORE
    if words.endswith(".."):
        return Precision.SINCE
    if "/" in words:
        months = len(words) == len("2021-10/2021-12")
        return Precision.MONTH_RANGE if months else Precision.RANGE
    if len(words) == len("2016-21") and words[5:] > "12":
        return Precision.SEASON
    by_length = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
    return by_length.get(len(words), Precision.DAY_APPROX)


def _whole(found: Sequence[Token], setting: Setting) -> PartialDate:
    kinds = [token.kind for token in found]
    if "TIME" in kinds:
        return _at_a_time(found, setting)
    if "LATER" in kinds or "UNIT" in kinds:
        return relative(found, setting.base)
    if {"TO", "AND", "BY"} & set(kinds[1:]):
        return _range(found, setting)
    if kinds and kinds[0] in ONE_SIDED:
        return _one_sided(kinds[0], point(found[1:], setting))
    return told(point(found, setting), setting)


def _at_a_time(found: Sequence[Token], setting: Setting) -> PartialDate:
    clock = found[0] if found[0].kind == "TIME" else found[-1]
    day = point([token for token in found if token is not clock], setting)
    if not day.is_day or clock.kind != "TIME":
        raise ValueError("a time needs its day")
    at = _time(clock.value)
    edtf = f"{day.edtf}T{at.isoformat()}"
    return replace(day, edtf=edtf, precision=Precision.TIME, time=at)


def _time(text: str) -> time:
    """From "13:30", "1:30a" or "1:30p"."""
    hour, minute = (int(part) for part in text.rstrip("ap").split(":"))
    if text[-1] not in "ap":
        return time(hour, minute)
    if not 1 <= hour <= 12:
        raise ValueError(f"no such hour: {text}")
    return time(hour % 12 + (12 if text.endswith("p") else 0), minute)


def _one_sided(side: str, end: PartialDate) -> PartialDate:
    """Before and after leave out what they name; since and by include it."""
    if end.earliest is None or end.latest is None:
        raise ValueError("the end is open itself")
    if side == "BEFORE":
        found = span((None, end.earliest - DAY), Precision.BEFORE)
    elif side == "BY":
        found = span((None, end.latest), Precision.BEFORE)
    elif side == "AFTER":
        found = span((end.latest + DAY, None), Precision.AFTER)
    else:
        # "Since 2017" keeps the year in its EDTF, so that it is printed as it was said.
        start = end.edtf.partition("/")[0]
        found = replace(span((end.earliest, None), Precision.SINCE), edtf=f"{start}/..")
    return replace(found, year_inferred=end.year_inferred)


def _range(found: Sequence[Token], setting: Setting) -> PartialDate:
    """Two dates of one kind; what one leaves out (month, year), the other says."""
    kinds = [token.kind for token in found]
    joints = [place for place, kind in enumerate(kinds) if kind in ("TO", "AND", "BY")]
    opening = [kind for kind in kinds if kind in ("NIGHT", "FROM", "BETWEEN")]
    rest = found[len(opening) :]
    if len(joints) != 1 or kinds[: len(opening)] != opening:
        raise ValueError("not a range")
    _check_joint(opening, kinds[joints[0]])
    cut = joints[0] - len(opening)
    left, right = list(rest[:cut]), list(rest[cut + 1 :])
    left, right = _completed(left, right), _completed(right, left)
    if {token.kind for token in left} != {token.kind for token in right}:
        raise ValueError("dates of two kinds")
    return _joined(point(left, setting), point(right, setting))


def _completed(side: list[Token], other: Sequence[Token]) -> list[Token]:
    """A bare day takes its month from the other side; a date without a year takes its year."""
    kinds = {token.kind for token in side}
    lent = {"MONTH"} if "NUMBER" in kinds else set()
    lent |= set() if kinds & {"YEAR", "NOW"} else {"YEAR", "NOW"}
    return side + [token for token in other if token.kind in lent - kinds]


def _joined(first: PartialDate, last: PartialDate) -> PartialDate:
    months = first.precision == last.precision == Precision.MONTH
    whole = span(
        (first.earliest, last.latest), Precision.MONTH_RANGE if months else Precision.RANGE
    )
    # Whole months and years stay so in the EDTF: 2021-10/2021-12.
    short = "/" not in first.edtf + last.edtf
    edtf = f"{first.edtf}/{last.edtf}" if short else whole.edtf
    return replace(whole, edtf=edtf, year_inferred=first.year_inferred or last.year_inferred)


def _check_joint(opening: Sequence[str], joint: str) -> None:
    """ "Between" goes with "and", which without it names two dates; "until" needs its "from"."""
    fits = {
        "AND": opening == ["BETWEEN"],
        "BY": opening == ["FROM"],
        "TO": opening in ([], ["FROM"], ["NIGHT"], ["NIGHT", "FROM"]),
    }
    if not fits[joint]:
        raise ValueError("not a range")

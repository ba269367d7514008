"""Reads a length of time in the words of a source: "almost three days", "18 months"."""

import re
from datetime import date

from core.dates.bounds import add_months
from core.dates.tokens import fold, tokens

Length = tuple[int, int]

ALMOST = {"en": "almost|nearly|just under", "fr": "presque|pres de", "ru": "почти"}
HOURS = {"en": "hours?", "fr": "heures?", "ru": "час(?:а|ов)?"}
SEVERAL = {"en": "several|a few|some", "fr": "plusieurs|quelques", "ru": "несколько"}
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
LONGEST = 1200  # months; nobody is held for longer
# Months differ in length, and one year in four is longer.
STARTS = [date(2020 + month // 12, month % 12 + 1, 1) for month in range(48)]


def read_length(words: str, language: str) -> Length | None:
    """Least and most full days; None for what is not wholly understood or has no upper end.

    "Almost" takes off at most one of the units that are counted. Hours may reach over midnight or
    not: several of them are none or one day.
    """
    plain = fold(words)
    if re.fullmatch(rf"(?:{SEVERAL[language]}) (?:{HOURS[language]})", plain):
        return 0, 1
    if hours := re.fullmatch(rf"([0-9]{{1,4}}) (?:{HOURS[language]})", plain):
        count = int(hours[1])
        return count // 24, -(-count // 24)
    almost = re.match(rf"(?:{ALMOST[language]}) ", plain)
    return _counted(plain[almost.end() :] if almost else plain, language, almost=bool(almost))


def _counted(plain: str, language: str, *, almost: bool) -> Length | None:
    try:
        number, unit = tokens(plain, language)
    except ValueError:
        return None
    if number.kind not in ("NUMBER", "COUNT") or unit.kind != "UNIT":
        return None
    count = int(number.value)
    most = _in_days(count, unit.value)
    if most is None:
        return None
    least = _in_days(count - 1, unit.value) if almost and count else most
    return (least or most)[0], most[1]


def _in_days(count: int, unit: str) -> Length | None:
    if unit in DAYS:
        return count * DAYS[unit], count * DAYS[unit]
    months = count * MONTHS[unit]
    if months > LONGEST:
        return None
    lengths = [(add_months(start, months) - start).days for start in STARTS]
    return min(lengths), max(lengths)

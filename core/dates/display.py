"""Prints partial dates by their precision, never more exactly than they are known.

In the reader's language unless another is named; languages without phrases of their own are printed
in English; what was not understood is printed in the words of the source.
"""

from datetime import date
from typing import Literal

from babel.dates import format_date, format_time
from django.utils.translation import get_language

from core.dates.bounds import DAY, MONTHS_OF_PART, Bounds, edtf_bounds, end_of_month, months_bounds
from core.dates.phrasing import PHRASES, Phrases
from core.dates.value import PartialDate, Precision
from core.dates.words import RUSSIAN_IN_MONTH

Manner = Literal["alone", "inside", "since"]
SEASONS = {3: "SPRING", 6: "SUMMER", 9: "AUTUMN"}


def show(when: PartialDate, language: str | None = None) -> str:
    """Alone, as in a table: "15 November 2023", "late August 2023", "27–30 November 2023"."""
    return _show(when, language, "alone")


def show_in_sentence(when: PartialDate, language: str | None = None) -> str:
    """With its preposition: "on 15 November 2023", "in 2015", "between 27 and 30 November 2023"."""
    return _show(when, language, "inside")


def show_since(when: PartialDate, language: str | None = None) -> str:
    """As what lasts from then on began: "since 15 November 2023", "since late 2022", "since 2017".

    Of a date after which something is known to have begun: "after 3 May 2023".
    """
    return _show(when, language, "since")


def show_birth(when: PartialDate, language: str | None = None) -> str:
    """ "Born 1983 or 1984", "born 1992", "born 5 May 1983", in words that need no gender.

    "" if nothing at all is known.
    """
    forms = PHRASES[_spoken(language)].birth
    earliest, latest = when.earliest, when.latest
    if earliest is None or latest is None or earliest.timetuple()[:2] == latest.timetuple()[:2]:
        said = show(when, language)
        return forms["date"].format(said) if said else ""
    form = {0: "one", 1: "two"}.get(latest.year - earliest.year, "more")
    return forms[form].format(earliest.year, latest.year)


class _Names(dict[str, str]):
    """The names of one day, made when a template asks for them."""

    def __init__(self, kind: str, when: PartialDate, day: date, language: str) -> None:
        super().__init__()
        self.kind, self.when, self.day, self.language = kind, when, day, language

    def __missing__(self, slot: str) -> str:
        phrases = PHRASES[self.language]
        if slot == "time":
            return format_time(self.when.time, phrases.time, locale=self.language)
        if slot == "in_month":
            year = _name(self.day, phrases.names["year"], self.language)
            return f"{RUSSIAN_IN_MONTH[self.day.month - 1]} {year}"
        if slot == "edge":
            return _edge(self.kind, self.when, self.day, self.language)
        return _name(self.day, phrases.names[slot], self.language)


def _spoken(language: str | None) -> str:
    wanted = (language or get_language() or "en")[:2]
    return wanted if wanted in PHRASES else "en"


def _show(when: PartialDate, language: str | None, manner: Manner) -> str:
    language = _spoken(language)
    phrases = PHRASES[language]
    kind, day = _kind(when)
    if day is None:
        return when.text
    if kind == "RANGE" and when.latest:
        return _range(when, day, when.latest, language, manner)
    template = getattr(phrases, manner).get(kind) or phrases.alone[kind]
    return template.format_map(_Names(kind, when, day, language))


def _kind(when: PartialDate) -> tuple[str, date | None]:
    """The kind of phrase and the day that it names."""
    earliest, latest, precision = when.earliest, when.latest, when.precision
    if earliest is None or latest is None:
        return _one_sided(when)
    if when.time is not None and earliest == latest:
        return "TIME", earliest
    if precision == Precision.DAY_APPROX and (day := _approximate(when)):
        return "APPROX", day
    if precision == Precision.AS_OF_DOC:
        return "AS_OF", latest
    if unit := _unit(when, earliest, latest):
        return unit, earliest
    return ("DAY" if earliest == latest else "RANGE"), earliest


def _approximate(when: PartialDate) -> date | None:
    """The day that the EDTF calls approximate; its bounds lie around it."""
    try:
        return date.fromisoformat(when.edtf.removesuffix("~"))
    except ValueError:
        return None


def _one_sided(when: PartialDate) -> tuple[str, date | None]:
    """Before and after name the first day outside, if the calendar still has one."""
    if when.earliest is not None:
        after = when.precision == Precision.AFTER and when.earliest > date.min
        return ("AFTER", when.earliest - DAY) if after else ("SINCE", when.earliest)
    if when.latest is not None:
        before = when.precision == Precision.BEFORE and when.latest < date.max
        return ("BEFORE", when.latest + DAY) if before else ("BY", when.latest)
    return "WORDS", None


def _unit(when: PartialDate, earliest: date, latest: date) -> str:
    """The month, season or year within which the bounds lie, if the precision names one."""
    precision = when.precision
    one_year = earliest.year == latest.year
    if precision.startswith("MONTH") and precision != Precision.MONTH_RANGE:
        return str(precision) if one_year and earliest.month == latest.month else ""
    if precision == Precision.SEASON and one_year and latest.month - earliest.month < 3:
        return SEASONS.get(earliest.month, "")
    if precision == Precision.YEAR_PART and one_year:
        return _part_of_year(when, earliest.year)
    return "YEAR" if precision == Precision.YEAR and one_year else ""


def _part_of_year(when: PartialDate, year: int) -> str:
    said = _said(when)
    for part, months in MONTHS_OF_PART.items():
        if said == months_bounds(year, months):
            return f"YEAR_{part}"
    return "YEAR"


def _said(when: PartialDate) -> Bounds:
    """The bounds of the words, which the source's date may have cut."""
    try:
        return edtf_bounds(when.edtf)
    except ValueError:
        return when.earliest, when.latest


def _name(day: date, pattern: str, language: str) -> str:
    if language == "fr" and day.day == 1 and pattern.startswith("d"):
        pattern = "d'er'" + pattern[1:]
    return format_date(day, pattern, locale=language)


def _edge(kind: str, when: PartialDate, day: date, language: str) -> str:
    """The end of a one-sided date, named as a year or month where that is what was said.

    1 January 2017 would be an invention if the source says "since 2017".
    """
    phrases = PHRASES[language]
    begins = day + DAY if kind == "AFTER" else day
    exact = kind == "BY" or (kind == "SINCE" and when.edtf.startswith(day.isoformat()))
    if exact or begins.day != 1:
        return phrases.article + _name(day, phrases.names["day"], language)
    return _name(day, phrases.names["year" if begins.month == 1 else "of_month"], language)


def _range(when: PartialDate, first: date, last: date, language: str, manner: Manner) -> str:
    phrases, inside = PHRASES[language], manner != "alone"
    grain = _range_grain(when, first, last)
    begins = _name(first, _first_pattern(first, last, grain, phrases, inside=inside), language)
    ends = _name(last, phrases.names[grain], language)
    if inside:
        article = phrases.article if grain == "day" else ""
        template: str = getattr(phrases, manner)["RANGE"]
        return template.format(first=article + begins, last=article + ends)
    dash = " – " if " " in begins else "–"
    return begins + dash + ends


def _range_grain(when: PartialDate, first: date, last: date) -> str:
    """Whole years and months are named as such, unless the source gave days or the month is one."""
    whole = first.day == 1 and last == end_of_month(last.year, last.month)
    one_month = (first.year, first.month) == (last.year, last.month)
    if not whole or one_month or when.edtf.startswith(first.isoformat()):
        return "day"
    return "year" if (first.month, last.month) == (1, 12) else "month"


def _first_pattern(first: date, last: date, grain: str, phrases: Phrases, *, inside: bool) -> str:
    """The beginning of a range without what its end says too."""
    if grain == "year":
        return "y"
    if first.year != last.year:
        return phrases.names["of_month" if grain == "month" and inside else grain]
    if grain == "month":
        return "MMMM" if inside else "LLLL"
    return "d" if first.month == last.month else "d MMMM"

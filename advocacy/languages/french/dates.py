"""Dates, ages and lengths of time in French sentences."""

from calendar import monthrange
from datetime import date

from advocacy.languages.french.typography import NARROW, listed
from core.dates import PartialDate, Precision, show, show_birth, show_in_sentence, show_since
from core.dates import days_between as _days_between
from core.dates.bounds import add_months

LANGUAGE = "fr"
# Days are counted up to here, then months, then years with their months.
FEW_DAYS, FEW_MONTHS = 60, 24


def alone(when: PartialDate) -> str:
    return _of_hours(show(when, LANGUAGE))


def inside(when: PartialDate) -> str:
    """ "le 1er novembre 2023", "en mai 2023", "entre le 27 et le 30 novembre 2023"."""
    return _of_hours(show_in_sentence(when, LANGUAGE))


def since(when: PartialDate) -> str:
    return _of_hours(show_since(when, LANGUAGE))


def born(when: PartialDate) -> str:
    """ "année de naissance : 1983 ou 1984": no word that has to agree."""
    return show_birth(when, LANGUAGE)


def on_day(day: date) -> str:
    return alone(PartialDate.on(day))


def _of_hours(text: str) -> str:
    """The hour keeps to its minutes: "13 h 30"."""
    return text.replace(" h ", f"{NARROW}h{NARROW}")


def lasting(when: PartialDate) -> str:
    """Of what fills its days: "les 1er et 2 novembre 2023", "du 1er au 5 novembre 2023"."""
    first, last = when.earliest, when.latest
    if when.precision != Precision.RANGE or first is None or last is None or first == last:
        return inside(when)
    begins = _day(first, of=last)
    if (last - first).days == 1:
        return f"les {begins} et {on_day(last)}"
    return f"du {begins} au {on_day(last)}"


def _day(first: date, *, of: date) -> str:
    """The first day without what the last one says too."""
    words = on_day(first).split()
    same_year, same_month = first.year == of.year, first.month == of.month
    return " ".join(words[:1] if same_year and same_month else words[:2] if same_year else words)


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 jour", "12 jours", "16 ans"; nothing and one are singular."""
    return f"{number} {one if number < 2 else many or one + 's'}"


def length(years: int | None, months: int | None, days: int | None) -> str:
    """ "6 ans et 6 mois"; "" where no part is known."""
    parts = ((years, "an", ""), (months, "mois", "mois"), (days, "jour", ""))
    return listed(counted(number, one, many) for number, one, many in parts if number)


def time_passed(start: PartialDate, on: date) -> str:
    """How long something has lasted on a day: "26 jours", "au moins 7 mois"; "" if not known."""
    least, most = _days_between(start, PartialDate.on(on))
    if least is None or most is None or least < 1 or start.latest is None:
        return ""
    if least == most and least < FEW_DAYS:
        return counted(least, "jour")
    if least < FEW_DAYS:
        return f"au moins {counted(least, 'jour')}"
    months = _months(start.latest, on)
    exact = start.is_day and add_months(start.latest, months) == on
    how = "" if exact else "plus de " if start.is_day else "au moins "
    years, rest = divmod(months, 12) if months >= FEW_MONTHS else (0, months)
    return f"{how}{length(years, rest, None)}"


def _months(first: date, last: date) -> int:
    """Full months: one that began on the 31st is full on the last day of a shorter month."""
    months = 12 * (last.year - first.year) + last.month - first.month
    short = last.day < min(first.day, monthrange(last.year, last.month)[1])
    return months - short


def aged(least: int | None, most: int | None) -> str:
    """ "39 ans", "âge : 39 ou 40 ans", "âge : de 30 à 39 ans"; "" where nothing is known."""
    if least is None or most is None:
        open_end = f"{least} ans au moins" if least is not None else f"{most} ans au plus"
        return "" if least is most is None else f"âge : {open_end}"
    if least == most:
        return counted(least, "an")
    if most - least == 1:
        return f"âge : {least} ou {most} ans"
    return f"âge : de {least} à {most} ans"

"""Where things stand, as a sentence of the interface."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from cases.codes import Stage, StandingCode
from cases.happenings import last_day
from cases.models import OrderKind
from cases.standing.sentences import sentence_in_words
from cases.standing.terms import Part, heaviest, why_no_end
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, Precision, show, show_in_sentence, show_since

S = StandingCode


class Stands(Protocol):
    """What a computed and a stored standing have in common."""

    @property
    def code(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def since(self) -> PartialDate: ...
    @property
    def until(self) -> PartialDate: ...
    @property
    def country(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def terms(self) -> list[dict[str, Any]]: ...


# {where}: " in Kokand, Uzbekistan"; {since}: ", since 2023"; {when}: " on 15 November 2023".
SENTENCES = {
    S.DETAINED_SHORT: later("in custody{where}{since}"),
    S.IMPRISONED: later("serving a sentence of {sentence}{where}{since}"),
    S.IMPRISONED_NEW_CHARGES: later(
        "serving a sentence of {sentence}{where}{since}; facing new charges"
    ),
    S.NON_CUSTODIAL_SENTENCE: later("under a sentence outside prison{since}: {sentence}"),
    S.CONVICTED: later("convicted{where}{when}, sentence not known"),
    S.FATE_UNKNOWN: later("fate unknown{since}, last known{where}"),
    S.FORCIBLY_RETURNED: later("forcibly returned{to}{when}; situation since then unknown"),
    S.DISAPPEARED: later("disappeared{where}{when}"),
    S.TRAVEL_BAN: later("barred from leaving the country{since}"),
    S.UNDER_PRESSURE: later("under surveillance or pressure{where}{since}"),
    S.RELEASED: later("released{when}"),
    S.RELEASED_UNCONDITIONAL: later("free: cleared of the charges{when}"),
    S.RELEASED_CONDITIONAL: later("released on conditions{when}"),
    S.RELEASED_SERVED: later("released{when}, sentence served"),
    S.RELEASED_PARDONED: later("pardoned or amnestied{when}"),
    S.DECEASED: later("died{where}{when}"),
    S.DECEASED_IN_CUSTODY: later("died in custody{where}{when}"),
    S.AT_LIBERTY_AT_RISK: later("at liberty, at risk{where}"),
    S.WANTED: later("wanted{since}"),
    S.UNKNOWN: later("where things stand is not known"),
}
ORDERED_TO_CLOSE = later("ordered to close{where}{when}")
SUED_TO_CLOSE = later("facing closure by a court{where}{since}")
WITHOUT_SENTENCE = {
    S.IMPRISONED: later("in prison{where}{since}"),
    S.IMPRISONED_NEW_CHARGES: later("in prison{where}{since}; facing new charges"),
}
SERVING = (S.IMPRISONED, S.IMPRISONED_NEW_CHARGES, S.NON_CUSTODIAL_SENTENCE)
HELD = (
    S.DETAINED_SHORT,
    S.ADMIN_ARREST,
    S.IMMIGRATION_DETENTION,
    S.PRETRIAL_DETENTION,
    S.HOUSE_ARREST,
    S.PSYCHIATRIC_CONFINEMENT,
)
HELD_BY_A_COURT = (S.PRETRIAL_DETENTION, S.HOUSE_ARREST, S.IMPRISONED)
OLD_NEWS = timedelta(days=180)


def in_words(standing: Stands, *, on: date | None = None) -> str:
    """ "in pre-trial detention in Kokand, Uzbekistan, since 15 November 2023"; lower case, no full
    stop. What runs out is said as of `on` (today).
    """
    code = S(standing.code)
    where, place = _where(standing), ", ".join(_places(standing))
    sentence = sentence_in_words(standing.terms)
    forms = SENTENCES if sentence else SENTENCES | WITHOUT_SENTENCE
    form = forms.get(code, code.label + "{where}{since}")
    if code == S.UNDER_PRESSURE and standing.stage != Stage.NONE:
        form = ORDERED_TO_CLOSE if _ordered_to_close(standing) else SUED_TO_CLOSE
    said = str(form).format(
        where=where,
        to=_(" to {place}").format(place=place) if place else "",
        since=_since(standing, comma="{where}{since}" in str(form) and bool(where)),
        when=_when(standing.since),
        sentence=sentence,
    )
    if standing.stage == Stage.CLOSED and code in HELD_BY_A_COURT:
        return said + _("; the case is over, and no release is recorded")
    return said + (_until(standing, on or today()) if code in HELD else "")


def _ordered_to_close(standing: Stands) -> bool:
    return any(term["kind"] == OrderKind.ORG_LIQUIDATION for term in standing.terms)


def _places(standing: Stands) -> list[str]:
    country = country_name(standing.country) if standing.country else ""
    return [words for words in (standing.place, country) if words]


def _where(standing: Stands) -> str:
    place = ", ".join(_places(standing))
    return _(" in {place}").format(place=place) if place else ""


def _when(when: PartialDate) -> str:
    said = when.understood and when.precision != Precision.UNDATED
    return " " + show_in_sentence(when, _language()) if said else ""


def _since(standing: Stands, *, comma: bool) -> str:
    when = replace(standing.since, time=None)
    if not when.understood or when.precision == Precision.UNDATED:
        return _("; start not known") if standing.code in (*SERVING, *HELD) else ""
    return (", " if comma else " ") + _since_when(when)


def _since_when(when: PartialDate) -> str:
    if when.earliest is None:
        return _("since {date} or earlier").format(date=_last(when))
    return show_since(when)


def _last(when: PartialDate) -> str:
    return show(PartialDate.on(last_day(when)), _language())


def _until(standing: Stands, on: date) -> str:
    if not standing.until.understood:
        return ""
    end = show(standing.until, _language())
    if last_day(standing.until) < on:
        return _("; ordered until {date}, which has passed").format(date=end)
    return _("; ordered until {date}").format(date=end)


def end_in_words(standing: Stands) -> str:
    """The end of a sentence that is being served, with what the figure is worth; "" if none is."""
    if standing.code not in SERVING or not standing.terms:
        return ""
    parts = heaviest(map(Part.read, standing.terms))
    if all(part.amount for part in parts):
        return ""
    if not standing.until.understood:
        return str(why_no_end(parts).label)
    end, credited = (
        show(standing.until, _language()),
        sum(part.credited_days or 0 for part in parts),
    )
    if credited:
        return ngettext(
            "{date} (nominal, with {n} day credited)",
            "{date} (nominal, with {n} days credited)",
            credited,
        ).format(date=end, n=credited)
    if any(part.dated for part in parts):
        return _("{date} (nominal, from the day from which the term counts)").format(date=end)
    return _("{date} (nominal, from sentence date; credit for pre-trial time unknown)").format(
        date=end
    )


def news_in_words(day: date | None, *, on: date | None = None) -> str:
    """ "last news 26 June 2023", where that is long ago on `on` (today); else ""."""
    if day is None or (on or today()) - day < OLD_NEWS:
        return ""
    return _("last news {date}").format(date=show(PartialDate.on(day), _language()))


def _language() -> str:
    return get_language() or "en"

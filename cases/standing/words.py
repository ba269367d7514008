"""Where things stand, as a sentence of the interface."""

from dataclasses import replace
from datetime import date
from typing import Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from cases.codes import StandingCode
from cases.happenings import last_day
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, Precision, show, show_in_sentence

S = StandingCode


class Stands(Protocol):
    """What a computed and a stored standing have in common."""

    @property
    def code(self) -> str: ...
    @property
    def since(self) -> PartialDate: ...
    @property
    def until(self) -> PartialDate: ...
    @property
    def country(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def sentence(self) -> str: ...


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
    S.RELEASED: later("released{when}"),
    S.DECEASED: later("died{where}{when}"),
    S.DECEASED_IN_CUSTODY: later("died in custody{where}{when}"),
    S.AT_LIBERTY_AT_RISK: later("at liberty, at risk{where}"),
    S.WANTED: later("wanted{since}"),
    S.UNKNOWN: later("where things stand is not known"),
}
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


def in_words(standing: Stands, *, on: date | None = None) -> str:
    """ "in pre-trial detention in Kokand, Uzbekistan, since 15 November 2023"; lower case, no full
    stop. What runs out is said as of `on` (today).
    """
    code = S(standing.code)
    where, place = _where(standing), ", ".join(_places(standing))
    forms = SENTENCES if standing.sentence else SENTENCES | WITHOUT_SENTENCE
    form = forms.get(code, code.label + "{where}{since}")
    said = str(form).format(
        where=where,
        to=_(" to {place}").format(place=place) if place else "",
        since=_since(standing, comma="{where}{since}" in str(form) and bool(where)),
        when=_when(standing.since),
        sentence=standing.sentence,
    )
    return said + (_until(standing, on or today()) if code in HELD else "")


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
    alone = show(when, _language())
    if when.latest is None:
        return alone  # "since 2017", "after 3 May 2023"
    if when.precision == Precision.RANGE:
        alone = show_in_sentence(when, _language())
    return _("since {date}").format(date=alone)


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
    if standing.code not in SERVING or not standing.sentence:
        return ""
    if standing.until.understood:
        return _("{date} (nominal, from sentence date; credit for pre-trial time unknown)").format(
            date=show(standing.until, _language())
        )
    if standing.since.earliest is None:
        return _("not computable: the start is not known")
    return _("not computable: the length is not known")


def _language() -> str:
    return get_language() or "en"

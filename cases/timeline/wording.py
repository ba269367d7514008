"""A happening in the words of the interface."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.codes import Custody, EventType, Outcome, Polarity
from cases.custody.spells import place_of
from cases.models import Event
from core.countries import country_name
from core.dates import PartialDate, Precision, show


def when(date: PartialDate) -> str:
    if not date.understood and not date.text:
        return _("date not known")
    if date.precision == Precision.UNDATED and date.understood:
        return _("date not known")
    return show(date, get_language() or "en")


def when_note(event: Event, *, agree: bool = True) -> str:
    """What the date leaves open: the days it must lie within, a year nobody wrote, when known."""
    date, notes = event.date, []
    language = get_language() or "en"
    if not agree:
        notes.append(_("sources differ"))
    if date.precision == Precision.UNDATED and date.understood:
        notes.append(show(date, language))
    if date.zone:
        notes.append(date.zone)
    if event.known.understood and event.known != date:
        notes.append(_("known {date}").format(date=show(event.known, language)))
    return "; ".join(notes)


def what(event: Event) -> str:
    """ "deported from France to Uzbekistan"; "ill-treated: did not happen".

    What has no type of its own is said in its own words, which also say whether it happened.
    """
    if event.type == EventType.OTHER and event.summary:
        return event.summary
    words = str(EventType(event.type).label)
    if event.custody and event.type in (EventType.DETAINED, EventType.TRANSFER):
        words = _("{what} ({custody})").format(what=words, custody=Custody(event.custody).label)
    if event.from_country:
        words += _(" from {country}").format(country=country_name(event.from_country))
    if event.to_country:
        words += _(" to {country}").format(country=country_name(event.to_country))
    if event.polarity != Polarity.HAPPENED:
        words += f": {Polarity(event.polarity).label}"
    return words


def where(event: Event) -> str:
    """Place and country; the country is left out where `what` has said it."""
    told = event.country in ("", event.from_country, event.to_country)
    parts = [place_of(event), "" if told else country_name(event.country)]
    return ", ".join(part for part in parts if part)


def authority(event: Event) -> str:
    return event.authority_words or (event.authority.name if event.authority else "")


def outcome(code: str, name: str, *, alone: bool) -> str:
    label = str(Outcome(code).label)
    return label if alone else f"{name}: {label}"

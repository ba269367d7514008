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
    words = _way(words, event)
    if event.polarity != Polarity.HAPPENED:
        how = Polarity(event.polarity).label
        return _("%(what)s: %(how)s") % {"what": words, "how": how}
    return words


def _way(words: str, event: Event) -> str:
    start, end = (
        country_name(code) if code else "" for code in (event.from_country, event.to_country)
    )
    if start and end:
        return _("{what} from {start} to {end}").format(what=words, start=start, end=end)
    if start:
        return _("{what} from {country}").format(what=words, country=start)
    return _("{what} to {country}").format(what=words, country=end) if end else words


def where(event: Event) -> str:
    """Place and country; the country is left out where `what` has said it."""
    told = event.country in ("", event.from_country, event.to_country)
    parts = [place_of(event), "" if told else country_name(event.country)]
    return ", ".join(part for part in parts if part)


def authority(event: Event) -> str:
    return event.authority_words or (event.authority.name if event.authority else "")


def outcome(code: str, name: str, *, alone: bool) -> str:
    label = str(Outcome(code).label)
    return label if alone else _("%(who)s: %(what)s") % {"who": name, "what": label}

"""Days and times of a home: the place's and the office's."""

from datetime import date, datetime
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_timezone_location
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.pages.rows import days_ahead
from core.clock import today, zone
from core.dates import PartialDate
from core.templatetags.dates import short_day


def office_day(when: PartialDate) -> date | None:
    """The day in the office's calendar on which it begins; None where no day is known."""
    moment = _in_office(when)
    return moment.date() if moment else when.earliest


def at_both_places(when: PartialDate) -> str:
    """ "10:00 in Tashkent, 6:00 here"; "10:00" where the zone is not known; "" without a time."""
    if when.time is None:
        return ""
    there, moment = _clock(when.time), _in_office(when)
    if moment is None or when.zone == zone().key:
        return there
    city = get_timezone_location(when.zone, locale=_language(), return_city=True)
    words = {"there": there, "city": city, "here": _clock(moment.time())}
    if moment.date() == when.earliest:
        return _("%(there)s in %(city)s, %(here)s here") % words
    words["day"] = short_day(moment)
    return _("%(there)s in %(city)s, %(here)s on %(day)s here") % words


def how_far(on: date) -> str:
    """ "today", "in 3 days", "3 days ago"."""
    away = (today() - on).days
    if away <= 0:
        return days_ahead("", on).countdown
    return ngettext("%(n)d day ago", "%(n)d days ago", away) % {"n": away}


def _in_office(when: PartialDate) -> datetime | None:
    if when.earliest is None or when.time is None or not when.zone:
        return None
    moment = datetime.combine(when.earliest, when.time, ZoneInfo(when.zone))
    return moment.astimezone(zone())


def _clock(time: time_of_day) -> str:
    return format_time(time, "H:mm", locale=_language())


def _language() -> str:
    return get_language() or "en"

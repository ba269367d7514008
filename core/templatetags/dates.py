"""Days and moments in templates, in the reader's language; moments in the office's time."""

from datetime import date, datetime

from babel.dates import format_date, format_time
from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.clock import zone
from core.dates import PartialDate, show

register = template.Library()


@register.filter
def partial_date(when: PartialDate) -> str:
    """`{{ event.date|partial_date }}`: as exact as it is known, "" where nothing is."""
    return show(when)


@register.filter
def day(when: date | None) -> str:
    """ "15 November 2023", of a day or a moment; "" for none."""
    return show(PartialDate.on(_day_of(when))) if when else ""


@register.filter
def short_day(when: date | None) -> str:
    """ "15 Nov 2023", for lists."""
    return format_date(_day_of(when), "d MMM y", locale=_language()) if when else ""


@register.filter
def moment(when: datetime | None) -> str:
    """ "15 Nov 2023, 14:30"."""
    if when is None:
        return ""
    clock = format_time(_in_office(when), "HH:mm", locale=_language())
    return _("%(day)s, %(time)s") % {"day": short_day(when), "time": clock}


def _day_of(when: date) -> date:
    return _in_office(when).date() if isinstance(when, datetime) else when


def _in_office(when: datetime) -> datetime:
    return timezone.localtime(when, zone())


def _language() -> str:
    return get_language() or "en"

"""Dates typed in words: read, shown as understood, kept as words where they are not."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from core.dates import PartialDate, read, show

LANGUAGES = ("en", "fr", "ru")


def read_words(words: str, anchor: date, *, ahead: bool = False) -> PartialDate:
    """The date in the first of our languages that understands the words; else the words alone."""
    for language in LANGUAGES:
        found = read(words, anchor, language, ahead=ahead)
        if found.understood:
            return found
    return PartialDate(text=words)


def reading(when: PartialDate) -> str:
    """How the words were understood, to be shown beneath them."""
    if not when.text:
        return ""
    if not when.understood:
        return _("Not understood as a date: kept as words, and sorted as undated.")
    understood = _("Understood as %(date)s") % {"date": show(when)}
    return (
        f"{understood}, {_('the year taken from the source')}" if when.year_inferred else understood
    )


class DateWords(forms.CharField):
    """A date in words. While it is typed, the reading appears beneath."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=200, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            **super().widget_attrs(widget),
            "autocomplete": "off",
            # By POST, so that what is typed stays out of addresses and logs.
            "hx-post": reverse_lazy("date-reading"),
            "hx-trigger": "input changed delay:300ms",
            "hx-include": "[name=source], [name=new_published], [name=type]",
            "hx-target": "next .reading",
        }

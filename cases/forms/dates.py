"""Dates typed in words: read, shown as understood, kept as words where they are not."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from core.dates import PartialDate, read, read_length, show

LANGUAGES = ("en", "fr", "ru")
EITHER_WAY = re.compile(r"\s*(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/[0-9]{4}\s*")


def read_words(words: str, anchor: date, *, ahead: bool = False) -> PartialDate:
    """The date in the first of our languages that understands the words; else the words alone."""
    for language in LANGUAGES:
        found = read(words, anchor, language, ahead=ahead)
        if found.understood:
            return found
    return PartialDate(text=words)


def reading(when: PartialDate, *, sourced: bool) -> str:
    """How the words were understood, to be shown beneath them.

    `sourced` is whether a source gave the year that the words left out; else it was today.
    """
    if not when.text:
        return ""
    if not when.understood:
        return _("Not understood as a date: kept as words, and sorted as undated.")
    if not when.year_inferred:
        understood = _("Understood as %(date)s")
    elif sourced:
        understood = _("Understood as %(date)s, the year taken from the source")
    else:
        understood = _("Understood as %(date)s, the year counted from today")
    return understood % {"date": show(when)}


def length_of(words: str) -> tuple[int, int] | tuple[None, None]:
    """Least and most days of "almost three days"; none where the words do not say."""
    found = (read_length(words, language) for language in LANGUAGES)
    return next((length for length in found if length), (None, None))


def doubt(words: str, when: PartialDate) -> str:
    """What is to be asked once about words typed as a date; "" where they are plain."""
    if words and not when.understood:
        return _("We cannot read this date. Keep it as words?")
    figures = EITHER_WAY.fullmatch(words)
    if figures and int(figures[1]) != int(figures[2]):
        return _("Read as %(date)s, with the day first. Is that right?") % {"date": show(when)}
    return ""


@dataclass(frozen=True)
class Keep:
    """The tick that answers a doubt; it answers for these words alone, not for others."""

    name: str
    words: str
    ticked: bool


def ask_once(form: forms.BaseForm, field: str, doubt: str) -> None:
    """Refuse the field until its doubt is answered by the tick that appears beneath it."""
    words = form.data.get(form.add_prefix(field), "")
    name = form.add_prefix(f"keep_{field}")
    ticked = form.data.get(name) == words
    form.fields[field].keep = Keep(name, words, ticked)  # type: ignore[attr-defined]
    if not ticked:
        form.add_error(field, doubt)


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
            "hx-target": "next .reading",
        }

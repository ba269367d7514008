"""Fields of the forms for visits and letters."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.dates import ask_once, doubt
from core.clock import today
from core.countries import country_choices, country_list, country_name
from core.dates import PartialDate

BETWEEN = re.compile(r",|\b(?:and|et|и)\b", re.IGNORECASE)
# What an event may be about beside countries.
BEYOND = ("EU", "INT")
SHORT_NAMES = {"uk": "GB", "usa": "US", "us": "US", "uae": "AE"}


class CountriesField(forms.CharField):
    """Countries in words ("Kazakhstan and Uzbekistan"), as a list of codes."""

    def to_python(self, value: Any) -> Any:
        names = {name.casefold(): code for code, name in country_choices()}
        names |= {code.casefold(): code for code in (*names.values(), *BEYOND)} | SHORT_NAMES
        names |= {country_name(code).casefold(): code for code in BEYOND}
        words = str(super().to_python(value))
        # "Bosnia and Herzegovina" is found before "and" is read as the end of a list.
        for name in (name for name in names if BETWEEN.search(name) or "&" in name):
            either = re.escape(name).replace("\\&", "(?:&|and)")
            words = re.sub(either, names[name], words, flags=re.IGNORECASE)
        said = [word.strip() for word in BETWEEN.split(words) if word.strip()]
        unknown = [word for word in said if _key(word) not in names]
        if unknown:
            raise forms.ValidationError(
                _("Not known as a country: %(words)s"), params={"words": ", ".join(unknown)}
            )
        return list(dict.fromkeys(names[_key(word)] for word in said))

    def prepare_value(self, value: Any) -> Any:
        return country_list(value) if isinstance(value, list) else value


def _key(word: str) -> str:
    return word.casefold().removeprefix("the ")


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **kwargs
    )


def not_ahead(day: Any) -> None:
    if day > today():
        raise forms.ValidationError(_("This day is still ahead."))


def check_past(form: forms.BaseForm, field: str, words: str, when: PartialDate) -> None:
    """Refuse a date in words that wholly lies ahead; ask once about one that is in doubt."""
    if when.earliest and when.earliest > today():
        form.add_error(field, _("This day is still ahead."))
    elif question := doubt(words, when):
        ask_once(form, field, question)

"""Fields of the forms for visits and letters."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy.words import listed
from core.countries import country_choices, country_name

SHORT_NAMES = {"uk": "GB", "usa": "US", "us": "US", "uae": "AE"}


class CountriesField(forms.CharField):
    """Countries in words ("Kazakhstan and Uzbekistan"), as a list of codes."""

    def to_python(self, value: Any) -> Any:
        names = {name.casefold(): code for code, name in country_choices()}
        names |= {code.casefold(): code for code in (*names.values(), "EU", "INT")} | SHORT_NAMES
        words = str(super().to_python(value)).casefold()
        # "Bosnia and Herzegovina" is found before "and" is read as the end of a list.
        for name in (name for name in names if " and " in name or "&" in name):
            words = words.replace(name, names[name])
            words = words.replace(name.replace("&", "and"), names[name])
        said = [word.strip().casefold() for word in re.split(r",|\band\b", words) if word.strip()]
        unknown = [word for word in said if word.removeprefix("the ") not in names]
        if unknown:
            raise forms.ValidationError(
                _("Not known as a country: %(words)s"), params={"words": ", ".join(unknown)}
            )
        return list(dict.fromkeys(names[word.removeprefix("the ")] for word in said))

    def prepare_value(self, value: Any) -> Any:
        return listed(map(country_name, value)) if isinstance(value, list) and value else value

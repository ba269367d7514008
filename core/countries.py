"""Names of countries, by Babel; codes are ISO 3166 alpha-2, besides EU and INT."""

from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from babel import Locale
from babel.lists import format_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# The names that the statements of this field use, where Babel's differ.
HOUSE_NAMES = {
    "en": {"TR": "Türkiye", "CZ": "Czech Republic"},
    "ru": {"KG": "Кыргызстан"},
}


@cache
def _names(language: str) -> dict[str, str]:
    names = {
        code: name
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "QO", "XA", "XB"}
    }
    return {**names, **HOUSE_NAMES.get(language, {})}


def country_name(code: str, language: str | None = None) -> str:
    """The name in `language` (the reader's by default); an unknown code is shown as it is."""
    if code == "INT":
        return _("international")
    if code == "EU":
        return _("European Union")
    return _names((language or get_language() or "en")[:2]).get(code, code)


def country_list(codes: Iterable[str]) -> str:
    """ "Kazakhstan and Uzbekistan", as the reader's language lists."""
    return format_list([country_name(code) for code in codes], locale=get_language() or "en")


def country_choices(language: str | None = None) -> list[tuple[str, str]]:
    """(code, name), by name."""
    names = _names((language or get_language() or "en")[:2])
    return sorted(names.items(), key=lambda pair: normalize("NFKD", pair[1]))

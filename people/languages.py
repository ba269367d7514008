"""The languages in which names are written, by their codes (ISO 639)."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = {
    "kk": _("Kazakh"),
    "ky": _("Kyrgyz"),
    "tg": _("Tajik"),
    "tk": _("Turkmen"),
    "uz": _("Uzbek"),
    "kaa": _("Karakalpak"),
    "ru": _("Russian"),
    "en": _("English"),
    "fr": _("French"),
    "de": _("German"),
    "fa": _("Persian"),
    "tr": _("Turkish"),
}


def language_name(code: str) -> str:
    """Of a code that is not listed, the code."""
    return str(LANGUAGES.get(code, code))

"""What a text of the library may name in braces: the words that each letter puts there."""

import re

from django.utils.translation import gettext_lazy as _

PLACES = {
    "addressee": _("the office that the letter goes to"),
    "countries": _("the countries of the letter"),
    "dates": _("the days of the visit or event"),
    "leaders": _("whom the guest meets"),
    "sender": _("the name of who sends it"),
    "sender_short": _("the short name of who sends it"),
}
FIGURES = tuple(f"figure_{number}" for number in range(1, 7))
IN_BRACES = re.compile(r"\{([^{}]*)\}")


def places_in(text: str) -> list[str]:
    """Each once, in the order of the text."""
    return list(dict.fromkeys(IN_BRACES.findall(text)))


def unknown_in(text: str) -> list[str]:
    return [place for place in places_in(text) if place not in {*PLACES, *FIGURES}]

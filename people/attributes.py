"""What sources say of a person, in words instead of codes."""

from django.utils.translation import gettext as _

from core.countries import country_name
from core.dates import show_birth
from people.models import Attribute, AttributeKind

COUNTRIES = (AttributeKind.NATIONALITY, AttributeKind.RESIDENCE)


def value_in_words(attribute: Attribute) -> str:
    """The words of the source where there are some; else what the code, date or term stands for."""
    value = attribute.value
    if attribute.kind == AttributeKind.BIRTH:
        return show_birth(attribute.date).removeprefix("born ") or value
    if attribute.kind == AttributeKind.SEX:
        return {"M": _("male"), "F": _("female"), "X": _("other")}.get(value, value)
    if attribute.kind in COUNTRIES and len(value) == 2:
        return country_name(value)
    return value or str(attribute.term or "")

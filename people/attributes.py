"""What sources say of a person, in words instead of codes."""

from django.utils.translation import gettext as _

from core.countries import country_name
from core.dates import PartialDate, birth_from_age, show_birth
from people.models import Attribute, AttributeKind, Person

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


def birth_of(person: Person) -> PartialDate | None:
    """From a birth date, else from an age that a source gives."""
    for attribute in person.attributes.all():
        if attribute.kind == AttributeKind.BIRTH and attribute.date.understood:
            return attribute.date
    for attribute in person.attributes.all():
        if attribute.kind == AttributeKind.AGE and attribute.value.isdecimal():
            return birth_from_age(int(attribute.value), attribute.date)
    return None

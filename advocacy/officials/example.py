"""How the forms of an office come out for its holder."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from advocacy.languages.address import call_in, filled, unescaped
from advocacy.languages.base import gap, plain
from advocacy.officials.warnings import language_name
from people.models import Holding, Name, Office


@dataclass(frozen=True)
class Line:
    """One form: its template, and what it says to the present holder. "" where it is missing."""

    label: str
    template: str
    example: str

    @property
    def parts(self) -> list[tuple[str, bool]]:
        return in_parts(self.example)


def in_parts(text: str) -> list[tuple[str, bool]]:
    """A text part by part, each with whether it is a gap."""
    parts = re.split(r"\[\[(.+?)\]\]", text)
    return [(part, bool(number % 2)) for number, part in enumerate(parts) if part]


@dataclass(frozen=True)
class Block:
    """The forms in one language."""

    code: str
    language: str
    title: str
    lines: list[Line]


def block(office: Office, language: str, holding: Holding | None, house: Name | None) -> Block:
    """`house` is the preferred name of the holder, which tells the surname."""
    call = office.salutation.get(language, "")
    called = _said(call, holding, house, "")
    forms = [
        (_("Address line"), office.address_line),
        (_("Call"), office.salutation),
        (_("Closing"), office.closing),
    ]
    lines = [
        Line(label, text, _said(text, holding, house, call_in(called)))
        for label, text in ((label, form.get(language, "")) for label, form in forms)
    ]
    return Block(language, language_name(language), office.title.get(language, ""), lines)


def _said(template: str, holding: Holding | None, house: Name | None, call: str) -> str:
    if not template or holding is None:
        return ""
    family = house.family if house else ""
    values = {
        "name": plain(holding.person.display_name),
        "family": plain(family) or gap(_("surname not recorded")),
        "honorific": plain(holding.honorific),
        "call": plain(call),
    }
    no_form = gap(_("form of address not recorded"))
    return unescaped(filled(template, values, addressed_as=holding.addressed_as, no_form=no_form))

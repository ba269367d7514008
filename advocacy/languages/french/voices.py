"""Whose word it is, where that is recorded in words: names as they are, and no English."""

import re

from advocacy.languages.base import plain
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.typography import listed
from cases.models import Assessment, Figure

KNOWN = {
    "official figures": "des chiffres officiels",
    "reportedly": "certaines informations",
    "the judge": "le juge",
    "the organisations that issued the statement": "les organisations signataires d’un communiqué",
    "un experts": "des experts des Nations Unies",
}
# Those of a source, and not of the text in which that is told.
SIGNATORIES = re.compile(r"(?:the )?(\d+) signatories", re.IGNORECASE)
BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*;\s*")
# "Conseil d’État", "Human Rights Watch", "AHRCA"; not "High Commissioner of Kazakhstan".
A_NAME = re.compile(r"(?:(?:[A-ZÀ-Ý0-9][\w.’'-]*|d[’'][A-ZÀ-Ý]\S*|de|du|des|la|le|les|et)\s*)+")
NO_NAME = re.compile(r"\b(?:The|Government|Authorities|Ministry|Office)\b")


def whose(row: Assessment) -> str:
    named = row.by_organisation or row.by_person
    return plain(row.whose) if named else voice(row.whose, "auteur de la qualification")


def said_by(figure: Figure) -> str:
    """ "" where nobody is recorded."""
    if figure.said_by:
        return plain(figure.said_by.name)
    return voice(figure.said_by_words, "auteur du chiffre") if figure.said_by_words else ""


def voice(words: str, what: str) -> str:
    """In French, or a list of names as they are; else a gap."""
    if known := KNOWN.get(words.strip().casefold()):
        return known
    if signing := SIGNATORIES.fullmatch(words.strip()):
        return f"les {signing[1]} signataires d’une déclaration commune"
    names = [name for name in BETWEEN.split(words.strip()) if name]
    if names and all(A_NAME.fullmatch(name) and not NO_NAME.search(name) for name in names):
        return listed(plain(name) for name in names)
    return to_say(what, words)

"""Whom and what the office knows already of what a passage names."""

import re
from collections.abc import Iterable
from itertools import pairwise

from accounts.models import User
from cases.models import Party, Provision
from people.folding import fold
from people.models import Name, Person

NAMED = re.compile(r"[^\W\d_][\w’'ʻʼ-]*")
# A person, by the look: "Aibek TESTOV", "Aibek Testov was held", "sentenced Aibek Testov to".
OF_SOMEBODY = re.compile(
    r"\b[A-Z][\w’'-]+ (?:[A-Z][A-Z’'-]{3,}\b"
    r"|(?!(?:Court|Ministry|Committee|Prosecutor|Police|Union|Republic|Federation)\b)[A-Z][\w’'-]+"
    r"(?: \(\d{4}\))?,? (?:was|were|has been|had been|has|had|is) )"
    r"|\b(?:sentenced|arrested|detained|deported|extradited|convicted|released|charged)"
    r" (?:Mr\.? |Ms\.? )?[A-Z][\w’'-]+ [A-Z][\w’'-]+"
)
SHORTEST = 4  # letters of a part of a name that tells whose it is


def parties_named(passage: str, parties: Iterable[Party]) -> list[Party]:
    """Those whose surname the passage holds in any spelling; of parties read `with_people()`."""
    words = {fold(word) for word in NAMED.findall(passage) if word[0].isupper()}
    return [party for party in parties if any(words & _parts(name) for name in _names(party))]


def names_another(passage: str, parties: Iterable[Party]) -> bool:
    """Whether it names somebody as one to whom things happen, and none of the parties."""
    return bool(OF_SOMEBODY.search(passage)) and not parties_named(passage, parties)


def _names(party: Party) -> list[Name]:
    return list(party.person.names.all()) if party.person else []


def _parts(name: Name) -> set[str]:
    parts = fold(name.family).split() or fold(name.text).split()
    return {part for part in parts if len(part) >= SHORTEST}


def others_named(passage: str, parties: Iterable[Party], user: User) -> list[Person]:
    """People whom `user` sees and whose whole name stands in the passage; two queries."""
    words = NAMED.findall(passage)
    capital = [word if word[0].isupper() else "" for word in words]
    pairs = {fold(f"{a} {b}") for a, b in pairwise(capital) if a and b}
    here = {party.person_id for party in parties}
    same = Name.objects.filter(key__folded__in=pairs).exclude(person=None).values("person")
    found = Person.objects.visible_to(user).filter(pk__in=same)
    return [person for person in found if person.pk not in here]


def article_known(number: str, country: str) -> Provision | None:
    """The article of that number, "159" or "174(2)", if one law alone of the country has it."""
    article, _, part = number.partition("(")
    found = Provision.objects.filter(
        law__country=country, article=article, part=part.rstrip(")")
    ).select_related("law")
    return found[0] if article and len(found[:2]) == 1 else None

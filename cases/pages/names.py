"""The names of a person and what sources say of one, each in a line with what it rests on."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from cases.sourcing.cites import Cite, Cites
from core.dates import show
from people.attributes import value_in_words
from people.languages import language_name
from people.models import Attribute, AttributeKind, Name, NameKind, Person, Script
from people.naming import KIND_ORDER, is_former
from people.variants import Variant, variants

MOST_OFFERED = 8


@dataclass(frozen=True)
class NameLine:
    """A name as the table shows it; `lang` is the language tag of its spelling (BCP 47)."""

    name: Name
    kind: str
    meta: str
    parts: list[tuple[str, str]]
    valid: str
    former: bool
    lang: str
    cites: list[Cite]

    @property
    def is_house(self) -> bool:
        return self.name.kind == NameKind.PREFERRED

    @property
    def may_be_house(self) -> bool:
        """What is never printed names nobody."""
        return not self.is_house and self.name.printable and not self.name.generated


@dataclass(frozen=True)
class AboutLine:
    fact: Attribute
    label: str
    words: str
    note: str
    cites: list[Cite]


def names_page(person: Person, user: User) -> dict[str, Any]:
    """A fixed number of queries, however many names there are."""
    names = sorted(person.names.all(), key=lambda name: (KIND_ORDER[NameKind(name.kind)], name.pk))
    about = list(person.attributes.select_related("term"))
    about.sort(key=lambda fact: list(AttributeKind).index(AttributeKind(fact.kind)))
    cites = Cites(user, [*names, *about])
    return {
        "person": person,
        "names": [name_line(name, cites) for name in names if not name.generated],
        "generated": [name for name in names if name.generated],
        "about": [_about_line(fact, cites) for fact in about],
        "sources": cites.sources(),
    }


def name_line(name: Name, cites: Cites) -> NameLine:
    told = (str(Script(name.script).label), language_name(name.language))
    parts = (
        (_("given"), name.given),
        (_("surname"), name.family),
        (_("patronymic"), name.patronymic),
    )
    return NameLine(
        name=name,
        kind=str(NameKind(name.kind).label),
        meta=", ".join(words for words in told if words),
        parts=[(label, words) for label, words in parts if words],
        valid=name.valid.text or show(name.valid),
        former=is_former(name),
        lang=lang_of(name),
        cites=cites.of(name),
    )


def lang_of(name: Name) -> str:
    """ "kk-Cyrl"; "und" where no language is recorded."""
    language = name.language or "und"
    return language if name.script == Script.OTHER else f"{language}-{name.script}"


def _about_line(fact: Attribute, cites: Cites) -> AboutLine:
    kind = str(fact.term) if fact.term and fact.value else ""
    when = "" if fact.kind == AttributeKind.BIRTH else show(fact.date)
    note = ", ".join(words for words in (kind, when) if words)
    label = str(AttributeKind(fact.kind).label)
    return AboutLine(fact, label, value_in_words(fact), note, cites.of(fact))


def offered(person: Person) -> list[Variant]:
    """Likely spellings of the names on record, the likeliest first, without those on record."""
    names = list(person.names.all())
    found: list[Variant] = []
    for name in sorted(names, key=lambda name: KIND_ORDER[NameKind(name.kind)]):
        if not name.generated:
            known = [*(one.text for one in names), *(one.text for one in found)]
            found += variants(
                name.text, language=name.language, country=person.country, known=known
            )
    return found[:MOST_OFFERED]

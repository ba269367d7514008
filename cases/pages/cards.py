"""A person as pages show one: names, what sources say, relations, who may know."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Answer, Basis, Consent
from cases.sourcing.cites import Cite, Cites
from core.clock import today
from core.dates import PartialDate, age_on, show
from core.facts import Fact
from people.attributes import birth_of, value_in_words
from people.models import Attribute, AttributeKind, Name, NameKind, Person, Relation, Script
from people.naming import also_seen_as, is_former


@dataclass(frozen=True)
class Said:
    """Words and the sources that say so."""

    words: str
    cites: list[Cite]
    note: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Line:
    label: str
    said: list[Said]


@dataclass(frozen=True)
class Card:
    person: Person
    also: list[str]
    names: list[Said]
    printed: list[Said]
    lines: list[Line]
    relations: list[Said]
    may_know: list[Said]


def people_with_facts(keys: Iterable[object], user: User) -> list[Person]:
    """People whom `user` sees, with everything a card shows, in a fixed number of queries."""
    relations = Relation.objects.visible_to(user)
    relations = relations.select_related("kind", "to_person", "to_organisation")
    return list(
        Person.objects.visible_to(user)
        .filter(pk__in=list(keys))
        .with_names()
        .prefetch_related(
            Prefetch("attributes", Attribute.objects.select_related("term")),
            Prefetch("relations", relations),
            Prefetch("consents", Consent.objects.select_related("answered_for_by")),
        )
    )


def facts_of(person: Person) -> list[Fact]:
    """What of a person can be cited."""
    return [
        *person.names.all(),
        *person.attributes.all(),
        *person.relations.all(),
        *person.consents.all(),
    ]


def card(person: Person, cites: Cites, *, living: bool = True) -> Card:
    """Of a person read by `people_with_facts`; who has died has no age.

    Generated forms of the name are left out: they say nothing of the person.
    """
    names = [(name, _name(name, cites)) for name in person.names.all() if not name.generated]
    return Card(
        person=person,
        also=also_seen_as(person),
        lines=_lines(person, cites, living=living),
        names=[said for _, said in names],
        printed=[said for name, said in names if name.printable],
        relations=[_relation(relation, cites) for relation in person.relations.all()],
        may_know=[_consent(consent, cites) for consent in person.consents.all()],
    )


def _name(name: Name, cites: Cites) -> Said:
    script = "" if name.script == Script.LATIN else str(Script(name.script).label)
    former = _("formerly") if is_former(name) else ""
    inside = "" if name.printable else _("never printed")
    kind = str(NameKind(name.kind).label)
    note = ", ".join(part for part in (kind, script, former, inside) if part)
    return Said(name.text, cites.of(name), note=note, language=name.language)


def _lines(person: Person, cites: Cites, *, living: bool) -> list[Line]:
    said: dict[str, list[Said]] = {}
    for attribute in sorted(person.attributes.all(), key=_place):
        label = str(AttributeKind(attribute.kind).label)
        said.setdefault(label, []).append(_attribute(attribute, cites))
    lines = [Line(label, _once(words)) for label, words in said.items()]
    age = _age(person) if living else ""
    return [*lines, Line(_("age today"), [Said(age, [])])] if age else lines


def _place(attribute: Attribute) -> tuple[int, str]:
    return list(AttributeKind).index(AttributeKind(attribute.kind)), str(attribute.id)


def _once(said: list[Said]) -> list[Said]:
    """Sources that say the same stand behind the same words."""
    by_words: dict[tuple[str, str], list[Cite]] = {}
    for one in said:
        cites = by_words.setdefault((one.words, one.note), [])
        cites.extend(cite for cite in one.cites if cite not in cites)
    return [Said(words, cites, note=note) for (words, note), cites in by_words.items()]


def _attribute(attribute: Attribute, cites: Cites) -> Said:
    """With the kind of occupation behind its wording, and the day on which it held."""
    kind = str(attribute.term) if attribute.term and attribute.value else ""
    when = "" if attribute.kind == AttributeKind.BIRTH else show(attribute.date)
    note = ", ".join(part for part in (kind, when) if part)
    return Said(value_in_words(attribute), cites.of(attribute), note=note)


def _age(person: Person) -> str:
    birth = birth_of(person)
    least, most = age_on(birth, PartialDate.on(today())) if birth else (None, None)
    if least is None or most is None:
        return ""
    if most - least > 1:
        return _("%(least)d to %(most)d") % {"least": least, "most": most}
    return str(least) if least == most else _("%(a)d or %(b)d") % {"a": least, "b": most}


def _relation(relation: Relation, cites: Cites) -> Said:
    """The other end may be a role without a name: then only its words are shown."""
    other = relation.to_person or relation.to_organisation
    url = relation.to_person.get_absolute_url() if relation.to_person else ""
    return Said(str(other or relation.to_words), cites.of(relation), str(relation.kind), url)


def _consent(consent: Consent, cites: Cites) -> Said:
    answered = consent.answered_for_by
    basis = str(Basis(consent.basis).label)
    by = _("answered for by %(who)s") % {"who": answered} if answered else consent.given_by
    note = ", ".join(part for part in (basis, by, show(consent.date)) if part)
    return Said(str(Answer(consent.answer).label), cites.of(consent), note=note)

"""Organisations, people with their names and attributes, offices and who holds them."""

from dataclasses import replace
from uuid import UUID

from accounts.models import Level
from cases.codes import StandingCode
from cases.models import Answer, Basis, Consent, Source
from core.dates import PartialDate, birth_from_age
from core.models import Vocabulary
from desk.demo.files import Entry
from desk.demo.shelf import Shelf
from people.models import (
    Attribute,
    AttributeKind,
    Holding,
    Name,
    NameKind,
    Office,
    Organisation,
    Person,
    Relation,
)
from people.naming import sort_key


def organisation(shelf: Shelf, entry: Entry) -> None:
    shelf.put(
        Organisation,
        entry["organisation"],
        name=entry["name"],
        abbreviation=entry.get("short", ""),
        kind_id=shelf.term(Vocabulary.ORGANISATION, entry["kind"]),
        country=entry.get("country", ""),
        exiled_from=entry.get("exiled_from", ""),
        note=entry.get("note", ""),
    )


def names_of_organisation(shelf: Shelf, entry: Entry) -> None:
    """In a pass of their own: they cite sources, and sources have organisations as publishers."""
    owner = shelf.get(Organisation, entry["organisation"])
    _names(shelf, entry, f"organisation/{entry['organisation']}", organisation_id=owner)


def person(shelf: Shelf, entry: Entry) -> None:
    slug, name = entry["person"], entry["name"]
    level = Level.OFFICE if entry.get("everyone_sees") else Level.TEAMS
    key = shelf.put(
        Person,
        slug,
        scope_id=shelf.scope(f"person/{slug}", level),
        display_name=name,
        sort_key=sort_key(name, family=entry.get("family", "")),
        country=entry.get("country", ""),
    )
    _names(shelf, entry, f"person/{slug}", person_id=key)
    for number, attribute in enumerate(entry.get("attributes", [])):
        _attribute(shelf, attribute, f"{slug}/{number}", key)
    for number, relation in enumerate(entry.get("relations", [])):
        _relation(shelf, relation, f"{slug}/{number}", key)
    if "public_case" in entry:
        _public_case(shelf, entry["public_case"], slug, key)


def _names(shelf: Shelf, entry: Entry, slug: str, **owner: UUID | None) -> None:
    family, printable = entry.get("family", ""), entry.get("printable", True)
    given = entry["name"].removesuffix(family).strip() if family else ""
    house = {**entry, "kind": NameKind.PREFERRED}
    for number, form in enumerate([house, *entry.get("names", [])]):
        key = shelf.put(
            Name,
            f"{slug}/{number}",
            text=form["name"],
            kind=form["kind"],
            printable=printable,
            given="" if number else given,
            family="" if number else family,
            **owner,
        )
        shelf.cite("name", key, f"{slug}/{number}", form["cite"])


def _attribute(shelf: Shelf, entry: Entry, slug: str, person: UUID) -> None:
    key = shelf.put(
        Attribute,
        slug,
        person_id=person,
        kind=entry["kind"],
        value=_value(entry),
        term_id=shelf.term(Vocabulary.OCCUPATION, entry["term"]) if "term" in entry else None,
        date=_date(shelf, entry),
    )
    shelf.cite("attribute", key, slug, entry["cite"])
    if entry["kind"] == AttributeKind.AGE:
        born = birth_from_age(int(entry["value"]), _date(shelf, entry))
        key = shelf.put(
            Attribute, f"{slug}/birth", person_id=person, kind=AttributeKind.BIRTH, date=born
        )
        shelf.cite("attribute", key, f"{slug}/birth", entry["cite"])


def _value(entry: Entry) -> str:
    """A stated situation is kept in the words of where things stand, so that the two compare."""
    if "standing" in entry:
        return str(StandingCode(entry["standing"]).label)
    return entry.get("value", "")


def _date(shelf: Shelf, entry: Entry) -> PartialDate:
    source = entry["cite"][0]["in"]
    if "standing" in entry:
        return replace(shelf.published[source], text="")
    return shelf.when(entry.get("date"), source)


def _relation(shelf: Shelf, entry: Entry, slug: str, person: UUID) -> None:
    key = shelf.put(
        Relation,
        slug,
        person_id=person,
        kind_id=shelf.term(Vocabulary.RELATION, entry["kind"]),
        to_organisation_id=shelf.get(Organisation, entry.get("to_organisation")),
        to_words=entry.get("to", ""),
    )
    shelf.cite("relation", key, slug, entry["cite"])


def _public_case(shelf: Shelf, entry: Entry, slug: str, person: UUID) -> None:
    source = entry["published_in"]
    key = shelf.put(
        Consent,
        slug,
        person_id=person,
        basis=Basis.PUBLIC_CASE,
        answer=Answer.ANYONE_WITH_NAME,
        published_in_id=shelf.get(Source, source),
        answered_for_by_id=shelf.get(Organisation, entry["answered_for_by"]),
        date=replace(shelf.published[source], text=""),
        reason="published by an organisation that works with the person",
        **shelf.two_people,
    )
    shelf.cite("consent", key, slug, [{"in": source}])


FORMS = ("address_line", "salutation", "closing")


def office(shelf: Shelf, entry: Entry) -> None:
    slug = entry["office"]
    key = shelf.put(
        Office,
        slug,
        title=entry["title"],
        kind=entry["kind"],
        country=entry["country"],
        language=entry.get("language", ""),
        **{name: entry[name] for name in FORMS if name in entry},
    )
    if "held_by" in entry:
        holding = shelf.put(
            Holding,
            slug,
            office_id=key,
            person_id=shelf.get(Person, entry["held_by"]),
            addressed_as=entry.get("addressed_as", ""),
            verified_on=entry["verified"],
            verified_by="demonstration data",
        )
        shelf.cite("holding", holding, slug, entry["cite"])

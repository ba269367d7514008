"""People, officials, organisations, other people and signatories."""

import re
from collections.abc import Iterator

from advocacy.models import Signatory
from cases.codes import StandingCode
from cases.models import Citation, Event, Mention
from desk.compare.index import Check, Difference, Fact, also, codes
from desk.compare.words import cited, code_differs, differs, fold, plain, source_key
from desk.demo.shelf import key_of
from people.models import Attribute, AttributeKind, Name, Office, Organisation, Person


def person(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Person.objects.get(pk=key_of(Person, slugs[0]))
    yield from differs("name", plain(fact["name"]), row.display_name.casefold())
    yield from _variants(fact, row)
    sex = [attribute.value for attribute in _attributes(row, AttributeKind.SEX)]
    known = [fact["gender"]] if fact["gender"] in ("M", "F", "X") else []
    yield from differs("gender", known, sex)
    yield from _country(fact, row)
    yield from _birth(fact, row)
    for number, role in enumerate(fact["roles"]):
        yield from _role(f"roles {number + 1}", role, row)
    for number, status in enumerate(fact["status"]):
        yield from _status(f"status {number + 1}", status, row)


def _attributes(row: Person, kind: AttributeKind) -> list[Attribute]:
    return list(Attribute.objects.filter(person=row, kind=kind))


def _variants(fact: Fact, row: Person) -> Iterator[Difference]:
    for variant in fact["variants"]:
        quotes = Citation.objects.filter(
            name__in=row.names.all(), source=source_key(variant["doc"])
        ).values_list("quote", flat=True)
        if variant["form"] not in quotes:
            yield f"variants: {variant['form']!r} is not cited from {variant['doc']}"


def _country(fact: Fact, row: Person) -> Iterator[Difference]:
    """Of "UZ (national); FR (former residence)" the first is the person's, notes are attributes.

    A region ("GBAO") is that of the situation that the person's case belongs to.
    """
    yield from differs("country", fact["country"][:2], row.country)
    kinds = {"national": AttributeKind.NATIONALITY, "resid": AttributeKind.RESIDENCE}
    regions = str([str(party.case.situation) for party in row.parties.all()])
    for code, note in re.findall(r"(\w\w) \(([^)]*)\)", fact["country"]):
        kind = next((kind for word, kind in kinds.items() if word in note), None)
        stated = [attribute.value for attribute in _attributes(row, kind)] if kind else []
        if code not in stated and note not in regions:
            yield f"country: {code} ({note}) is not recorded"


def _birth(fact: Fact, row: Person) -> Iterator[Difference]:
    births = _attributes(row, AttributeKind.BIRTH)
    if not fact["birth"]:
        yield from differs("birth", [], births)
    elif stated := re.match(r"age (\d+) on (\S+) .*b\. (\S+)/(\S+)", fact["birth"]):
        age, on, first, last = stated.groups()
        ages = [(a.value, str(a.date.earliest)) for a in _attributes(row, AttributeKind.AGE)]
        yield from differs("birth", [(age, on)], ages)
        windows = [(str(a.date.earliest), str(a.date.latest)) for a in births]
        yield from differs("birth", [(first, last)], windows)
    else:
        yield from differs("birth", [fact["birth"].split()[0]], [a.date.edtf for a in births])


def _role(label: str, role: Fact, row: Person) -> Iterator[Difference]:
    """In some words cited from there: of an attribute, or of the name or event it tells."""
    told = Citation.objects.filter(source=source_key(role["doc"]))
    own = told.filter(attribute__person=row) | told.filter(name__person=row)
    events = Event.objects.filter(concerned__party__person=row)
    quotes = [c.quote for c in own | told.filter(event__in=events)]
    if not any(quote and fold(quote) in fold(role["text"]) for quote in quotes):
        yield f"{label}: {role['text']!r} is not recorded"


def _status(label: str, status: Fact, row: Person) -> Iterator[Difference]:
    home = codes().get(("person status", status["code"]))
    if home is None:
        yield f"{label}: {status['code']!r} has no home in codes.csv"
        return
    rows = Attribute.objects.filter(
        person=row,
        kind=AttributeKind.STATUS,
        value=str(StandingCode(home["ours"]).label),
        citations__source=source_key(status["doc"]),
    )
    if not rows:
        yield f"{label}: {status['code']} is not recorded from {status['doc']}"
        return
    quotes = Citation.objects.filter(attribute__in=rows).values_list("quote", flat=True)
    if not any(fold(quote) in fold(status["quote"]) for quote in quotes):
        yield f"{label}: quote: theirs {status['quote']!r}, ours {list(quotes)!r}"
    occupation = also("person status", status["code"])[1]
    if occupation and not row.attributes.filter(term__code=occupation):
        yield f"{label}: occupation {occupation} is not recorded"


def official(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Office.objects.get(pk=key_of(Office, slugs[0]))
    yield from differs("office", fact["office"], row.title.get("en"))
    yield from differs("country", fact["country"], row.country)
    named = [] if fact["name"].startswith("(") else [fact["name"]]
    holdings = list(row.holdings.all())
    yield from differs("name", named, [holding.person.display_name for holding in holdings])
    for form in fact["docs"]:
        if holdings:
            yield from cited(holdings[0].citations, form["doc"], form["form"])
        else:
            yield from differs("form", form["form"], row.title.get("en"))


def organisation(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Organisation.objects.get(pk=key_of(Organisation, slugs[0]))
    names = [name.text.casefold() for name in row.names.all()]
    for part in fact["name"].split(" / "):
        if not {part.casefold(), plain(part)} & set(names):
            yield f"name: {part!r} is not recorded"
    yield from differs("abbr", fact["abbr"], row.abbreviation)
    yield from code_differs("organisation kind", fact["kind"], row.kind.code)
    code, _, exile = fact["country"].partition(" (")
    yield from differs("country", (code, exile[:2]), (row.country, row.exiled_from))
    for form in fact["docs"]:
        told = Citation.objects.filter(name__in=row.names.all())
        yield from cited(told, form["doc"], form["form"])


def other(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Mention.objects.get(pk=key_of(Mention, slugs[0]))
    yield from differs("doc", source_key(fact["doc"]), row.source_id)
    quotes = Name.objects.filter(person=row.person).values_list("citations__quote", flat=True)
    if not any(fold(fact["name"]) in fold(quote) for quote in quotes if quote):
        yield f"name: {fact['name']!r} is not recorded"
    yield from differs("role", plain(fact["role"]), row.words.casefold())


def signatory(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Signatory.objects.get(pk=key_of(Signatory, slugs[0]))
    yield from differs("name", fact["name"], row.printed_name)
    yield from differs("title", re.sub(r"^\(.*\)$", "", fact["title"]), row.title)
    yield from differs("organisation", fact["organisation"], row.organisation_words)
    yield from differs("country", fact["country"], row.country_words)


CHECKS: dict[str, Check] = {
    "persons": person,
    "officials": official,
    "organisations": organisation,
    "others": other,
    "signatories": signatory,
}

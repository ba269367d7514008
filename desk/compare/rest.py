"""Documents and their sources, asks, occasions, laws, figures and ratings."""

import re
from collections.abc import Iterator

from advocacy.models import Ask, Occasion
from cases.models import Citation, Figure, Law, Provision, Source
from desk.compare.events import person_key
from desk.compare.index import Check, Difference, Fact
from desk.compare.words import cited, code_differs, date_differs, differs, plain, source_key
from desk.demo.shelf import key_of


def document(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Source.objects.get(pk=key_of(Source, slugs[0]))
    yield from differs("title", fact["title"], row.title)
    yield from code_differs("document type", fact["type"], row.kind.code)
    yield from differs("issuer", fact["issuer"], row.publisher_words)
    yield from date_differs(fact, row.published)


def source(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    """One note of theirs may be several sources of ours."""
    rows = Source.objects.filter(pk__in=[key_of(Source, slug) for slug in slugs])
    yield from differs("sources", len(slugs), rows.count())
    for row in rows:
        yield from differs("doc", source_key(fact["doc"]), row.noted_in_id)
        yield from differs("ref", fact["ref"], row.noted_as)
    addresses = [row.url for row in rows if row.url]
    if fact["quote"].startswith("https:"):
        yield from differs("address", True, fact["quote"] in addresses)
        several = re.search(r"\((\d) URLs\)", fact["what"])
        yield from differs("addresses", int(several[1]) if several else 1, len(addresses))
    else:
        yield from differs("addresses", [], addresses)


def ask(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Ask.objects.get(pk=key_of(Ask, slugs[0]))
    yield from differs("doc", source_key(fact["doc"]), row.source_id)
    yield from differs("addressee", fact["addressee"], row.addressee_words)
    yield from code_differs("ask type", fact["type"], row.kind.code)
    people = {person_key(name) for name in re.findall(r"P\d+", fact["about"])}
    if people:
        yield from differs("about", set(), people - set(row.persons))
    else:
        yield from differs("about", fact["about"], row.about)


def occasion(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Occasion.objects.get(pk=key_of(Occasion, slugs[0]))
    yield from differs("name", plain(fact["name"]), plain(row.title))
    yield from code_differs("occasion type", fact["type"], row.kind.code)
    yield from date_differs(fact, row.date)
    if re.fullmatch(r"[A-Z]{2}(, [A-Z]{2})*", fact["place"]):
        yield from differs("place", fact["place"].split(", "), row.countries)
    else:
        yield from differs("place", fact["place"], row.place)
    named = {part.strip() for part in re.split("[;,]", fact["participants"])} - {""}
    yield from differs("participants", set(), named - {p.words for p in row.participants.all()})
    yield from _announced(fact["doc"], row.source)


def _announced(document: str, source: Source | None) -> Iterator[Difference]:
    """In the document, or in a source that the document names."""
    announced = {source.pk, source.noted_in_id} if source else set()
    yield from differs("doc", set(), {source_key(document)} - announced)


def law(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    """A law, or an article of one; the year of its status is its date."""
    key = key_of(Provision, slugs[0])
    provision = Provision.objects.filter(pk=key).first()
    row = provision.law if provision else Law.objects.get(pk=key_of(Law, slugs[0]))
    names = _article_names(provision) if provision else {plain(str(row.name)).replace('"', "")}
    yield from differs("name", set(), {_law_name(fact["name"])} - names)
    yield from differs("country", fact["country"], row.country)
    yield from code_differs("law status", fact["status"], row.stage)
    if year := re.search(r"\d{4}", fact["status"]):
        yield from differs("year", year.group(), row.date.edtf[:4])
    yield from cited((provision or row).citations, fact["doc"], fact["quote"])


def _law_name(theirs: str) -> str:
    """The article's number where theirs gives one; else the name without brackets."""
    if number := re.search(r"Art(?:icle|\.) ([\d-]+(?:\(\d\))?)", theirs):
        return number.group(1)
    return plain(theirs.removeprefix("CC ")).replace('"', "")


def _article_names(provision: Provision) -> set[str]:
    part = f"({provision.part})" if provision.part else ""
    return {f"{provision.article}{part}", plain(str(provision.plain_title))}


def aggregate(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    """ "13 / 2 / 15" is three figures. A value without digits is its words."""
    parts = fact["value"].split(" / ")
    yield from differs("figures", len(parts), len(slugs))
    for part, slug in zip(parts, slugs, strict=False):
        row = Figure.objects.get(pk=key_of(Figure, slug))
        numbers = [float(n) for n in re.findall(r"\d+", part.replace(",", ""))]
        ours = sorted({float(n) for n in (row.low, row.high) if n is not None})
        yield from differs("value", numbers, ours)
        if not numbers:
            yield from differs("value", part, row.words)
    told = Citation.objects.filter(figure__in=[key_of(Figure, slug) for slug in slugs])
    yield from cited(told, fact["doc"], fact["quote"])


def rating(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Figure.objects.get(pk=key_of(Figure, slugs[0]))
    yield from differs("source", fact["source"], row.said_by.name if row.said_by else "")
    yield from differs("country", fact["country"], row.country)
    yield from differs("rating", fact["rating"], row.words)
    yield from differs("as_of", fact["as_of"], row.date.edtf)
    yield from differs("quote", [fact["quote"]], [c.quote for c in row.citations.all()])


CHECKS: dict[str, Check] = {
    "documents": document,
    "sources": source,
    "asks": ask,
    "occasions": occasion,
    "laws": law,
    "aggregates": aggregate,
    "ratings": rating,
}

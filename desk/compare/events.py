"""Events, charges and sentences."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model, QuerySet

from cases.models import Charge, Event, Order, Party
from desk.compare.index import (
    Check,
    Difference,
    Fact,
    also,
    party_slugs,
    precisions,
    rows_by_fact,
)
from desk.compare.words import cited, code_differs, date_differs, differs, fold
from desk.demo.shelf import key_of
from people.models import Person

COMPLAINANT = "COMPLAINANT"


def event(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    row = Event.objects.get(pk=key_of(Event, slugs[0]))
    parties = Party.objects.filter(events__event=row).exclude(role__code=COMPLAINANT)
    yield from _who(fact["persons"], parties, row.country)
    yield from code_differs("event type", fact["type"], row.type)
    yield from _also(fact["type"], row)
    yield from date_differs(fact, row.date)
    yield from _precision(fact, row)
    yield from cited(row.citations, fact["doc"], fact["quote"])


def _who(theirs: list[str], parties: QuerySet[Party], country: str = "") -> Iterator[Difference]:
    """People by their id; people without a name as such a party; "(KZ)" as a country alone."""
    ours = {party.person_id for party in parties if party.person_id}
    wanted = {person_key(name) for name in theirs if re.fullmatch(r"P\d+", name)}
    yield from differs("persons", sorted(map(str, wanted)), sorted(map(str, ours)))
    for name in theirs:
        if re.fullmatch(r"\(\w\w\)", name):
            yield from differs("country", name.strip("()"), country)
        elif not re.fullmatch(r"P\d+", name):
            yield from differs("people without a name", 1, parties.exclude(unnamed=None).count())


def person_key(name: str) -> UUID:
    return key_of(Person, rows_by_fact().get(("persons", name), [name])[0])


def _also(theirs: str, row: Event) -> Iterator[Difference]:
    name, value = also("event type", theirs)
    if name == "assessed":
        ours = set(row.assessments.values_list("term__code", flat=True))
    elif name == "outcome":
        ours = set(row.concerned.values_list("outcome", flat=True))
    else:
        ours = {getattr(row, name)} if name else {value}
    if value not in ours:
        yield f"type: {theirs} is also {name} {value}, ours {sorted(ours)!r}"


def _precision(fact: Fact, row: Event) -> Iterator[Difference]:
    home = precisions().get(fact["precision"])
    if home is None:
        yield f"precision: {fact['precision']!r} has no home in precision_codes.csv"
        return
    yield from differs("precision", home["ours"], row.date.precision)
    if home["year_inferred"] == "yes":
        yield from differs("year inferred", True, row.date.year_inferred)


def charge(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    rows = Charge.objects.filter(pk__in=_keys(Charge, slugs[0]))
    yield from _who(fact["person"].split(","), Party.objects.filter(charges__in=rows))
    for row in rows:
        yield from _article(fact["article"], row)
        if _title(row.words) not in _title(fact["title"]):
            yield f"title: theirs {fact['title']!r}, ours {row.words!r}"
        yield from code_differs("charge stage", fact["stage"], row.status)
        if penalty := re.search(r'max "([^"]*)"', fact["note"]):
            yield from differs("maximum penalty", penalty.group(1), row.maximum_penalty)
        yield from cited(row.citations, fact["doc"], fact["quote"])


def _article(theirs: str, row: Charge) -> Iterator[Difference]:
    """ "UZ CC Art. 159"; where there is no article perhaps a country: "(none given; KZ)"."""
    number = re.search(r"Art\. ([\d-]+)", theirs)
    ours = row.provision.article if row.provision else ""
    yield from differs("article", number.group(1) if number else "", ours)
    if country := re.search(r"\b[A-Z]{2}\b", theirs):
        law = row.provision.law if row.provision else row.party.case
        yield from differs("article's country", country.group(), law.country)
    elif not theirs.startswith("(none"):
        yield f"article: {theirs!r} is neither an article nor none"


def _title(words: str) -> str:
    """Without articles and hyphens, which the reader left out or put in."""
    return re.sub(r"\b(the|a) ", "", fold(words).replace("-", " "))


def sentence(fact: Fact, slugs: list[str]) -> Iterator[Difference]:
    rows = Order.objects.filter(pk__in=_keys(Order, slugs[0]))
    yield from _who(fact["person"].split(","), Party.objects.filter(orders__in=rows))
    for row in rows:
        yield from code_differs("sentence type", fact["type"], row.kind)
        yield from differs("sought", also("sentence type", fact["type"])[1] == "True", row.sought)
        months = 12 * (row.years or 0) + (row.months or 0)
        yield from differs("months", fact["months"], months if row.has_term else None)
        yield from _when(fact["date"], row)
        court = fact["court"].partition(" (")[0]
        yield from differs("court", court, row.court_words)
        yield from cited(row.citations, fact["doc"], fact["quote"])


def _keys(model: type[Model], slug: str) -> set[UUID]:
    """Of the rows that stand for one fact, one for each party."""
    return {key_of(model, f"{slug}/{party}") for party in party_slugs()}


def _when(theirs: str, row: Order) -> Iterator[Difference]:
    """ "2022-12"; "2023-11 late" is a third of a month; a document in brackets is its source."""
    edtf, _, part = theirs.partition(" ")
    ours = row.date.edtf
    if part == "late":
        yield from differs("date", (edtf, "MONTH_LATE"), (ours[:7], row.date.precision))
    else:
        yield from differs("date", edtf, ours)


CHECKS: dict[str, Check] = {"events": event, "charges": charge, "sentences": sentence}

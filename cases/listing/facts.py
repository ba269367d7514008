"""What else is recorded of parties and their people, read together for the lists."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from cases.models import Charge, Citation, Consent, EventParty, Order, Party
from people.models import Attribute, AttributeKind

Groups = defaultdict[UUID, set[str]]


@dataclass(frozen=True)
class Facts:
    """Facets by the key of the party or person, and the words that a party's case is found by.

    `unsourced` are the parties of whom something is told without a source, `asked` the people of
    whom it is recorded who may know.
    """

    charged: Groups
    places: dict[UUID, set[str]]
    occupations: Groups
    unsourced: set[UUID]
    asked: set[UUID]


def read(parties: Iterable[Party], people: Iterable[UUID]) -> Facts:
    """Five queries, however many."""
    keys, persons = [party.pk for party in parties], list(people)
    return Facts(
        _grouped(_charges(keys), "article"),
        _grouped(_places(keys)),
        _grouped(_occupations(persons), "occupation"),
        _unsourced(keys),
        set(Consent.objects.filter(person__in=persons).values_list("person", flat=True)),
    )


def _grouped(rows: Iterable[tuple[UUID, object]], kind: str = "") -> Groups:
    found: Groups = defaultdict(set)
    for owner, value in rows:
        found[owner].add(f"{kind}:{value}" if kind else str(value))
    return found


def _charges(parties: list[UUID]) -> Iterable[tuple[UUID, object]]:
    charges = Charge.objects.preferred().filter(party__in=parties, provision__isnull=False)
    return charges.order_by().values_list("party", "provision").distinct()


def _places(parties: list[UUID]) -> Iterable[tuple[UUID, object]]:
    """Where what happened to them did, as written and as linked."""
    links = EventParty.objects.filter(party__in=parties, event__withdrawn_at=None).order_by()
    written = links.exclude(event__place_words="").annotate(where=F("event__place_words"))
    linked = links.filter(event__place__isnull=False).annotate(where=F("event__place__name"))
    columns = ("party", "where")
    return written.values_list(*columns).union(linked.values_list(*columns))


def _occupations(people: list[UUID]) -> Iterable[tuple[UUID, object]]:
    said = Attribute.objects.filter(kind=AttributeKind.OCCUPATION, person__in=people)
    return said.exclude(term=None).order_by().values_list("person", "term").distinct()


def _unsourced(parties: list[UUID]) -> set[UUID]:
    """Those of whom an event, a charge or a decision is told that no source says."""
    links = EventParty.objects.filter(~_cited("event", "event"), event__withdrawn_at=None)
    charges, orders = (
        Charge.objects.filter(~_cited("charge")),
        Order.objects.filter(~_cited("order")),
    )
    found = [
        rows.filter(party__in=parties).order_by().values_list("party", flat=True)
        for rows in (links, charges, orders)
    ]
    return set(found[0].union(*found[1:]))


def _cited(arc: str, key: str = "pk") -> Q:
    return Q(Exists(Citation.objects.filter(**{arc: OuterRef(key)})))

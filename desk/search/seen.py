"""Which quotes may be read: the source is visible and so is the fact that it speaks of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import (
    Assessment,
    Charge,
    Citation,
    Consent,
    Event,
    Figure,
    Law,
    Order,
    Party,
    Proceeding,
    Provision,
    Situation,
)
from cases.models.source import CITABLE
from people.models import Attribute, Holding, Name, Relation

Facts = list[tuple[str, QuerySet]]
ARCS = [f"{arc}_id" for arc in CITABLE]


def quotes_seen(user: User, keys: Sequence[UUID]) -> list[UUID]:
    """Of `keys`, those of quotes of which neither fact nor what that belongs to is withdrawn.

    PostgreSQL is asked about facts by their keys, of each kind by itself: joined to the quotes it
    would read all facts of the database.
    """
    told = Q(source__scope=None) | in_scope(user, "source__scope")
    quotes = Citation.objects.filter(told, pk__in=keys).values_list("pk", *ARCS)
    fact_of = {quote: _only(facts) for quote, *facts in quotes}
    seen = _facts_seen(user, fact_of.values())
    return [quote for quote, fact in fact_of.items() if fact in seen]


def _only(facts: Iterable[UUID | None]) -> tuple[str, UUID]:
    return next((arc, fact) for arc, fact in zip(CITABLE, facts, strict=True) if fact)


def _facts_seen(user: User, cited: Iterable[tuple[str, UUID]]) -> set[tuple[str, UUID]]:
    """Of (kind of fact, key), in one query."""
    keys = defaultdict(list)
    for arc, fact in cited:
        keys[arc].append(fact)
    parts = [
        rows.filter(pk__in=keys[arc]).order_by().values_list(Value(arc), "pk")
        for arc, rows in (*_of_people(user), *_of_cases(user), *_of_everybody())
        if arc in keys
    ]
    return set(parts[0].union(*parts[1:], all=True)) if parts else set()


def _of_people(user: User) -> Facts:
    theirs = in_scope(user, "person__scope")
    return [
        ("name", Name.objects.filter(theirs)),
        ("attribute", Attribute.objects.filter(theirs)),
        ("relation", Relation.objects.visible_to(user)),
        ("holding", Holding.objects.filter(theirs)),
        ("consent", Consent.objects.filter(theirs)),
    ]


def _of_cases(user: User) -> Facts:
    case, party = in_scope(user, "case__scope"), _of_party(user)
    events = Event.objects.visible_to(user)
    return [
        ("party", Party.objects.filter(case)),
        ("proceeding", Proceeding.objects.filter(case)),
        ("charge", Charge.objects.filter(party)),
        ("order", Order.objects.filter(party)),
        ("figure", Figure.objects.filter(party)),
        ("event", events),
        ("assessment", Assessment.objects.filter(Exists(events.filter(pk=OuterRef("event"))))),
        ("assessment", Assessment.objects.filter(case)),
        ("assessment", Assessment.objects.filter(party)),
        ("assessment", Assessment.objects.filter(_of_party(user, "charge"))),
        ("assessment", Assessment.objects.filter(_of_party(user, "order"))),
    ]


def _of_party(user: User, *through: str) -> Q:
    """Of a party that was not withdrawn, to a case that `user` sees; `through` a fact of it."""
    party = "__".join((*through, "party"))
    there = {f"{step}__withdrawn_at": None for step in (*through, party)}
    return Q(**{f"{party}__isnull": False}, **there) & in_scope(user, f"{party}__case__scope")


def _of_everybody() -> Facts:
    return [
        ("name", Name.objects.filter(person=None)),
        ("figure", Figure.objects.filter(party=None)),
        ("law", Law.objects.all()),
        ("provision", Provision.objects.filter(law__withdrawn_at=None)),
        ("situation", Situation.objects.all()),
    ]

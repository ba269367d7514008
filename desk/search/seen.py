"""Which quotes may be read: the source is visible and so is the fact that it speaks of."""

from django.db.models import Exists, Func, OuterRef, Q, QuerySet

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
    Source,
)
from people.models import Attribute, Holding, Name, Relation

Facts = list[tuple[str, QuerySet]]


def quotes_seen(user: User, holding: Func) -> QuerySet[Citation]:
    """Those of `holding` words; neither citation nor fact, nor what that belongs to, withdrawn.

    The words come first, then one part for each kind of fact: asked for together, PostgreSQL
    passes the index of the words by and reads all facts of the database.
    """
    keys = list(Citation.objects.filter(holding).order_by().values_list("pk", flat=True))
    held = Citation.objects.filter(pk__in=keys, source__in=_sources(user)).order_by()
    facts = (*_of_people(user), *_of_cases(user), *_of_everybody())
    first, *rest = (held.filter(**{f"{arc}__in": rows.values("pk")}) for arc, rows in facts)
    return first.union(*rest, all=True)


def _sources(user: User) -> QuerySet:
    """As Source.visible_to(), but that PostgreSQL begins at the few protected sources."""
    protected = Source.objects.filter(in_scope(user)).values("pk")
    return Source.objects.filter(Q(scope=None) | Q(pk__in=protected)).values("pk")


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

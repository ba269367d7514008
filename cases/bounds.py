"""Children are never wider than their case: who at most sees a person, or a protected source.

A person of several cases may be seen by whoever sees one of them; somebody related, in no case of
their own, by whoever may see those they are related to. Holders of an office, those who speak in
public and published sources belong to no case.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.circles import Circle, joined, set_circle
from accounts.models import Scope
from cases.models import Case, Citation, Document, Mention, Source
from people.models import Holding, Person

# From a citation to the case, or to the person, that its fact is of.
CASES = (
    "party__case", "proceeding__case", "charge__party__case", "order__party__case",
    "figure__party__case", "event__concerned__party__case", "assessment__case",
    "assessment__party__case", "assessment__charge__party__case",
    "assessment__order__party__case", "assessment__event__concerned__party__case",
)  # fmt: skip
PEOPLE = (
    "name__person", "attribute__person", "relation__person", "holding__person", "consent__person",
)  # fmt: skip


def people_of(case: Case) -> QuerySet[Person]:
    """Those whom the case concerns, and those related to them who are in no case."""
    concerned = Q(parties__case=case, parties__withdrawn_at=None)
    own = Person.objects.filter(concerned).values("pk")
    related = Q(relations_of__person__in=own) | Q(relations__to_person__in=own)
    alone = ~Q(pk__in=Person.objects.filter(parties__withdrawn_at=None, parties__isnull=False))
    found = Person.objects.filter(
        Q(pk__in=own) | (Q(pk__in=Person.objects.filter(related)) & alone)
    )
    return found.filter(merged_into=None).order_by("sort_key").select_related("scope")


def sources_of(case: Case) -> QuerySet[Source]:
    """The protected sources that say something of the case or its people, or have a file in it."""
    said = Citation.objects.filter(_any(CASES, [case.pk]) | _any(PEOPLE, people_of(case)))
    filed = Document.objects.filter(case=case, source__isnull=False)
    protected = Source.objects.filter(scope__isnull=False).select_related("scope")
    return protected.filter(Q(pk__in=said.values("source")) | Q(pk__in=filed.values("source")))


def _any(paths: Iterable[str], rows: object) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{path}__in": rows})
    return found


def bound_of(one: Person | Source) -> Circle | None:
    """Who at most may see it; None where nothing bounds it."""
    return _of_person(one) if isinstance(one, Person) else _of_source(one)


def _of_person(person: Person) -> Circle | None:
    cases = _cases_of([person.pk])
    if cases:
        return _joined(cases)
    public = Holding.objects.filter(person=person).exists()
    if public or Mention.objects.filter(person=person).exists():
        return None
    related = Person.objects.filter(Q(relations__to_person=person) | Q(relations_of__person=person))
    return _joined(_cases_of(related.values("pk")))


def _cases_of(people: object) -> list[Case]:
    concerned = Q(parties__person__in=people, parties__withdrawn_at=None)
    return list(Case.objects.filter(concerned).select_related("scope").distinct())


def _of_source(source: Source) -> Circle | None:
    said = Citation.objects.filter(source=source)
    keys = {key for path in CASES for key in _keys(said, path)}
    keys |= set(_keys(Document.objects.filter(source=source), "case"))
    people = {key for path in PEOPLE for key in _keys(said, path)}
    cases = Case.objects.filter(pk__in=keys).select_related("scope")
    return _joined([*cases, *Person.objects.filter(pk__in=people).select_related("scope")])


def _keys(rows: QuerySet, path: str) -> Iterable[UUID]:
    return rows.exclude(**{path: None}).order_by().values_list(path, flat=True).distinct()


def _joined(holders: Iterable[Case | Person]) -> Circle | None:
    return joined(Circle.of(one.scope) for one in holders)


def keep_within(one: Person | Source, *, besides: Circle | None = None) -> bool:
    """Narrow a person or protected source to its bound; whether that changed anything.

    `besides` are let in where the bound has room for them. What nobody would see any more stays as
    it is: narrowing loses nothing.
    """
    if one.scope_id is None:
        return False
    scope = Scope.objects.get(pk=one.scope_id).lock()
    to = narrowed(one, Circle.of(scope), besides)
    return set_circle(scope, to) if to.people().exists() else False


def narrowed(one: Person | Source, now: Circle, besides: Circle | None = None) -> Circle:
    bound, wished = bound_of(one), now | besides if besides else now
    return wished if bound is None else wished.within(bound)

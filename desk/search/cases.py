"""Cases, by whom they are about; by the words of a title only where one asks for all."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Case, Party
from cases.pages.rows import heading_of, names_of, parties_of, standings_of, typed_title
from core.countries import country_name
from desk.search.kinds import Answer
from people.models import Person

SINCE = [
    f"standing__{field.name}"
    for field in Party._meta.get_field("standing").related_model._meta.concrete_fields
    if field.name.startswith("since")
]
STANDINGS = 3
# All that an answer shows; a row of the list shows more, and reads it in more queries.
SHOWN = (
    "case_id", "person_id", "unnamed", "organisation__name", "law__name", "standing__code",
    "standing__stage", *SINCE,
)  # fmt: skip


def meant(people: Sequence[Any], user: User, *, typed: str, limit: int) -> list[Case]:
    """Visible cases of `people`, newest first, and those that are titled with all words `typed`.

    Titles have no index: without words none is read.
    """
    named = Q(pk__in=Party.objects.filter(person__in=people).values("case"))
    if typed:
        titled = [Q(title__unaccent__icontains=word) for word in typed.split()]
        named |= Q(pk__in=told_openly(user).filter(*titled).values("pk"))
    found = Case.objects.visible_to(user).filter(named).order_by("-pk")
    return list(to_answer_with(found, user)[: limit * 2])


def to_answer_with(cases: QuerySet[Case], user: User) -> QuerySet[Case]:
    """What `answer` reads of cases, in three queries."""
    seen = Person.objects.visible_to(user).only("display_name")
    parties = Party.objects.select_related("organisation", "law", "standing").only(*SHOWN)
    return cases.only("reference", "title", "country").prefetch_related(
        Prefetch("parties", parties.prefetch_related(Prefetch("person", seen)))
    )


def told_openly(user: User) -> QuerySet[Case]:
    """Visible cases, but for those of which title and summary may tell who a hidden person is."""
    people = Party.objects.filter(case=OuterRef("pk"), person__isnull=False)
    hidden = people.exclude(in_scope(user, "person__scope"))
    return Case.objects.visible_to(user).exclude(Exists(hidden))


def told_alone(case: Case) -> Any:
    """The key of the person whom the case is about and nobody else; None where there is none."""
    parties = case.parties.all()
    return parties[0].person_id if len(parties) == 1 else None


def answers(cases: Iterable[Case], people: Container[Any]) -> list[Answer]:
    """But for cases about one of `people` alone: the address is that of an answer given already."""
    return [answer(case) for case in cases if told_alone(case) not in people]


def answer(case: Case) -> Answer:
    parties = parties_of(case)
    heading = heading_of(case, parties)
    others = (typed_title(case, parties), names_of(parties))
    return Answer(
        name=heading,
        url=case.get_absolute_url(),
        what=next((text for text in others if text != heading), ""),
        country=country_name(case.country),
        reference=case.reference,
        standings=tuple(standings_of(parties)[:STANDINGS]),
    )

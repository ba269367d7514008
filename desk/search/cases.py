"""Cases, by whom they are about; by the words of a title only where one asks for all."""

from collections.abc import Container, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Case, Party
from cases.pages.rows import Row, row
from desk.search.kinds import Answer
from desk.search.people import told_alone


def rows_of(people: Sequence[Any], user: User, *, typed: str, limit: int) -> list[Row]:
    """Visible cases of `people`, newest first, and those that are titled with all words `typed`.

    Titles have no index: without words none is read.
    """
    meant = Q(pk__in=Party.objects.filter(person__in=people).values("case"))
    if typed:
        titled = [Q(title__unaccent__icontains=word) for word in typed.split()]
        meant |= Q(pk__in=told_openly(user).filter(*titled).values("pk"))
    found = Case.objects.visible_to(user).filter(meant).for_list(user)
    return [row(case) for case in found.order_by("-pk")[: limit * 2]]


def told_openly(user: User) -> QuerySet[Case]:
    """Visible cases, but for those of which title and summary may tell who a hidden person is."""
    people = Party.objects.filter(case=OuterRef("pk"), person__isnull=False)
    hidden = people.exclude(in_scope(user, "person__scope"))
    return Case.objects.visible_to(user).exclude(Exists(hidden))


def answers(rows: Sequence[Row], people: Container[Any]) -> list[Answer]:
    """But for cases about one of `people` alone: the address is that of an answer given already."""
    return [answer(one) for one in rows if told_alone(one) not in people]


def answer(one: Row) -> Answer:
    return Answer(
        name=one.heading,
        url=one.case.get_absolute_url(),
        what=one.beneath,
        country=one.country,
        reference=one.case.reference,
        standings=tuple(one.standings),
    )

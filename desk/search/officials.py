"""Those who hold an office today, by their names or by what the office is called."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from core.clock import today
from core.countries import country_name
from desk.search.kinds import Answer
from desk.search.words import AllLanguages, begins, words_of
from people.models import Holding

SHOWN = ("person__display_name", "person__reference", "office__title", "office__country")


def holdings(typed: str, people: Sequence[Any], user: User, limit: int) -> list[Holding]:
    """Terms in office that may last today, of visible `people` or of offices of that title."""
    meant = Q(person__in=people)
    if words := [word for word in words_of(typed) if len(word) > 1]:
        meant |= Q(*(begins("title", word) for word in words))
    found = _lasting().filter(in_scope(user, "person__scope"), person__merged_into=None)
    found = found.annotate(title=AllLanguages("office__title")).filter(meant)
    shown = found.select_related("person", "office").only(*SHOWN)
    return list(shown.order_by("person__sort_key", "id")[:limit])


def answer(holding: Holding) -> Answer:
    person, title = holding.person, str(holding.office.title)
    country = country_name(holding.office.country)
    return Answer(
        name=person.display_name,
        url=person.get_absolute_url(),
        what=title,
        country="" if country in title else country,
        reference=person.reference,
    )


def _lasting() -> QuerySet[Holding]:
    begun = Q(term_earliest=None) | Q(term_earliest__lte=today())
    not_over = Q(term_latest=None) | Q(term_latest__gte=today())
    return Holding.objects.preferred().filter(begun, not_over)

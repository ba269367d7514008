"""What several forms of this app share."""

from typing import Any

from django.db.models import QuerySet

from advocacy.models import Participation
from people.models import Holding


def holders() -> QuerySet[Holding]:
    rows = Holding.objects.preferred().select_related("office", "person")
    return rows.order_by("office__country", "person__sort_key")


def holdings_of(part: Participation) -> QuerySet[Holding]:
    """The offices that a participant holds, where it is named by person, office or both."""
    if not (part.person_id or part.office_id):
        return Holding.objects.none()
    named = {"person": part.person_id, "office": part.office_id}
    return holders().filter(**{key: value for key, value in named.items() if value})


def restamped(typed: Any, name: str, version: int) -> Any:
    """What was typed, now standing on the version that is shown beside it."""
    again = typed.copy()
    again[name] = str(version)
    return again

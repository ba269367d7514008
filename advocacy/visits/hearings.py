"""Hearings ahead of cases: a letter on a case can be written for one without making it an event.

An event is seen by the whole office; a hearing by those who see its case.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from accounts.models import User
from cases.hearings import HEARINGS
from cases.models import Case, PartyStanding
from cases.pages import rows
from core.clock import today

SOON = timedelta(days=60)


def hearings_ahead(user: User) -> list[rows.Row]:
    """Open cases with a hearing set for these days, the nearest first. In a fixed number of
    queries.
    """
    near = PartyStanding.objects.filter(
        party__case=OuterRef("pk"), next_event__type__in=HEARINGS,
        next_on__range=(today(), today() + SOON),
    )  # fmt: skip
    cases = Case.objects.visible_to(user).open().filter(Exists(near)).for_list(user)
    return sorted(map(rows.row, cases), key=lambda row: row.ahead.on if row.ahead else today())

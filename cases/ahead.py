"""What the clock will bring: dated things of the cases that a user sees."""

from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Party, PartyStanding
from cases.rows import Ahead, ahead_of
from core.clock import today
from people.models import Person

SHOWN = 5


@dataclass(frozen=True)
class Due:
    """`party` with the next dated thing of its standing."""

    party: Party
    ahead: Ahead | None


def hearings_ahead(user: User) -> list[Due]:
    """The next dated things over all cases, soonest first."""
    coming = PartyStanding.objects.filter(
        in_scope(user, "party__case__scope"), party__withdrawn_at=None, next_on__gte=today()
    ).select_related("party__case", "party__organisation", "next_event")
    named = Prefetch("party__person", Person.objects.visible_to(user))
    soonest = coming.prefetch_related(named).order_by("next_on")[:SHOWN]
    parties = [standing.party for standing in soonest]
    return [Due(party, ahead_of([party])) for party in parties]

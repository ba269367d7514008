"""What is taken back together, and only where whoever does it can see."""

from uuid import UUID

from accounts.models import User
from cases.models import Charge, Event, EventCharge, Party
from core.facts import Fact


def taken_back_with(fact: Fact) -> list[Fact]:
    """What says nothing any more without `fact`."""
    if isinstance(fact, Event):
        return [*fact.orders.all(), *fact.on_charges.all()]
    return list(fact.steps.all()) if isinstance(fact, Charge) else []


def to_take_back(fact: Fact, by: User) -> list[Fact]:
    """The fact and what goes with it; of a happening that others share, what `by` sees of it.

    What also happened to people of a case that `by` does not see stays there. Taken back of the
    others, it is seen by them no more.
    """
    with_it = taken_back_with(fact)
    if not isinstance(fact, Event):
        return [*with_it, fact]
    seen = set(Party.objects.visible_to(by).filter(events__event=fact).values_list("pk", flat=True))
    links = list(fact.concerned.all())
    own = [link for link in links if link.party_id in seen]
    if len(own) == len(links):
        return [*with_it, fact]
    return [*(one for one in with_it if party_of(one) in seen), *own]


def party_of(one: Fact) -> UUID:
    """Of a decision, or of what an event did to a charge."""
    return one.charge.party_id if isinstance(one, EventCharge) else one.party_id  # type: ignore[attr-defined]

"""Whether a State or an office did what a court told it to, as far as it is recorded.

A removal that comes after a measure is said with the days between and nothing else: whether the
measure still held, and who ignored it, is for somebody to assess.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.codes import REMOVALS, EventType
from cases.custody.spells import Days, days_in_words
from cases.happenings import Step, date_of_order, steps_of_each
from cases.models import Compliance, Event, Order, OrderKind, Party
from cases.sourcing.sureness import DECISION_FIT_TO_TELL
from core.clock import today
from core.dates import PartialDate, days_between

BINDING = (OrderKind.INTERIM_MEASURE, OrderKind.ENABLE_RETURN, OrderKind.COMPENSATION)


@dataclass(frozen=True)
class Decision:
    """An order that binds a State or an office, or an interim measure of which only the event is
    known. `removal` is the first that came after a measure, `days` how many days after."""

    fact: Order | Event
    when: PartialDate
    compliance: Compliance
    removal: Event | None = None
    days: Days | None = None

    @property
    def in_words(self) -> str:
        """ "not obeyed; removed 15 days after the measure"; "" where nothing is recorded."""
        recorded = self.compliance not in (Compliance.NOT_APPLICABLE, Compliance.NOT_KNOWN)
        said = [str(self.compliance.label)] if recorded else []
        if self.removal:
            said.append(_removed_in_words(self.days))
        return "; ".join(said)


def decisions_of_each(
    parties: Iterable[Party], on: date | None = None
) -> dict[UUID, list[Decision]]:
    """By the key of the party, as of a day (today), oldest first. Three queries."""
    parties, day = list(parties), on or today()
    binding = Q(kind__in=BINDING) | ~Q(binds_words="") | Q(binds__isnull=False)
    orders = Order.objects.preferred().filter(
        binding, DECISION_FIT_TO_TELL, party__in=parties, sought=False
    )
    found = list(orders.select_related("event", "binds"))
    return {
        key: _decisions([one for one in found if one.party_id == key], life, day)
        for key, life in steps_of_each(parties).items()
    }


def decision_of(order: Order, life: Iterable[Step], day: date) -> Decision:
    """What is known of one order by a day, from the steps of its party. Asks no database."""
    happened = [step for step in life if step.moment <= day]
    return _decision(order, date_of_order(order), Compliance(order.compliance), happened)


def _decisions(orders: Sequence[Order], life: Sequence[Step], day: date) -> list[Decision]:
    happened = [step for step in life if step.moment <= day]
    ordered = {order.event_id for order in orders}
    found = [
        decision_of(order, happened, day)
        for order in orders
        if date_of_order(order).sort_key[0] <= day
    ]
    found += [
        _decision(step.event, step.when, Compliance.NOT_KNOWN, happened)
        for step in happened
        if step.type == EventType.INTERIM_MEASURE and step.event and step.event.pk not in ordered
    ]
    return sorted(found, key=lambda one: (one.when.sort_key, one.fact.pk.hex))


def _decision(
    fact: Order | Event, when: PartialDate, compliance: Compliance, happened: list[Step]
) -> Decision:
    measure = isinstance(fact, Event) or fact.kind == OrderKind.INTERIM_MEASURE
    if not measure or when.earliest is None:
        return Decision(fact, when, compliance)
    removals = (step for step in happened if step.type in REMOVALS)
    after = next((step for step in removals if step.when.sort_key[0] >= when.sort_key[1]), None)
    if after is None:
        return Decision(fact, when, compliance)
    least, most = days_between(when, after.when)
    days = None if least is None or most is None else (max(least, 0), most)
    return Decision(fact, when, compliance, after.event, days)


def _removed_in_words(days: Days | None) -> str:
    if days is None:
        return _("removed after the measure")
    if days[1] == 0:
        return _("removed on the day of the measure")
    return _("removed {days} after the measure").format(days=days_in_words(days))

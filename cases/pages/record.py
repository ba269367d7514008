"""The facts of a case, each kind read once, for everything that its page shows."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, prefetch_related_objects

from accounts.models import User
from cases.custody.spells import Spell, chain
from cases.happenings import Step, steps_of_each
from cases.models import (
    Assessment,
    Case,
    Charge,
    Citation,
    Event,
    Figure,
    Order,
    Override,
    Party,
    Proceeding,
)
from cases.pages.cards import facts_of, people_with_facts
from cases.pages.rows import Stood, parties_of
from cases.sourcing.sureness import DECISION_FIT_TO_TELL, FIT_TO_TELL
from cases.standing.charges import SingledOut, singled_out_in
from cases.standing.overrides import overrides_of_each
from cases.timeline import events_of
from core.clock import today
from core.facts import Fact
from people.models import Person


@dataclass
class Record:
    """`events` are all accounts of what happened; `standings` and `steps` are by party.

    A party of which nothing is computed, as a lawyer, has no standing. `singled_out` is what single
    events did to single charges, `said` where somebody says a party stands. `citations` are given
    where the past had others than today.
    """

    case: Case
    parties: list[Party]
    people: dict[UUID, Any]
    events: list[Event]
    charges: list[Charge]
    orders: list[Order]
    assessments: list[Assessment]
    steps: dict[UUID, list[Step]]
    standings: dict[UUID, Stood]
    singled_out: dict[UUID, SingledOut] = field(default_factory=dict)
    proceedings: list[Proceeding] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    said: dict[UUID, Override] = field(default_factory=dict)
    citations: list[Citation] | None = None

    @cached_property
    def spells(self) -> dict[UUID, list[Spell]]:
        """The custody of each party as of today."""
        day = today()
        return {party: chain(steps, day) for party, steps in self.steps.items()}

    @property
    def alone(self) -> Party | None:
        return self.parties[0] if len(self.parties) == 1 else None

    @property
    def custody(self) -> list[Spell]:
        """What can be drawn beside the timeline: the custody of the one person at risk."""
        at_risk = [party for party in self.parties if party.role.code == "PERSON_AT_RISK"]
        return self.spells[at_risk[0].pk] if len(at_risk) == 1 else []

    def facts(self) -> list[Fact]:
        """What can be cited, but for what happened, which brings its citations along."""
        return [
            *self.parties,
            *(fact for person in self.people.values() for fact in facts_of(person)),
            *self.charges,
            *self.orders,
            *self.proceedings,
            *self.figures,
            *self.assessments,
        ]


def record_of(case: Case, user: User, *, rumours: bool) -> Record:
    """Of a case read by `for_list()`: what is recorded now, as far as `user` sees it.

    Without `rumours` for what leaves the house.
    """
    telling, deciding = (Q(), Q()) if rumours else (FIT_TO_TELL, DECISION_FIT_TO_TELL)
    parties = parties_of(case)
    prefetch_related_objects(parties, "role")
    charges = list(
        Charge.objects.filter(telling, party__in=parties).select_related("provision__law")
    )
    orders = Order.objects.filter(deciding, party__in=parties).select_related("binds", "event")
    of_facts = Q(case=case) | Q(party__in=parties) | Q(charge__in=charges) | Q(order__in=orders)
    assessments = Assessment.objects.filter(of_facts)
    people = people_with_facts([party.person_id for party in parties if party.person_id], user)
    stored = {party.pk: getattr(party, "standing", None) for party in parties}
    return Record(
        case=case,
        parties=parties,
        people={person.pk: person for person in people},
        events=events_of(user, telling, party__case=case),
        charges=charges,
        singled_out=singled_out_in(charges),
        orders=list(orders),
        assessments=list(
            assessments.select_related("term", "by_organisation").prefetch_related(
                Prefetch("by_person", Person.objects.visible_to(user))
            )
        ),
        steps=steps_of_each(parties),
        standings={key: standing for key, standing in stored.items() if standing},
        proceedings=list(Proceeding.objects.filter(case=case).select_related("court")),
        figures=list(Figure.objects.filter(party__in=parties).select_related("said_by")),
        said=overrides_of_each(parties),
    )

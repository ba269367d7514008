"""One happening, one entry: what happened, when, where, to whom, with which outcome for each."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.codes import (
    INCIDENT_TYPES,
    LEGAL_TYPES,
    Custody,
    EventType,
    Outcome,
    Polarity,
    Sureness,
)
from cases.models.case import Party, Situation
from core.dates import PartialDateColumns, show
from core.facts import Fact, FactManager, FactQuerySet
from core.fields import CodeField
from core.models import Sealed
from core.search import Words
from people.models import Organisation

__all__ = ["Event", "EventParty", "Incident", "LegalEvent", "Outcome", "Polarity"]


class EventQuerySet(FactQuerySet):
    def visible_to(self, user: User) -> Self:
        """Events of cases that the user sees, and those of no case: context is everybody's.

        What once was linked to a case is not context, even when the link was withdrawn.
        """
        if not user.may(Permission.READ_CASES):
            return self.none()
        linked = EventParty.objects.filter(event=OuterRef("pk"))
        ever = EventParty.with_withdrawn.filter(event=OuterRef("pk"))
        return self.filter(
            Exists(linked.filter(in_scope(user, "party__case__scope"))) | ~Exists(ever)
        )

    def in_order(self) -> Self:
        return self.order_by("date_earliest", "date_latest", "date_time", "id")


class Event(Fact):
    """A happening. Place and authority keep the words as written; linking them is optional.

    `until` is the end of what was ordered, `known` the day on which it came to be known. A length
    without dates ("almost three days") is kept in words and as a range of days. `sureness` is empty
    where the sources decide (cases/sourcing/sureness.py).
    """

    type = CodeField(EventType, verbose_name=_("what happened"))
    polarity = CodeField(Polarity, verbose_name=_("did it happen?"), default=Polarity.HAPPENED)
    date = PartialDateColumns()
    until = PartialDateColumns()
    known = PartialDateColumns()
    length_text = models.TextField(_("for how long"), blank=True)
    length_min_days = models.PositiveIntegerField(null=True, editable=False)
    length_max_days = models.PositiveIntegerField(null=True, editable=False)
    custody = CodeField(Custody, verbose_name=_("kind of custody"), blank=True)
    country = models.CharField(_("country"), max_length=3, blank=True)
    from_country = models.CharField(_("from country"), max_length=3, blank=True)
    to_country = models.CharField(_("to country"), max_length=3, blank=True)
    place_words = models.TextField(_("place"), blank=True)
    place = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="events_here"
    )
    exact_place = models.ForeignKey(Sealed, models.PROTECT, null=True, related_name="+")
    authority_words = models.TextField(_("authority or court"), blank=True)
    authority = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="acts"
    )
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="events"
    )
    proceeding = models.ForeignKey(
        "cases.Proceeding", models.PROTECT, null=True, blank=True, related_name="events"
    )
    open_to_public = models.BooleanField(_("open to the public"), null=True, blank=True)
    summary = models.TextField(_("in a few words"), blank=True)
    sureness = CodeField(Sureness, verbose_name=_("how sure?"), blank=True)

    objects = FactManager.from_queryset(EventQuerySet)()

    class Meta(Fact.Meta):
        ordering = ["date_earliest", "date_latest", "id"]
        indexes = [GinIndex(Words("summary"), name="event_summary_words")]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(length_min_days=None, length_max_days=None)
                | models.Q(length_min_days__lte=models.F("length_max_days")),
                name="event_length_is_a_range",
            ),
        ]

    def __str__(self) -> str:
        when = show(self.date)
        return ", ".join([str(EventType(self.type).label), *([when] if when else [])])


class IncidentManager(FactManager.from_queryset(EventQuerySet)):
    def get_queryset(self) -> EventQuerySet:
        return super().get_queryset().filter(type__in=INCIDENT_TYPES)


class Incident(Event):
    """What was done to a person."""

    objects = IncidentManager()

    class Meta:
        proxy = True


class LegalEventManager(FactManager.from_queryset(EventQuerySet)):
    def get_queryset(self) -> EventQuerySet:
        return super().get_queryset().filter(type__in=LEGAL_TYPES)


class LegalEvent(Event):
    """What moves a proceeding."""

    objects = LegalEventManager()

    class Meta:
        proxy = True


class EventParty(Fact):
    """That an event concerns a party, and what it meant for that one."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="concerned")
    party = models.ForeignKey(Party, models.PROTECT, related_name="events")
    outcome = CodeField(Outcome, verbose_name=_("outcome"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "party"],
                condition=models.Q(withdrawn_at=None),
                name="party_once_in_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}"

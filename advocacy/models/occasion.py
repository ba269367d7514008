"""Visits, summits, dialogues and days: the moments at which a letter counts."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Source
from core.clock import today
from core.dates import PartialDateColumns
from core.facts import Fact, FactManager, FactQuerySet
from core.fields import CodeField
from core.keys import visit_reference
from core.models import Term
from core.references import DrawsReference
from people.models import Office, Organisation, Person


class OccasionStatus(models.TextChoices):
    RUMOURED = "RUMOURED", _("rumoured")
    ANNOUNCED = "ANNOUNCED", _("announced")
    CONFIRMED = "CONFIRMED", _("confirmed")
    POSTPONED = "POSTPONED", _("postponed")
    HELD = "HELD", _("held")
    CANCELLED = "CANCELLED", _("cancelled")


class OccasionQuerySet(FactQuerySet):
    def ahead(self) -> Self:
        return self.filter(models.Q(date_latest__gte=today()) | models.Q(date_latest=None))


class Occasion(DrawsReference, Fact):
    """A visit or event. `countries` are those it goes to or is about (ISO 3166, EU, INT).

    Alarms ring for what the office follows (`followed`) and for what a letter is written ahead of.
    """

    reference = models.CharField(
        max_length=10, unique=True, default=visit_reference, editable=False
    )
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("kind"))
    title = models.TextField(_("title"))
    date = PartialDateColumns()
    place = models.TextField(_("place"), blank=True)
    countries = ArrayField(
        models.CharField(max_length=3), verbose_name=_("countries"), default=list, blank=True
    )
    status = CodeField(OccasionStatus, verbose_name=_("status"), default=OccasionStatus.ANNOUNCED)
    followed = models.BooleanField(_("followed"), default=False)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="occasions",
        verbose_name=_("announced in"),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)

    objects = FactManager.from_queryset(OccasionQuerySet)()

    class Meta(Fact.Meta):
        ordering = ["-date_earliest", "id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("visit", args=[self.reference])


class Side(models.TextChoices):
    GUEST = "GUEST", _("guest")
    HOST = "HOST", _("host")
    TAKES_PART = "TAKES_PART", _("takes part")


class Participation(Fact):
    """Who takes part in an occasion, and on which side."""

    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="participants")
    side = CodeField(Side, verbose_name=_("side"), default=Side.TAKES_PART)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="occasions"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="occasions"
    )
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="occasions"
    )
    words = models.TextField(_("in words"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(person__isnull=False)
                | models.Q(organisation__isnull=False)
                | models.Q(office__isnull=False)
                | ~models.Q(words=""),
                name="participation_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.office or self.words)

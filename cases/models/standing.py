"""Where things stand, stored for filtering. Computed by cases/standing.py, never typed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.codes import Stage, StandingCode
from cases.models.case import Party
from cases.models.event import Event
from core.dates import PartialDateColumns
from core.fields import CodeField
from people.models import Person


class Standing(models.Model):
    """Only what does not depend on today; counts and countdowns are computed when read.

    `changes_on` is the first day on which the clock alone changes the answer. Not tracked: it holds
    nothing that the facts do not say.
    """

    code = CodeField(StandingCode, verbose_name=_("where things stand"))
    stage = CodeField(Stage, verbose_name=_("stage"))
    since = PartialDateColumns()
    until = PartialDateColumns()
    country = models.CharField(max_length=3, blank=True)
    place = models.TextField(blank=True)
    sentence = models.TextField(blank=True)
    next_event = models.ForeignKey(Event, models.SET_NULL, null=True, related_name="+")
    next_on = models.DateField(null=True)
    changes_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(StandingCode(self.code).label)


class PartyStanding(Standing):
    party = models.OneToOneField(Party, models.CASCADE, related_name="standing")


class PersonStanding(Standing):
    person = models.OneToOneField(Person, models.CASCADE, related_name="standing")

"""Where things stand, stored for filtering. Computed by cases/standing.py, never typed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.codes import RunsOut, Stage, StandingCode
from cases.models.case import Case, Party
from cases.models.event import Event
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField
from core.history import Tracked
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
    terms = models.JSONField(default=list)
    next_event = models.ForeignKey(Event, models.SET_NULL, null=True, related_name="+")
    next_on = models.DateField(null=True)
    runs_out = CodeField(RunsOut, blank=True)
    runs_out_on = models.DateField(null=True)
    changes_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(StandingCode(self.code).label)


class PartyStanding(Standing):
    party = models.OneToOneField(Party, models.CASCADE, related_name="standing")


class PersonStanding(Standing):
    person = models.OneToOneField(Person, models.CASCADE, related_name="standing")


class Override(Fact):
    """Where somebody says things stand, against what is computed: both are shown."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="overrides")
    code = CodeField(StandingCode, verbose_name=_("where things stand"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(User, models.PROTECT, related_name="overrides", editable=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Fact.Meta):
        ordering = ["-starts_on", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="override_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_says_why"),
        ]

    def __str__(self) -> str:
        return f"{StandingCode(self.code).label}: {self.reason}"


class WarningAnswer(Tracked):
    """ "Checked, it is so": the answer to a warning about the order of facts.

    `facts` is a digest over the keys and versions of the facts that the warning names, so that the
    warning returns when one of them changes.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="warning_answers")
    rule = models.CharField(max_length=40)
    facts = models.CharField(max_length=64)
    line = models.TextField(_("checked, it is so"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rule", "facts"], name="warning_answered_once")
        ]

    def __str__(self) -> str:
        return self.line

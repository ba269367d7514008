"""Assessments and figures: what somebody made of the facts, always with whose they are."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Party, Situation
from cases.models.event import Event
from cases.models.proceeding import Charge, Order
from core.dates import PartialDateColumns
from core.facts import Fact, exactly_one
from core.fields import CodeField
from core.models import Term
from people.models import Organisation, Person


class Assessment(Fact):
    """An opinion on an event, charge, order, party or case: by whom, when, in which source."""

    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="assessments")
    charge = models.ForeignKey(Charge, models.PROTECT, null=True, related_name="assessments")
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="assessments")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="assessments")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="assessments")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("assessment"))
    by_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    by_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    by_words = models.TextField(_("whose assessment"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=exactly_one("event", "charge", "order", "party", "case"),
                name="assessment_of_one",
            ),
            models.CheckConstraint(
                condition=Q(by_organisation__isnull=False)
                | Q(by_person__isnull=False)
                | ~Q(by_words=""),
                name="assessment_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.whose})"

    @property
    def whose(self) -> str:
        organisation = self.by_organisation
        if organisation:
            return organisation.abbreviation or organisation.name
        return str(self.by_person or self.by_words or _("a person you may not see"))


class FigureKind(models.TextChoices):
    NUMBER = "NUMBER", _("number")
    AMOUNT = "AMOUNT", _("amount of money")
    SHARE = "SHARE", _("share in per cent")
    RATING = "RATING", _("rating")


class Figure(Fact):
    """A number or rating that somebody stated: never a total, always somebody's.

    `words` keeps the wording ("at least 12"); low and high are its bounds, either may be open.
    """

    kind = CodeField(FigureKind, verbose_name=_("kind"))
    what = models.TextField(_("of what"))
    words = models.TextField(_("as stated"))
    low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit or currency"), max_length=40, blank=True)
    country = models.CharField(_("country"), max_length=3, blank=True)
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="figures"
    )
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="figures")
    said_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="figures"
    )
    said_by_words = models.TextField(_("stated by"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["country", "id"]

    def __str__(self) -> str:
        return f"{self.what}: {self.words}"

"""What was asked of whom, what they had promised, what they answered, what came of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy.models.occasion import Occasion
from cases.models import Case, Law, Situation, Source
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField, LocalTextField
from core.models import Term
from people.models import Office, Organisation, Person


class AskStatus(models.TextChoices):
    OPEN = "OPEN", _("open")
    PARTLY = "PARTLY", _("met in part")
    MET = "MET", _("met")
    REFUSED = "REFUSED", _("refused")


class Ask(Fact):
    """One action asked of one addressee, about a person, case, law, situation or countries.

    `text` completes "we ask you to ..."; `about` keeps the object in words where no row fits.
    """

    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("ask"))
    text = LocalTextField(verbose_name=_("in words"))
    addressee_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="asks"
    )
    addressee_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="asks"
    )
    addressee_words = models.TextField(_("addressee in words"), blank=True)
    persons = ArrayField(models.UUIDField(), default=list, blank=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="asks")
    law = models.ForeignKey(Law, models.PROTECT, null=True, blank=True, related_name="asks")
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="asks"
    )
    countries = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    about = models.TextField(_("about"), blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="asks")
    status = CodeField(AskStatus, verbose_name=_("status"), default=AskStatus.OPEN)

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(addressee_office__isnull=False)
                | Q(addressee_organisation__isnull=False)
                | ~Q(addressee_words=""),
                name="ask_has_addressee",
            ),
        ]

    def __str__(self) -> str:
        return str(self.text) or str(self.kind)


class Pledge(Fact):
    """What somebody promised, in which document: the hook of an ask."""

    text = LocalTextField(verbose_name=_("promise"))
    by_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="pledges"
    )
    by_words = models.TextField(_("by"), blank=True)
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="pledges"
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="pledges"
    )
    paragraph = models.CharField(_("paragraph"), max_length=20, blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.text)


class Response(Fact):
    """An answer to an ask."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="responses")
    text = models.TextField(_("answer"))
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class Result(Fact):
    """What came of our work for a case ("released", "raised privately"), and our part in it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="results")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="results")
    text = models.TextField(_("what came of it"))
    contribution = models.TextField(_("our part"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]

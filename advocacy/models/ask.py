"""What was asked of whom, and what they had promised."""

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
from people.models import Office, Organisation


class AskStatus(models.TextChoices):
    OPEN = "OPEN", _("open")
    PARTLY = "PARTLY", _("met in part")
    MET = "MET", _("met")
    REFUSED = "REFUSED", _("refused")


class Ask(Fact):
    """One action asked of one addressee, about one object: a person, case, organisation, law,
    situation or countries.

    The wording is fixed by `kind`; `text`, where given in a language, says it in other words and
    completes "we ask you to ..."; `about` keeps the object in words where no row fits.
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
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="asks_about"
    )
    countries = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    about = models.TextField(_("about"), blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="asks")
    due_on = models.DateField(_("by"), null=True, blank=True)
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

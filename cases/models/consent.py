"""Who may know: the basis on which a person may be named."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.source import Source
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField
from people.models import Organisation, Person


class Basis(models.TextChoices):
    CONSENT = "CONSENT", _("asked")
    BEST_INTEREST = "BEST_INTEREST", _("best interest")
    PUBLIC_CASE = "PUBLIC_CASE", _("public case")


class Answer(models.TextChoices):
    """From the narrowest circle to the widest."""

    ONLY_US = "ONLY_US", _("only us")
    PARTNERS = "PARTNERS", _("named partners")
    OFFICIALS_PRIVATELY = "OFFICIALS_PRIVATELY", _("officials in private")
    ANYONE_WITHOUT_NAME = "ANYONE_WITHOUT_NAME", _("anyone, without the name")
    ANYONE_WITH_NAME = "ANYONE_WITH_NAME", _("anyone, with the name")


class Consent(Fact):
    """One answer. Without any, nobody outside may know the name.

    A public case needs the publication as source and the organisation that answers for the person's
    agreement; that something is already in the news is no basis.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    basis = CodeField(Basis, verbose_name=_("basis"))
    answer = CodeField(Answer, verbose_name=_("who may know"))
    given_by = models.TextField(_("given by"), blank=True)
    answered_for_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    published_in = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    reason = models.TextField(_("reason"), blank=True)
    date = PartialDateColumns()
    expires_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Fact.Meta):
        ordering = ["-date_earliest", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(basis="PUBLIC_CASE")
                | Q(published_in__isnull=False, answered_for_by__isnull=False),
                name="public_case_has_publication",
            ),
        ]

    def __str__(self) -> str:
        return f"{Answer(self.answer).label} ({Basis(self.basis).label})"

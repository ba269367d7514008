"""Laws and their articles, by country and edition: the same offence has different numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField, LocalTextField


class LawStage(models.TextChoices):
    IN_FORCE = "IN_FORCE", _("in force")
    ADOPTED = "ADOPTED", _("adopted")
    DRAFT = "DRAFT", _("draft")
    PLANNED = "PLANNED", _("planned")
    REPEALED = "REPEALED", _("repealed")
    UNKNOWN = "UNKNOWN", _("not known")


class Law(Fact):
    """A code, act, bill, treaty or measure. `country` is ISO 3166, or EU or INT."""

    country = models.CharField(_("country"), max_length=3)
    name = LocalTextField(verbose_name=_("name"))
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    stage = CodeField(LawStage, verbose_name=_("stage"), default=LawStage.UNKNOWN)
    stage_words = models.TextField(_("stage in words"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["country", "id"]

    def __str__(self) -> str:
        return f"{self.name}"


class Provision(Fact):
    """One article or part of it. The official title prints in notes; the plain one in sentences."""

    law = models.ForeignKey(Law, models.PROTECT, related_name="provisions")
    article = models.CharField(_("article"), max_length=40, blank=True)
    part = models.CharField(_("part"), max_length=40, blank=True)
    official_title = LocalTextField(verbose_name=_("official title"))
    plain_title = LocalTextField(verbose_name=_("plain title"))

    class Meta(Fact.Meta):
        ordering = ["law", "article"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(article="") | ~models.Q(plain_title={}),
                name="provision_says_which",
            ),
        ]

    def __str__(self) -> str:
        words = str(self.plain_title)
        return f"{_('article')} {self.article} {self.law}" if self.article else words

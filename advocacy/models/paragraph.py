"""The library of approved texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import Figure, Situation
from core.fields import CodeField
from core.history import Tracked
from people.models import Organisation


class ParagraphPurpose(models.TextChoices):
    WHO_WE_ARE = "WHO_WE_ARE", _("who we are")
    CONCERN = "CONCERN", _("concern about a country")
    HOOK = "HOOK", _("earlier promises and conditions")
    THANKS = "THANKS", _("thanks")
    THEME = "THEME", _("a theme")
    QUALIFICATION = "QUALIFICATION", _("what the law says of it")
    ABOUT_CASE = "ABOUT_CASE", _("why a case matters")


class Paragraph(Tracked):
    """An approved, dated text of the library. Placeholders in braces come from a fixed list.

    Past `review_on`, or without one a year after `as_of`, it is offered with a warning and blocks
    approval until somebody says "still right" (`checked_on`, `checked_by`, and a new `review_on`).
    `figures` are named in the text by {figure_1} and so on.
    """

    purpose = CodeField(ParagraphPurpose, verbose_name=_("purpose"))
    title = models.TextField(_("title"))
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=3, default="en")
    country = models.CharField(_("country"), max_length=2, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="paragraphs"
    )
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="paragraphs"
    )
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    author = models.TextField(_("author"), blank=True)
    as_of = models.DateField(_("as of"))
    approved_by = models.TextField(_("approved by"))
    sources = models.TextField(_("sources"), blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    checked_on = models.DateField(null=True, editable=False)
    checked_by = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["purpose", "country", "title"]

    def __str__(self) -> str:
        return self.title


class ParagraphFigure(Tracked):
    """A figure that a paragraph cites: {figure_1} is the one of order 1."""

    paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="figures")
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="paragraphs")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "order"], name="figure_once_in_paragraph")
        ]

    def __str__(self) -> str:
        return f"{self.figure}"

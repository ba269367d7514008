"""The text of letters, block by block."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy.models.letter import Letter
from core.fields import CodeField
from core.history import Tracked


class SectionKind(models.TextChoices):
    """Which blocks a kind of letter has, and in which order: advocacy/outlines.py."""

    ADDRESSEE = "ADDRESSEE", _("to")
    DATELINE = "DATELINE", _("place and date")
    RE = "RE", _("Re")
    SALUTATION = "SALUTATION", _("salutation")
    OPENING = "OPENING", _("opening")
    CONCERNS = "CONCERNS", _("concerns")
    CASES = "CASES", _("cases")
    ASKS = "ASKS", _("asks")
    HOOK = "HOOK", _("conditions")
    THANKS = "THANKS", _("thanks")
    SIGNATURE = "SIGNATURE", _("signature")
    NOTES = "NOTES", _("notes")
    HEADLINE = "HEADLINE", _("headline")
    NEWS = "NEWS", _("what is new")
    STANDS = "STANDS", _("where things stand")
    COURSE = "COURSE", _("what happened before")
    WHO = "WHO", _("who this is")
    QUALIFICATION = "QUALIFICATION", _("what the law says of it")
    FIGURES = "FIGURES", _("figures")
    LAWS = "LAWS", _("laws")
    ADDRESSES = "ADDRESSES", _("whom to write to")
    SIGNATORIES = "SIGNATORIES", _("signatories")
    COPIES = "COPIES", _("enclosures and copies")
    CONTACT = "CONTACT", _("contact")
    ANNEX = "ANNEX", _("annex")
    CLOSED_ANNEX = "CLOSED_ANNEX", _("confidential annex")


class Section(Tracked):
    """One block of a letter in one of its languages, in Markdown.

    `subject` is the country it is about, where a kind of letter has one block for each. What is not
    recorded stands in the text as [[...]] and keeps the letter from being ready.

    `sentences` are those that were written from data: [{"key", "text", "facts"}, ...]. A sentence
    whose words still stand in the text is linked to its facts; all other text is own words. `facts`
    is what all of them rest on, each row once: [{"model", "id", "version"}, ...].
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sections")
    kind = CodeField(SectionKind)
    language = models.CharField(_("language"), max_length=3, default="en", editable=False)
    subject = models.CharField(max_length=3, blank=True, editable=False)
    order = models.PositiveSmallIntegerField()
    is_off = models.BooleanField(_("switched off"), default=False)
    text = models.TextField(_("text"), blank=True)
    own_words = models.BooleanField(default=False, editable=False)
    sentences = models.JSONField(default=list, editable=False)
    facts = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "language", "kind", "subject"], name="section_once_in_letter"
            )
        ]

    def __str__(self) -> str:
        return str(SectionKind(self.kind).label)

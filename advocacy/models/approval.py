"""Under whose name a letter goes out, who approved it, what was frozen, and how it was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.models.letter import Letter
from cases.models import Source
from core.facts import Fact, exactly_one
from core.fields import CodeField
from core.history import Tracked
from core.models import Blob
from people.models import Organisation, Person


class Signatory(Fact):
    """Who signs a letter or signed a published statement, as printed.

    Of a letter: each agrees to the text that was approved, or is not under it. A pen name is
    printed, and the name behind it kept out like any other. `told_on` is when they were last told
    of a change.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="signatories")
    statement = models.ForeignKey(Source, models.PROTECT, null=True, related_name="signatories")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    printed_name = models.TextField(_("name as printed"))
    title = models.TextField(_("title"), blank=True)
    organisation_words = models.TextField(_("organisation as printed"), blank=True)
    country_words = models.TextField(_("country as printed"), blank=True)
    is_pen_name = models.BooleanField(_("pen name"), default=False)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    agreed_how = models.TextField(_("how"), blank=True)
    told_on = models.DateField(null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Fact.Meta):
        ordering = ["order"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=exactly_one("letter", "statement"), name="signatory_of_one"
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name


class Approval(Tracked):
    """One round of approval; `alone_because` where nobody else could be reached.

    `taken_back_because` ends it: the letter is a draft again, and the next round has a new number.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="approvals")
    round = models.PositiveSmallIntegerField(default=1)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on = models.DateField()
    alone_because = models.TextField(_("why alone"), blank=True)
    taken_back_because = models.TextField(_("why taken back"), blank=True)

    class Meta:
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "round"], name="approval_once_in_round")
        ]

    def __str__(self) -> str:
        return f"{self.letter}, {self.round}"


class EditionPart(models.TextChoices):
    WHOLE = "WHOLE", _("the letter")
    CLOSED_ANNEX = "CLOSED_ANNEX", _("the confidential annex")


class Edition(Tracked):
    """What was frozen at an approval: one part of the letter in one language. Written once.

    `data` holds the sections with their sentences and the facts as they were; `clearances` by which
    answer each person is named: [{"person", "use", "consent", "version"}, ...].
    """

    written_once = True

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="editions")
    language = models.CharField(_("language"), max_length=3)
    part = CodeField(EditionPart, default=EditionPart.WHOLE)
    html = models.TextField()
    text = models.TextField()
    pdf = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    docx = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    data = models.JSONField(default=dict)
    clearances = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "language", "part"], name="edition_once_in_approval"
            )
        ]

    def __str__(self) -> str:
        return f"{self.approval}, {self.language}"


class SentBy(models.TextChoices):
    POST = "POST", _("by post")
    EMAIL = "EMAIL", _("by e-mail")
    HAND = "HAND", _("by hand")
    FORM = "FORM", _("by a form on a website")
    PUBLISHED = "PUBLISHED", _("published")


class Sending(Tracked):
    """That somebody sent a letter: Habeas itself sends nothing."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sendings")
    by_words = models.TextField(_("who sent it"))
    means = CodeField(SentBy, verbose_name=_("how"))
    on = models.DateField(_("when"))
    to_words = models.TextField(_("to"), blank=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.letter}, {self.on:%Y-%m-%d}"

"""Letters: chosen cases, asks and approved paragraphs, and the text that came of them."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Scope, User
from accounts.roles import Permission
from accounts.visibility import in_scope
from advocacy.models.ask import Ask
from advocacy.models.occasion import Occasion
from cases.models import Case, Situation, Source
from core.facts import Fact, exactly_one
from core.fields import CodeField
from core.history import Tracked, TrackedQuerySet
from core.keys import letter_reference
from core.references import DrawsReference
from people.models import Holding, Organisation, Person


class ParagraphPurpose(models.TextChoices):
    WHO_WE_ARE = "WHO_WE_ARE", _("who we are")
    CONCERN = "CONCERN", _("concern about a country")
    HOOK = "HOOK", _("earlier promises and conditions")
    THANKS = "THANKS", _("thanks")


class Paragraph(Tracked):
    """An approved, dated text of the library. Placeholders in braces come from a fixed list."""

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
    as_of = models.DateField(_("as of"))
    approved_by = models.TextField(_("approved by"))
    sources = models.TextField(_("sources"), blank=True)

    class Meta:
        ordering = ["purpose", "country", "title"]

    def __str__(self) -> str:
        return self.title


class LetterStatus(models.TextChoices):
    DRAFT = "DRAFT", _("draft")
    READY = "READY", _("ready")


class LetterQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        """Of whoever its scope lets see it, those who see every case in it.

        One without a scope is older than scopes of letters, and was open to the office.
        """
        if not user.may(Permission.READ_CASES):
            return self.none()
        hidden = LetterCase.objects.filter(letter=OuterRef("pk")).exclude(
            in_scope(user, "case__scope")
        )
        return self.filter(Q(scope=None) | in_scope(user)).exclude(Exists(hidden))


class Letter(DrawsReference, Tracked):
    """A letter to one office-holder ahead of an occasion; what is typed in it may tell anything."""

    reference = models.CharField(
        max_length=10, unique=True, default=letter_reference, editable=False
    )
    scope = models.OneToOneField(
        Scope, models.PROTECT, null=True, related_name="letter", editable=False
    )
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="letters")
    addressee = models.ForeignKey(
        Holding, models.PROTECT, related_name="letters", verbose_name=_("to")
    )
    sender = models.ForeignKey(
        Organisation, models.PROTECT, related_name="letters", verbose_name=_("from")
    )
    place = models.TextField(_("place"))
    date = models.DateField(_("date"))
    countries = ArrayField(
        models.CharField(max_length=3), verbose_name=_("countries"), default=list
    )
    language = models.CharField(_("language"), max_length=3, default="en")
    status = CodeField(LetterStatus, verbose_name=_("status"), default=LetterStatus.DRAFT)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return f"{self.reference}, {self.date:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.reference])


class LetterCase(Tracked):
    """A case named in a letter, in its place."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "case"], name="case_once_in_letter")
        ]

    def __str__(self) -> str:
        return f"{self.case}"


class LetterAsk(Tracked):
    """An ask put in a letter, in its place."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="asks")
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="letters")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["letter", "ask"], name="ask_once_in_letter")]

    def __str__(self) -> str:
        return f"{self.ask}"


class LetterParagraph(Tracked):
    """An approved paragraph that a letter takes up, in its place."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="paragraphs")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="letters")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "paragraph"], name="paragraph_once_in_letter")
        ]

    def __str__(self) -> str:
        return f"{self.paragraph}"


class SectionKind(models.TextChoices):
    """In the order of the page."""

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


class Section(Tracked):
    """One block of a letter, in Markdown.

    `facts` names the rows the text rests on: [{"model", "id", "version"}, ...]. What is not
    recorded stands in the text as [[...]] and keeps the letter from being ready.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sections")
    kind = CodeField(SectionKind)
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"), blank=True)
    own_words = models.BooleanField(default=False, editable=False)
    facts = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "kind"], name="section_once_in_letter")
        ]

    def __str__(self) -> str:
        return str(SectionKind(self.kind).label)


class Signatory(Fact):
    """Who signs a letter or signed a published statement, as printed."""

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

"""Letters: chosen cases, asks and approved paragraphs."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Scope, User
from accounts.roles import Permission
from accounts.visibility import in_scope
from advocacy.concerned import named_and_hidden
from advocacy.models.ask import Ask
from advocacy.models.occasion import Occasion
from advocacy.models.paragraph import Paragraph
from cases.models import Case
from core.fields import CodeField, LocalTextField
from core.history import Tracked, TrackedQuerySet
from core.keys import letter_reference
from core.references import DrawsReference
from people.models import Holding, Organisation, Person


class LetterKind(models.TextChoices):
    """After the outlines of domain part (d); summit, dialogue and UN-day texts are briefings."""

    VISIT_LETTER = "VISIT_LETTER", _("letter ahead of a visit or event")
    JOINT_LETTER = "JOINT_LETTER", _("joint letter")
    CASE_STATEMENT = "CASE_STATEMENT", _("statement on a case")
    URGENT_APPEAL = "URGENT_APPEAL", _("urgent appeal")
    OPEN_STATEMENT = "OPEN_STATEMENT", _("open statement with signatories")
    BRIEFING = "BRIEFING", _("briefing on countries or a theme")


class LetterStatus(models.TextChoices):
    """From APPROVED on the text is frozen; DROPPED was never sent and never will be."""

    DRAFT = "DRAFT", pgettext_lazy("letter", "draft")
    READY = "READY", _("ready")
    APPROVED = "APPROVED", _("approved")
    SENT = "SENT", _("sent")
    DROPPED = "DROPPED", pgettext_lazy("letter", "dropped")


class Readers(models.TextChoices):
    """Who will read the text; what a name in it needs follows from that and from the addressee."""

    CONFIDENTIAL = "CONFIDENTIAL", _("confidential")
    EMBARGOED = "EMBARGOED", _("open after a day")
    OPEN = "OPEN", _("open to everybody")


class LetterQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        """Of whoever its scope lets see it, those who see every case in it and whom it may name
        of them, and every case and person that an ask in it is about: it prints its words.

        One without a scope is older than scopes of letters, and was open to the office.
        """
        if not user.may(Permission.READ_CASES):
            return self.none()
        cases = LetterCase.objects.filter(letter=OuterRef("pk"))
        asks = LetterAsk.objects.filter(_asks_of_hidden(user), letter=OuterRef("pk"))
        return self.filter(
            Q(scope=None) | in_scope(user),
            ~Exists(cases.exclude(in_scope(user, "case__scope"))),
            ~Exists(named_and_hidden(user).filter(case__letters__letter=OuterRef("pk"))),
            ~Exists(asks),
        )


def _asks_of_hidden(user: User) -> Q:
    people = ArraySubquery(Person.objects.exclude(in_scope(user)).values("pk"))
    hidden_case = Q(ask__case__isnull=False) & ~in_scope(user, "ask__case__scope")
    return hidden_case | Q(ask__persons__overlap=people)


class Letter(DrawsReference, Tracked):
    """A letter or statement in one language or two; what is typed in it may tell anything.

    An open statement has no addressee, a case statement need not have an occasion. Cases, asks and
    paragraphs are those of both languages, which so stay in step.
    """

    reference = models.CharField(
        max_length=10, unique=True, default=letter_reference, editable=False
    )
    scope = models.OneToOneField(
        Scope, models.PROTECT, null=True, related_name="letter", editable=False
    )
    kind = CodeField(LetterKind, verbose_name=_("kind"), default=LetterKind.VISIT_LETTER)
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    addressee = models.ForeignKey(
        Holding, models.PROTECT, null=True, blank=True, related_name="letters",
        verbose_name=_("to"),
    )  # fmt: skip
    sender = models.ForeignKey(
        Organisation, models.PROTECT, related_name="letters", verbose_name=_("from")
    )
    place = models.TextField(_("place"))
    date = models.DateField(_("date"))
    countries = ArrayField(
        models.CharField(max_length=3), verbose_name=_("countries"), default=list
    )
    headline = LocalTextField(verbose_name=_("headline"))
    language = models.CharField(_("language"), max_length=3, default="en")
    second_language = models.CharField(_("second language"), max_length=3, blank=True)
    readers = CodeField(Readers, verbose_name=_("who will read it"), default=Readers.CONFIDENTIAL)
    embargo_until = models.DateField(_("closed until"), null=True, blank=True)
    reply_by = models.DateField(_("answer expected by"), null=True, blank=True)
    contact = models.TextField(_("contact"), blank=True)
    copies = models.TextField(_("copies to"), blank=True)
    begun_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followed_by", editable=False
    )
    status = CodeField(LetterStatus, verbose_name=_("status"), default=LetterStatus.DRAFT)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return f"{self.reference}, {self.date:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.reference])

    @property
    def languages(self) -> list[str]:
        return [code for code in (self.language, self.second_language) if code]

    @property
    def is_frozen(self) -> bool:
        return self.status in (LetterStatus.APPROVED, LetterStatus.SENT)


class LetterCase(Tracked):
    """A case named in a letter, in its place; told in the text, or in the annex of its country."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    in_annex = models.BooleanField(_("in the annex"), default=False)
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

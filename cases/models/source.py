"""Sources and citations: who said so, where, and in which words."""

from typing import Self
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Scope, User
from accounts.roles import Permission
from accounts.visibility import in_scope
from core.dates import PartialDateColumns
from core.facts import Fact, FactManager, FactQuerySet, exactly_one
from core.fields import CodeField
from core.history import Tracked, TrackedQuerySet
from core.keys import source_reference
from core.models import Blob, Sealed, Term
from core.references import DrawsReference
from core.search import Words
from people.models import Organisation, Person, Reliability

# Everything that a citation can stand behind; each is one nullable key of the exclusive arc.
CITABLE = {
    "name": "people.Name",
    "attribute": "people.Attribute",
    "relation": "people.Relation",
    "holding": "people.Holding",
    "situation": "cases.Situation",
    "party": "cases.Party",
    "law": "cases.Law",
    "provision": "cases.Provision",
    "proceeding": "cases.Proceeding",
    "event": "cases.Event",
    "charge": "cases.Charge",
    "order": "cases.Order",
    "assessment": "cases.Assessment",
    "figure": "cases.Figure",
    "consent": "cases.Consent",
}


class Credibility(models.TextChoices):
    """Of a piece of information, by the Admiralty scale."""

    CONFIRMED = "1", _("confirmed by other independent sources")
    PROBABLE = "2", _("probably true")
    POSSIBLE = "3", _("possibly true")
    DOUBTFUL = "4", _("doubtful")
    IMPROBABLE = "5", _("improbable")
    UNJUDGED = "6", _("cannot be judged")


class SourceQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        """Published sources are for all who read cases; a protected one belongs to its scope."""
        if not user.may(Permission.READ_CASES):
            return self.none()
        return self.filter(Q(scope=None) | in_scope(user))


class Source(DrawsReference, Tracked):
    """A statement, judgment, call, report. `relays` names the source that it takes over from.

    Its grade is its own unless that is F, then its publisher's or that of `told_by`.
    `identity` protects who spoke; `scope` is empty for what is published. `received_on` is the day
    on which the office had it: what it says counts as known from then (or from publication).
    """

    reference = models.CharField(
        max_length=10, unique=True, default=source_reference, editable=False
    )
    scope = models.OneToOneField(
        Scope, models.PROTECT, null=True, related_name="source", editable=False
    )
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("kind"))
    title = models.TextField(_("title"))
    publisher = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="publications"
    )
    publisher_words = models.TextField(_("issued by"), blank=True)
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="told")
    published = PartialDateColumns()
    received_on = models.DateField(_("received on"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    reliability = CodeField(Reliability, verbose_name=_("reliability"), default=Reliability.F)
    relays = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="relayed_by"
    )
    noted_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="notes"
    )
    noted_as = models.TextField(_("noted as"), blank=True)
    identity = models.ForeignKey(Sealed, models.PROTECT, null=True, related_name="+")

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-published_earliest", "id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.reference])

    @property
    def grade(self) -> Reliability:
        """Its own, unless that is F; else its publisher's; else that of who told it."""
        own = (
            self.reliability,
            self.publisher and self.publisher.reliability,
            self.told_by and self.told_by.reliability,
        )
        judged = (Reliability(grade) for grade in own if grade and grade != Reliability.F)
        return next(judged, Reliability.F)

    @property
    def issuer(self) -> str:
        """Who published it, in short; "" where that is not recorded."""
        if self.publisher:
            return self.publisher.abbreviation or self.publisher.name
        return self.publisher_words


class CitationQuerySet(FactQuerySet):
    def with_sources(self) -> Self:
        """All that grade and origin of each are read from, in the same query."""
        return self.select_related(
            "source__publisher", "source__told_by", "source__relays", "origin__publisher"
        )


class Citation(Fact):
    """That a source says a fact, and how. `origin` is who told the source, where it names one."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    origin = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="citations_as_origin"
    )
    field = models.CharField(max_length=40, blank=True)
    quote = models.TextField(_("as written"), blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    credibility = CodeField(
        Credibility, verbose_name=_("credibility"), default=Credibility.UNJUDGED
    )
    contradicts = models.BooleanField(_("says otherwise"), default=False)
    name = models.ForeignKey("people.Name", models.PROTECT, null=True, related_name="citations")
    attribute = models.ForeignKey(
        "people.Attribute", models.PROTECT, null=True, related_name="citations"
    )
    relation = models.ForeignKey(
        "people.Relation", models.PROTECT, null=True, related_name="citations"
    )
    holding = models.ForeignKey(
        "people.Holding", models.PROTECT, null=True, related_name="citations"
    )
    situation = models.ForeignKey(
        "cases.Situation", models.PROTECT, null=True, related_name="citations"
    )
    party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="citations")
    law = models.ForeignKey("cases.Law", models.PROTECT, null=True, related_name="citations")
    provision = models.ForeignKey(
        "cases.Provision", models.PROTECT, null=True, related_name="citations"
    )
    proceeding = models.ForeignKey(
        "cases.Proceeding", models.PROTECT, null=True, related_name="citations"
    )
    event = models.ForeignKey("cases.Event", models.PROTECT, null=True, related_name="citations")
    charge = models.ForeignKey("cases.Charge", models.PROTECT, null=True, related_name="citations")
    order = models.ForeignKey("cases.Order", models.PROTECT, null=True, related_name="citations")
    assessment = models.ForeignKey(
        "cases.Assessment", models.PROTECT, null=True, related_name="citations"
    )
    figure = models.ForeignKey("cases.Figure", models.PROTECT, null=True, related_name="citations")
    consent = models.ForeignKey(
        "cases.Consent", models.PROTECT, null=True, related_name="citations"
    )

    objects = FactManager.from_queryset(CitationQuerySet)()

    class Meta(Fact.Meta):
        ordering = ["id"]
        indexes = [GinIndex(Words("quote"), name="citation_quote_words")]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=exactly_one(*CITABLE), name="citation_of_one_fact"),
        ]

    def __str__(self) -> str:
        return str(self.source)

    @property
    def told_first(self) -> UUID:
        """Whose word it is in the end: two statements of one publisher have one origin."""
        first = self.origin or self.source.relays or self.source
        return first.publisher_id or first.told_by_id or first.pk


class Mention(Fact):
    """Somebody whom a source names in a role, without being a party: counsel, speaker, editor."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="mentions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mentions")
    role = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("role"))
    words = models.TextField(_("as described"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.person}: {self.words}"


class DocumentQuerySet(TrackedQuerySet):
    def visible_to(self, user: User) -> Self:
        """Of a case and a source that are both seen, where it belongs to both."""
        if not user.may(Permission.READ_CASES):
            return self.none()
        return self.filter(
            Q(case=None) | in_scope(user, "case__scope"),
            Q(source=None) | Q(source__scope=None) | in_scope(user, "source__scope"),
        )


class Document(Tracked):
    """A file of a source or of a case, known by its hash; the original never changes.

    `original` and `preview` hold the bytes; a document that is only known of has neither.
    """

    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="documents")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="documents")
    original = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    preview = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    file_name = models.TextField(_("file name"))
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    graphic = models.BooleanField(_("graphic"), default=False)
    description = models.TextField(_("what it shows"), blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(case__isnull=False),
                name="document_of_source_or_case",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

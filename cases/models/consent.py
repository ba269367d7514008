"""Who may know: the basis on which a person may be named."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models.source import Document, Source
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField
from people.models import Organisation, Person


class Basis(models.TextChoices):
    CONSENT = "CONSENT", _("asked")
    BEST_INTEREST = "BEST_INTEREST", _("best interest")
    PUBLIC_CASE = "PUBLIC_CASE", _("public case")


# No answer of the person: a second member of staff has to agree before it counts.
NOT_ASKED = (Basis.BEST_INTEREST, Basis.PUBLIC_CASE)


class Answer(models.TextChoices):
    """From the narrowest circle to the widest."""

    ONLY_US = "ONLY_US", _("only us")
    PARTNERS = "PARTNERS", _("named partners")
    OFFICIALS_PRIVATELY = "OFFICIALS_PRIVATELY", _("officials in private")
    ANYONE_WITHOUT_NAME = "ANYONE_WITHOUT_NAME", _("anyone, without the name")
    ANYONE_WITH_NAME = "ANYONE_WITH_NAME", _("anyone, with the name")


class Use(models.TextChoices):
    """Domain b.11: consent is per use. The last five are for what is told, not for whom."""

    PARTNER = "PARTNER", _("to the named partners")
    OFFICIALS = "OFFICIALS", _("to officials of other States, in private")
    GOVERNMENT = "GOVERNMENT", _("to the Government concerned")
    UN_PUBLIC = "UN_PUBLIC", _("in public reports and the database of the UN")
    TREATY_BODY = "TREATY_BODY", _("in a complaint to a treaty body")
    MEDIA = "MEDIA", _("to the media")
    WEB = "WEB", _("on the web")
    WITHOUT_NAME = "WITHOUT_NAME", _("in public, without the name")
    NAME = "NAME", _("the name, in public")
    PHOTO = "PHOTO", _("photo")
    HEALTH = "HEALTH", _("health")
    FAMILY = "FAMILY", _("family")
    TESTIMONY = "TESTIMONY", _("testimony in their words")
    EXACT_PLACE = "EXACT_PLACE", _("exact place")


# Never follow from an answer: each is asked for by itself.
TOLD = (Use.PHOTO, Use.HEALTH, Use.FAMILY, Use.TESTIMONY, Use.EXACT_PLACE)
# A complaint needs an authority to act, so no answer gives it.
USES: dict[Answer, frozenset[Use]] = {
    Answer.ONLY_US: frozenset(),
    Answer.PARTNERS: frozenset({Use.PARTNER}),
    Answer.OFFICIALS_PRIVATELY: frozenset({Use.OFFICIALS}),
    Answer.ANYONE_WITHOUT_NAME: frozenset({Use.WITHOUT_NAME}),
    Answer.ANYONE_WITH_NAME: frozenset(Use) - {*TOLD, Use.TREATY_BODY},
}


class GivenBy(models.TextChoices):
    SELF = "SELF", _("the person")
    RELATIVE = "RELATIVE", _("a relative")
    LAWYER = "LAWYER", _("the lawyer")
    OTHER = "OTHER", _("somebody else")


class How(models.TextChoices):
    WRITTEN = "WRITTEN", _("in writing")
    SPOKEN = "SPOKEN", _("in person or by phone")
    MESSAGE = "MESSAGE", _("by message")


class Consent(Fact):
    """One answer. Without any, nobody outside may know the name.

    `uses` are those of b.11 where they differ from what the answer sets, else NULL. A public case
    needs the publication as source and the organisation that answers for the person's agreement;
    that something is already in the news is no basis. What nobody was asked for counts once a
    second member of staff has confirmed it, as does any naming of somebody under 18.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    basis = CodeField(Basis, verbose_name=_("basis"))
    answer = CodeField(Answer, verbose_name=_("who may know"))
    uses = ArrayField(models.CharField(max_length=40), null=True, blank=True, editable=False)
    partners = models.TextField(_("which partners"), blank=True)
    given_by = models.TextField(_("given by"), blank=True)
    relation = CodeField(GivenBy, verbose_name=_("who answered"), blank=True)
    how = CodeField(How, verbose_name=_("how"), blank=True)
    answered_for_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    published_in = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    reason = models.TextField(_("reason"), blank=True)
    wishes = models.TextField(_("wishes of family and lawyer"), blank=True)
    date = PartialDateColumns()
    expires_on = models.DateField(_("until"), null=True, blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False
    )
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta(Fact.Meta):
        ordering = ["-date_earliest", "-id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(basis="PUBLIC_CASE")
                | Q(published_in__isnull=False, answered_for_by__isnull=False),
                name="public_case_has_publication",
            ),
            models.CheckConstraint(
                condition=~Q(basis="BEST_INTEREST") | (~Q(reason="") & Q(review_on__isnull=False)),
                name="best_interest_says_why",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("recorded_by"))
                ),
                name="consent_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{Answer(self.answer).label} ({Basis(self.basis).label})"

    @property
    def allows(self) -> frozenset[str]:
        """The uses that it allows, whether or not it counts."""
        return frozenset(USES[Answer(self.answer)] if self.uses is None else self.uses)

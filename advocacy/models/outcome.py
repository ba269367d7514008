"""What came back: answers to asks and letters, and what became of the people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy.models.ask import Ask
from advocacy.models.letter import Letter
from cases.models import Case, Document
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField
from people.models import Person


class AnswerMeans(models.TextChoices):
    TYPED = "TYPED", _("in writing")
    SCANNED = "SCANNED", _("on paper")
    SPOKEN = "SPOKEN", _("spoken")


class AnswerKind(models.TextChoices):
    """HURIDOCS MT27, domain b.13."""

    FAVOURABLE = "FAVOURABLE", _("favourable")
    PLEDGE = "PLEDGE", _("a promise")
    REQUEST = "REQUEST", _("asks for more")
    TOKEN = "TOKEN", _("polite and empty")
    AGAINST = "AGAINST", _("against it")


class OutcomeCode(models.TextChoices):
    """Domain b.13."""

    RELEASED = "RELEASED", _("released")
    CHARGES_DROPPED = "CHARGES_DROPPED", _("charges dropped")
    ACQUITTED = "ACQUITTED", _("acquitted")
    SENTENCE_REDUCED = "SENTENCE_REDUCED", _("sentence reduced")
    PARDONED = "PARDONED", _("pardoned")
    CONDITIONS_IMPROVED = "CONDITIONS_IMPROVED", _("conditions improved")
    MEDICAL_ACCESS = "MEDICAL_ACCESS", _("medical care given")
    DEPORTATION_HALTED = "DEPORTATION_HALTED", _("removal stopped")
    RETURN_ORDERED = "RETURN_ORDERED", _("return ordered")
    INVESTIGATION_OPENED = "INVESTIGATION_OPENED", _("investigation opened")
    LAW_AMENDED = "LAW_AMENDED", _("law changed")
    BILL_WITHDRAWN = "BILL_WITHDRAWN", _("bill withdrawn")
    CASE_RAISED_PRIVATELY = "CASE_RAISED_PRIVATELY", _("raised privately")
    CASE_RAISED_PUBLICLY = "CASE_RAISED_PUBLICLY", _("raised publicly")
    UN_OPINION = "UN_OPINION", _("opinion of the UN")
    NO_CHANGE = "NO_CHANGE", _("no change")
    WORSENED = "WORSENED", _("got worse")
    UNKNOWN = "UNKNOWN", _("not known")


class Response(Fact):
    """An answer to an ask, or to a whole letter: typed, scanned or noted down."""

    ask = models.ForeignKey(Ask, models.PROTECT, null=True, blank=True, related_name="responses")
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="responses"
    )
    means = CodeField(AnswerMeans, verbose_name=_("how"), blank=True)
    kind = CodeField(AnswerKind, verbose_name=_("kind of answer"), blank=True)
    from_words = models.TextField(_("from"), blank=True)
    text = models.TextField(_("answer"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="responses"
    )
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ask__isnull=False) | Q(letter__isnull=False),
                name="response_to_something",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Result(Fact):
    """What came of our work for a case ("released", "raised privately"), and our part in it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="results")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="results")
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="results"
    )
    code = CodeField(OutcomeCode, verbose_name=_("outcome"), blank=True)
    text = models.TextField(_("what came of it"))
    contribution = models.TextField(_("our part"), blank=True)
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]

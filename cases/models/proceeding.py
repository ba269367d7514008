"""Proceedings, charges and orders: per person, because co-defendants fare differently."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Party
from cases.models.event import Event
from cases.models.law import Provision
from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField
from people.models import Office, Organisation


class ProceedingKind(models.TextChoices):
    CRIMINAL = "CRIMINAL", _("criminal")
    ADMINISTRATIVE = "ADMINISTRATIVE", _("administrative")
    CIVIL = "CIVIL", _("civil")
    IMMIGRATION = "IMMIGRATION", _("immigration or asylum")
    EXTRADITION = "EXTRADITION", _("extradition")
    LIQUIDATION = "LIQUIDATION", _("liquidation of an organisation")
    INTERNATIONAL = "INTERNATIONAL", _("international")


class Proceeding(Fact):
    """One court case within a case file."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="proceedings")
    kind = CodeField(ProceedingKind, verbose_name=_("kind"))
    country = models.CharField(_("country"), max_length=3, blank=True)
    court = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="proceedings"
    )
    court_words = models.TextField(_("court"), blank=True)
    file_number = models.TextField(_("court file number"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{ProceedingKind(self.kind).label}, {self.country}"


class ChargeStatus(models.TextChoices):
    SUSPECTED = "SUSPECTED", _("suspected")
    WANTED = "WANTED", _("wanted")
    COMPLAINED_OF = "COMPLAINED_OF", _("complained of")
    CHARGED = "CHARGED", _("charged")
    ON_TRIAL = "ON_TRIAL", _("on trial")
    CONVICTED = "CONVICTED", _("convicted")
    ACQUITTED = "ACQUITTED", _("acquitted")
    DROPPED = "DROPPED", _("dropped")
    OVERTURNED = "OVERTURNED", _("overturned")
    PARDONED = "PARDONED", _("pardoned")
    THREATENED = "THREATENED", _("threatened with")
    UNKNOWN = "UNKNOWN", _("not known")


class ChargeAnswer(models.TextChoices):
    NOT_KNOWN = "NOT_KNOWN", _("not known")
    DENIES = "DENIES", _("denies it")
    ADMITS = "ADMITS", _("admits it")
    SILENT = "SILENT", _("says nothing to it")


class Charge(Fact):
    """An accusation against one party: an article, or the words of a source, or both."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="charges")
    proceeding = models.ForeignKey(
        Proceeding, models.PROTECT, null=True, blank=True, related_name="charges"
    )
    provision = models.ForeignKey(
        Provision, models.PROTECT, null=True, blank=True, related_name="charges",
        verbose_name=_("article"),
    )  # fmt: skip
    words = models.TextField(_("charge in words"), blank=True)
    status = CodeField(ChargeStatus, verbose_name=_("status"), default=ChargeStatus.CHARGED)
    date = PartialDateColumns()
    answer = CodeField(
        ChargeAnswer, verbose_name=_("the person's answer"), default=ChargeAnswer.NOT_KNOWN
    )
    maximum_penalty = models.TextField(_("maximum penalty as stated"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(provision__isnull=False) | ~Q(words=""), name="charge_says_what"
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(self.provision)


class OrderKind(models.TextChoices):
    """b.5, and what courts order a State to do."""

    IMPRISONMENT = "IMPRISONMENT", _("imprisonment")
    LIFE = "LIFE", _("life imprisonment")
    SUSPENDED_IMPRISONMENT = "SUSPENDED_IMPRISONMENT", _("suspended imprisonment")
    PROBATION = "PROBATION", _("probation")
    RESTRICTED_LIBERTY = "RESTRICTED_LIBERTY", _("restriction of liberty")
    CORRECTIONAL_LABOUR = "CORRECTIONAL_LABOUR", _("correctional labour")
    FINE = "FINE", _("fine")
    ADMINISTRATIVE_ARREST = "ADMINISTRATIVE_ARREST", _("administrative arrest")
    ACTIVITY_BAN = "ACTIVITY_BAN", _("ban on activities")
    DAMAGES = "DAMAGES", _("damages")
    EXPULSION = "EXPULSION", _("expulsion")
    INTERIM_MEASURE = "INTERIM_MEASURE", _("interim measure")
    ENABLE_RETURN = "ENABLE_RETURN", _("order to enable return")
    OTHER = "OTHER", _("other order")


class Compliance(models.TextChoices):
    NOT_APPLICABLE = "NOT_APPLICABLE", _("does not apply")
    NOT_KNOWN = "NOT_KNOWN", _("not known")
    OBEYED = "OBEYED", _("obeyed")
    PARTLY = "PARTLY", _("obeyed in part")
    NOT_OBEYED = "NOT_OBEYED", _("not obeyed")


class Order(Fact):
    """What a court ordered about a party, or ordered a State or an office to do for one.

    The term is years, months and days, never only a total; `sought` marks what a prosecution asked
    for and no court has ordered. `binds` is the office that must obey.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="orders")
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="orders")
    kind = CodeField(OrderKind, verbose_name=_("kind"))
    sought = models.BooleanField(_("only sought by the prosecution"), default=False)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    words = models.TextField(_("as worded"), blank=True)
    date = PartialDateColumns()
    court_words = models.TextField(_("court"), blank=True)
    binds = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="orders")
    binds_words = models.TextField(_("who must obey"), blank=True)
    compliance = CodeField(Compliance, verbose_name=_("obeyed?"), default=Compliance.NOT_APPLICABLE)

    class Meta(Fact.Meta):
        ordering = ["date_earliest", "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount=None) | ~Q(currency=""), name="order_amount_has_currency"
            ),
        ]

    def __str__(self) -> str:
        return str(OrderKind(self.kind).label)

    @property
    def has_term(self) -> bool:
        return any(part is not None for part in (self.years, self.months, self.days))

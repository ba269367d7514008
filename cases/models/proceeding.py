"""Proceedings, charges and orders: per person, because co-defendants fare differently."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.codes import Regime, Sureness
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
    AMENDED = "AMENDED", _("changed into another charge")
    DROPPED = "DROPPED", _("dropped")
    TIME_BARRED = "TIME_BARRED", _("time-barred")
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
    sureness = CodeField(Sureness, verbose_name=_("how sure?"), blank=True)

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


class EventCharge(Fact):
    """What an event did to one charge, where it did not do the same to all: a partial verdict."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="on_charges")
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="steps")
    status = CodeField(ChargeStatus, verbose_name=_("status"))

    class Meta(Fact.Meta):
        ordering = ["id"]
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "charge"],
                condition=Q(withdrawn_at=None),
                name="charge_once_in_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charge}: {ChargeStatus(self.status).label}"


class OrderKind(models.TextChoices):
    """b.5, and what courts order a State to do."""

    IMPRISONMENT = "IMPRISONMENT", _("imprisonment")
    LIFE = "LIFE", _("life imprisonment")
    SUSPENDED_IMPRISONMENT = "SUSPENDED_IMPRISONMENT", _("suspended imprisonment")
    PROBATION = "PROBATION", _("probation")
    RESTRICTED_LIBERTY = "RESTRICTED_LIBERTY", _("restriction of liberty")
    CORRECTIONAL_LABOUR = "CORRECTIONAL_LABOUR", _("correctional labour")
    COMMUNITY_WORK = "COMMUNITY_WORK", _("community work")
    PSYCHIATRIC_MEASURE = "PSYCHIATRIC_MEASURE", _("compulsory psychiatric treatment")
    FINE = "FINE", _("fine")
    ADMINISTRATIVE_ARREST = "ADMINISTRATIVE_ARREST", _("administrative arrest")
    ADMINISTRATIVE_FINE = "ADMINISTRATIVE_FINE", _("administrative fine")
    ACTIVITY_BAN = "ACTIVITY_BAN", _("ban on activities")
    DAMAGES = "DAMAGES", _("damages")
    CONFISCATION = "CONFISCATION", _("confiscation")
    EXPULSION = "EXPULSION", _("expulsion")
    INTERIM_MEASURE = "INTERIM_MEASURE", _("interim measure")
    ENABLE_RETURN = "ENABLE_RETURN", _("order to enable return")
    COMPENSATION = "COMPENSATION", _("compensation")
    ORG_LIQUIDATION = "ORG_LIQUIDATION", _("closure of an organisation")
    ORG_BLOCK = "ORG_BLOCK", _("blocking of a website or account")
    OTHER = "OTHER", _("other order")


class Compliance(models.TextChoices):
    NOT_APPLICABLE = "NOT_APPLICABLE", _("does not apply")
    NOT_KNOWN = "NOT_KNOWN", _("not known")
    OBEYED = "OBEYED", _("obeyed")
    PARTLY = "PARTLY", _("obeyed in part")
    NOT_OBEYED = "NOT_OBEYED", _("not obeyed")


class OrderEffect(models.TextChoices):
    """What an order does to the sentence before it; a total alone is never kept."""

    IMPOSES = "IMPOSES", _("imposes")
    ADDS = "ADDS", _("adds to the sentence before")
    CUTS = "CUTS", _("takes off the sentence before")
    REPLACES = "REPLACES", _("replaces the sentence before")
    CAPS = "CAPS", _("limits the sum of sentences")


class Order(Fact):
    """What a court ordered about a party, or ordered a State or an office to do for one.

    The term is years, months and days, never only a total; `sought` marks what a prosecution asked
    for and no court has ordered. `binds` is the office that must obey. A sentence is the sum of its
    orders: `effect` says what this one does to `modifies`, or else to all that were in force.
    `starts` is the day from which the term counts, if that is known.
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
    effect = CodeField(OrderEffect, verbose_name=_("effect"), default=OrderEffect.IMPOSES)
    modifies = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="modified_by"
    )
    credited_days = models.PositiveIntegerField(_("days credited"), null=True, blank=True)
    regime = CodeField(Regime, verbose_name=_("conditions"), blank=True)
    words = models.TextField(_("as worded"), blank=True)
    date = PartialDateColumns()
    starts = PartialDateColumns()
    court_words = models.TextField(_("court"), blank=True)
    binds = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="orders")
    binds_words = models.TextField(_("who must obey"), blank=True)
    compliance = CodeField(Compliance, verbose_name=_("obeyed?"), default=Compliance.NOT_APPLICABLE)
    sureness = CodeField(Sureness, verbose_name=_("how sure?"), blank=True)

    class Meta(Fact.Meta):
        ordering = ["date_earliest", "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount=None) | ~Q(currency=""), name="order_amount_has_currency"
            ),
            models.CheckConstraint(
                condition=Q(modifies=None) | ~Q(modifies=models.F("id")),
                name="order_changes_another",
            ),
        ]

    def __str__(self) -> str:
        return str(OrderKind(self.kind).label)

    @property
    def has_term(self) -> bool:
        return any(part is not None for part in (self.years, self.months, self.days))

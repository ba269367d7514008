"""Offices, who holds them, and how letters to them are addressed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateColumns
from core.facts import Fact
from core.fields import CodeField, LocalTextField
from core.history import Tracked
from people.models.subjects import Organisation, Person


class OfficeKind(models.TextChoices):
    """Domain b.9: decides the form of address."""

    HEAD_OF_STATE = "HEAD_OF_STATE", _("head of State")
    HEAD_OF_GOVERNMENT = "HEAD_OF_GOVERNMENT", _("head of government")
    EUCO_PRESIDENT = "EUCO_PRESIDENT", _("President of the European Council")
    EC_PRESIDENT = "EC_PRESIDENT", _("President of the European Commission")
    HRVP = "HRVP", _("High Representative of the EU")
    MINISTER = "MINISTER", _("minister")
    AMBASSADOR = "AMBASSADOR", _("ambassador")
    PROSECUTOR_GENERAL = "PROSECUTOR_GENERAL", _("prosecutor general")
    OMBUDSPERSON = "OMBUDSPERSON", _("ombudsperson")
    OTHER = "OTHER", _("other office")


class Office(Tracked):
    """A post, whoever holds it, and how letters to it are addressed (domain b.9).

    Address line, salutation (the call) and closing are templates per language: {name}, {family},
    {honorific}, {call} and {one|other}, the form for a man and the form for a woman. An empty one
    is a gap, not a default. `language` is the one that it answers in.
    """

    title = LocalTextField(verbose_name=_("title"))
    kind = CodeField(OfficeKind, verbose_name=_("kind"), default=OfficeKind.OTHER)
    country = models.CharField(_("country"), max_length=3, blank=True)
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    address_line = LocalTextField(verbose_name=_("address line"))
    salutation = LocalTextField(verbose_name=_("salutation"))
    closing = LocalTextField(verbose_name=_("closing"))
    postal_address = models.TextField(_("postal address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("official", args=[self.pk])


class UsualCopy(Tracked):
    """Who usually gets a copy of letters to an office: an ambassador, an adviser, a desk."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="usual_copies")
    to_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office")
    )
    words = models.TextField(_("in words"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_office__isnull=False) | ~Q(words=""), name="copy_is_to_somebody"
            )
        ]

    def __str__(self) -> str:
        return str(self.to_office or self.words)


class AddressedAs(models.TextChoices):
    """Which form of the call is used; nothing else is said of the person."""

    MR = "MR", _("as a man")
    MS = "MS", _("as a woman")


class Holding(Fact):
    """A term in office; `term` may be open at both ends.

    `honorific` goes before the name ("H.E."); `verified_on` is the day on which somebody last
    looked whether this person still holds the office.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    term = PartialDateColumns()
    addressed_as = CodeField(AddressedAs, verbose_name=_("addressed"), blank=True)
    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    verified_on = models.DateField(_("last verified"), null=True, blank=True)
    verified_by = models.TextField(blank=True, editable=False)

    class Meta(Fact.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

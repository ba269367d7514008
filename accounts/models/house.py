"""The office itself: one row, filled in on day one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import CodeField, LocalTextField
from core.history import Tracked
from core.keys import slug_id
from core.models import Blob

# A month: long enough not to nag, short enough that a letter does not rest on old news.
DEFAULT_CHECK_DAYS = 30
THE_HOUSE = slug_id("the-house")


class English(models.TextChoices):
    GB = "GB", _("British")
    US = "US", _("American")


class OfKazakhstan(models.TextChoices):
    KAZAKHSTANI = "KAZAKHSTANI", "Kazakhstani"
    KAZAKH = "KAZAKH", "Kazakh"


class House(Tracked):
    """The organisation that works here: what its letterhead says, and the rules of the house.

    `check_days` is how many days after the last check an open case falls due again, unless the case
    says otherwise. Until `recovery_confirmed_at` nobody has the keys on paper.
    """

    name = models.CharField(_("legal name"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    registration = models.CharField(_("registration number"), max_length=120, blank=True)
    transparency_register = models.CharField(
        _("EU Transparency Register number"), max_length=40, blank=True
    )
    logo = models.ForeignKey(
        Blob, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    who_we_are = LocalTextField(verbose_name=_("who we are"))
    languages = ArrayField(
        models.CharField(max_length=3), verbose_name=_("languages"), default=list, blank=True
    )
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    english = CodeField(English, verbose_name=_("English of letters"), default=English.GB)
    of_kazakhstan = CodeField(
        OfKazakhstan, verbose_name=_("adjective of Kazakhstan"), default=OfKazakhstan.KAZAKHSTANI
    )
    check_days = models.PositiveSmallIntegerField(
        _("check open cases every … days"), default=DEFAULT_CHECK_DAYS
    )
    recovery_confirmed_at = models.DateTimeField(null=True, editable=False)
    recovery_confirmed_by = models.CharField(max_length=200, blank=True, editable=False)
    recovery_fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    @classmethod
    def current(cls) -> "House":
        """The one row; unsaved on the first day."""
        return cls.objects.filter(pk=THE_HOUSE).first() or cls(id=THE_HOUSE)

    def __str__(self) -> str:
        return self.name or str(_("the office"))

"""Coming, going, and finding the way back in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.staff import Team, User
from accounts.roles import Role
from core.fields import CodeField
from core.keys import uuid7


class Invitation(models.Model):
    """A one-time link into the office. Only a hash of its token is kept.

    Untracked, since nothing of it changes but that it is used or withdrawn: both are in the trail.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    full_name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    role = CodeField(Role, verbose_name=_("role"), default=Role.CASEWORKER)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("team")
    )
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    used_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.full_name


class FactorReset(models.Model):
    """A lost second factor: agreed to by a second admin, or proved by the sheet."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="factor_resets")
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    with_sheet = models.BooleanField(default=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decided_by=None, agreed=None)
                | models.Q(
                    decided_at__isnull=False, decided_by__isnull=False, agreed__isnull=False
                ),
                name="factor_reset_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}"


class NoticeKind(models.TextChoices):
    FACTOR_RESET = "FACTOR_RESET", _("a second factor was reset")
    JOINED = "JOINED", _("somebody joined")
    LEFT = "LEFT", _("somebody left")
    ROLE_CHANGED = "ROLE_CHANGED", _("a role was changed")
    EXPORT_ASKED = "EXPORT_ASKED", _("a large export waits for a second person")
    EXPORT_DECIDED = "EXPORT_DECIDED", _("a large export was decided")
    ERASURE_ASKED = "ERASURE_ASKED", _("an erasure waits for a second person")
    ERASURE_DONE = "ERASURE_DONE", _("records were erased")
    SHEET_SHOWN = "SHEET_SHOWN", _("the recovery sheet was opened")
    SHUT_OUT = "SHUT_OUT", _("a case is no longer open to you")


class Notice(models.Model):
    """What a member of staff is told on the first page until they have read it.

    `about` names staff or gives a reference, never a person at risk.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = CodeField(NoticeKind)
    about = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(NoticeKind(self.kind).label)

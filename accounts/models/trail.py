"""The audit trail: who did what and who saw what."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.fields import CodeField
from core.history import Sealable
from core.keys import uuid7
from core.triggers import AppendOnly, SealAtCommit, Stamp


class Act(models.TextChoices):
    SIGNED_IN = "SIGNED_IN", _("signed in")
    SIGN_IN_FAILED = "SIGN_IN_FAILED", _("failed to sign in")
    SIGNED_OUT = "SIGNED_OUT", _("signed out")
    SESSION_ENDED = "SESSION_ENDED", _("ended a session from afar")
    PASSWORD_CHANGED = "PASSWORD_CHANGED", _("changed a password")
    FACTOR_ADDED = "FACTOR_ADDED", _("added a second factor")
    FACTOR_REMOVED = "FACTOR_REMOVED", _("removed a second factor")
    FACTOR_RESET_ASKED = "FACTOR_RESET_ASKED", _("asked to reset a second factor")
    FACTOR_RESET = "FACTOR_RESET", _("reset a second factor")
    CONFIRMED_AGAIN = "CONFIRMED_AGAIN", _("proved again who they are")
    READ = "READ", _("looked at")
    SEARCHED = "SEARCHED", _("searched")
    DOWNLOADED = "DOWNLOADED", _("took a file")
    EXPORTED = "EXPORTED", _("exported")
    EXPORT_ASKED = "EXPORT_ASKED", _("asked for a large export")
    EXPORT_DECIDED = "EXPORT_DECIDED", _("decided a large export")
    PROTECTED_READ = "PROTECTED_READ", _("read protected values")
    LETTER_WRITTEN = "LETTER_WRITTEN", _("wrote a letter")
    LETTER_CHANGED = "LETTER_CHANGED", _("changed the state of a letter")
    SHARING_CHANGED = "SHARING_CHANGED", _("changed who sees")
    NAMING_CHANGED = "NAMING_CHANGED", _("changed who may know")
    INVITED = "INVITED", _("invited")
    INVITATION_WITHDRAWN = "INVITATION_WITHDRAWN", _("withdrew an invitation")
    JOINED = "JOINED", _("joined")
    ROLE_CHANGED = "ROLE_CHANGED", _("changed a role")
    TEAM_CHANGED = "TEAM_CHANGED", _("changed a team")
    LEFT = "LEFT", _("ended an account")
    OFFICE_CHANGED = "OFFICE_CHANGED", _("changed the office")
    RECOVERY_CONFIRMED = "RECOVERY_CONFIRMED", _("confirmed the recovery sheet")
    KEY_ROTATED = "KEY_ROTATED", _("changed the master key")
    MERGED = "MERGED", _("brought two records together")
    ERASURE_ASKED = "ERASURE_ASKED", _("asked for an erasure")
    ERASURE_DECIDED = "ERASURE_DECIDED", _("decided an erasure")
    ERASED = "ERASED", _("erased")
    TRAIL_READ = "TRAIL_READ", _("read the trail")
    TRAIL_VERIFIED = "TRAIL_VERIFIED", _("verified the trail")


class Outcome(models.TextChoices):
    OK = "OK", _("done")
    DENIED = "DENIED", _("refused")
    FAILED = "FAILED", _("failed")


class AuditEntry(Sealable):
    """One line of the trail, sealed with the history, without foreign keys: it outlives all.

    `subject` is a reference or a user name, `details` codes, numbers and references: never a name
    of a person at risk. `case` is the key of the case concerned, for its own log. The database
    sets `recorded_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recorded_at = models.DateTimeField(null=True, editable=False)
    act = CodeField(Act, verbose_name=_("act"))
    outcome = CodeField(Outcome, verbose_name=_("outcome"), default=Outcome.OK)
    user = models.UUIDField(null=True)
    user_name = models.TextField(blank=True)
    role = models.CharField(max_length=40, blank=True)
    subject = models.TextField(blank=True)
    case = models.UUIDField(null=True)
    details = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    session = models.CharField(max_length=16, blank=True)
    ip = models.GenericIPAddressField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["case", "-id"], name="audit_case"),
            models.Index(fields=["user", "-id"], name="audit_user"),
            models.Index(fields=["act", "-id"], name="audit_act"),
            models.Index(fields=["subject", "-id"], name="audit_subject"),
        ]
        triggers: list[pgtrigger.Trigger] = [Stamp(), AppendOnly(), SealAtCommit()]

    @property
    def role_words(self) -> str:
        """Of the role they held then; "" for a role that is no more."""
        return str(Role(self.role).label) if self.role in Role.values else ""

    def __str__(self) -> str:
        return f"{self.user_name} {Act(self.act).label} {self.subject}"

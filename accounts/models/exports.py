"""Large exports wait for a second person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.staff import User
from core.keys import uuid7


class ExportRequest(models.Model):
    """One person asks to take many records out, another agrees, and it leaves once.

    `address` is that of the export with its filters, without names. Untracked: asking, deciding and
    leaving are in the trail.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="export_requests")
    asked_at = models.DateTimeField(auto_now_add=True)
    address = models.TextField()
    rows = models.PositiveIntegerField()
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decided_by=None, agreed=None)
                | models.Q(
                    decided_at__isnull=False, decided_by__isnull=False, agreed__isnull=False
                ),
                name="export_decided_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="export_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.address

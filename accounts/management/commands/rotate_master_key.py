"""Change the master key: every data key is wrapped anew, no protected value is touched."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Act, AuditEntry
from accounts.trail import Whence, sign
from core.actor import acting
from core.sealed import TamperedError, rewrap_all

EACH = 1000


class Command(BaseCommand):
    help = "Wraps every data key under MASTER_KEY; MASTER_KEY_OLD is the key of before."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.MASTER_KEY_OLD or settings.MASTER_KEY_OLD == settings.MASTER_KEY:
            raise CommandError(
                "Set MASTER_KEY to the new key and MASTER_KEY_OLD to the one of before, and start "
                "every process anew, before this command (docs/operations.md, “Keys”)."
            )
        try:
            changed = self._rotate()
        except TamperedError as broken:
            raise CommandError(
                "A data key opens with neither master key. Nothing was changed."
            ) from broken
        self.stdout.write(f"{changed} keys are wrapped anew; all were read again with the new one.")
        if changed:
            self.stdout.write("Take MASTER_KEY_OLD away, start every process anew, and print the")
            self.stdout.write("recovery sheet again: the one of before no longer opens anything.")

    @transaction.atomic(using="owner")
    def _rotate(self) -> int:
        """With its line in the trail, or not at all."""
        changed = rewrap_all(using="owner", told=self._progress)
        if changed:
            with acting("rotate_master_key") as actor:
                entry = AuditEntry(act=Act.KEY_ROTATED, details={"keys": changed})
                sign(entry, actor, Whence())
                entry.save(using="owner", force_insert=True)
        return changed

    def _progress(self, done: int) -> None:
        if done % EACH == 0:
            self.stdout.write(f"{done} keys …")

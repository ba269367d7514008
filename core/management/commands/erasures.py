"""What was erased, to be kept apart from the database; and what a restored backup brought back."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.history import tracked_models
from core.models import Erasure


class Command(BaseCommand):
    help = "Write down what was erased, or say which of it a restored backup brought back."

    def add_arguments(self, parser: CommandParser) -> None:
        either = parser.add_mutually_exclusive_group(required=True)
        either.add_argument("--write", metavar="FILE", type=Path)
        either.add_argument("--check", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["write"]:
            self._write(options["write"])
        else:
            self._check(options["check"])

    def _write(self, file: Path) -> None:
        """Keys and references, no names."""
        done = Erasure.objects.exclude(done_at=None).order_by("pk")
        lines = [
            {"id": str(one.pk), "subject": str(one.subject), "reference": one.reference,
             "kind": one.kind, "reason": one.reason}
            for one in done
        ]  # fmt: skip
        file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
        self.stdout.write(f"{len(lines)} erasures written.")

    def _check(self, file: Path) -> None:
        """Those that this database does not know of, though it holds the record."""
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
        done = Erasure.objects.exclude(done_at=None)
        known = {str(key) for key in done.values_list("pk", flat=True)}
        for line in lines:
            if line["id"] not in known and _is_there(line["subject"]):
                self.stdout.write(f"Erase again: {line['reference']} ({line['kind']})")


def _is_there(key: str) -> bool:
    return any(model._base_manager.filter(pk=key).exists() for model in tracked_models())

"""Check history, trail and seals against each other, and against a head that was kept elsewhere."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from accounts.models import Act, Outcome
from accounts.trail import done
from core.actor import acting
from core.verifying import Finding, Tally, verify
from core.verifying_head import Head, WrongHeadError, fingerprint, head_now, read_head, signed

SHOWN = 100  # findings; all are counted


class Command(BaseCommand):
    help = "Reads all history and the whole trail, and says what is not as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", type=Path, help="a kept head, which the chain must contain")
        parser.add_argument("--write-head", type=Path, help="where to write the head of now")
        parser.add_argument(
            "--seals", action="store_true", help="open each protected value, too (needs the key)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        head = self._kept(options["head"]) if options["head"] else None
        tally, began, found = Tally(), time.monotonic(), 0
        with transaction.atomic():
            _hold_still()
            for finding in self._shown(verify(tally, head=head, values=options["seals"])):
                found += bool(finding)
        self._sum_up(tally, time.monotonic() - began, head)
        _say_in_the_trail(tally, found)
        if found:
            raise CommandError(f"{found} findings. What is here is not what was written.")
        self.stdout.write(self.style.SUCCESS("All is as it was written."))
        if options["write_head"]:
            self._write_head(options["write_head"])

    def _kept(self, path: Path) -> Head:
        try:
            return read_head(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except WrongHeadError as wrong:
            raise CommandError(str(wrong)) from wrong

    def _shown(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        for number, finding in enumerate(findings):
            if number < SHOWN:
                self.stdout.write(self.style.ERROR(str(finding)))
            yield finding

    def _sum_up(self, tally: Tally, seconds: float, head: Head | None) -> None:
        each = f"{tally.rows / seconds:,.0f} rows a second" if seconds else ""
        self.stdout.write(
            f"{tally.rows:,} rows of {tally.tables} tables under {tally.seals:,} seals in "
            f"{seconds:.1f} s ({each}); {tally.purged:,} purged by an erasure."
        )
        if tally.values:
            self.stdout.write(f"{tally.values:,} protected values open.")
        if head is None:
            self.stdout.write("Without --head nobody can tell whether the newest seals are here.")

    def _write_head(self, path: Path) -> None:
        head = head_now()
        if head is None:
            raise CommandError("Nothing was sealed yet, so there is no head.")
        path.write_text(f"{signed(head)}\n", encoding="utf-8")
        self.stdout.write(f"The head, seal {head.number}, is in {path}. Keep it elsewhere.")
        self.stdout.write(f"Signed with the key {fingerprint()}.")


def _hold_still() -> None:
    """One view of the database, whatever is written meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@transaction.atomic
def _say_in_the_trail(tally: Tally, found: int) -> None:
    with acting("verify_trail"):
        done(
            Act.TRAIL_VERIFIED,
            outcome=Outcome.FAILED if found else Outcome.OK,
            subject=str(tally.last.number) if tally.last else "",
            findings=found,
            rows=tally.rows,
        )

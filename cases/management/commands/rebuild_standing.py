"""Compute where everybody stands and all lists anew, or check that what is stored computes."""

from contextlib import nullcontext
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cases import listing, standing
from cases.models import Case, Party
from core.clock import today_is
from core.progress import tracked_progress
from people.models import Person

AT_ONCE = 200  # parties in one transaction


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, tell differences")
        parser.add_argument("--on", type=date.fromisoformat, help="with the clock moved to DATE")

    def handle(self, *args: Any, **options: Any) -> None:
        with today_is(options["on"]) if options["on"] else nullcontext():
            self._check() if options["check"] else self._rebuild()

    @transaction.atomic
    def _check(self) -> None:
        """First what need not change by now, then all, with what is due refreshed and undone."""
        due = len(standing.due())
        found = [*standing.differences(), *listing.differences()]
        standing.refresh_due()
        found += [*standing.differences(), *listing.differences()]
        if standing.due():
            found.append("A refresh has left rows due.")
        transaction.set_rollback(True)
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} differences.")
        self.stdout.write(f"Stored is computed; {due} parties were due for a refresh.")

    def _rebuild(self) -> None:
        parties = list(Party.objects.order_by("pk").only("pk"))
        rows = Case.objects.count() + Person.objects.count()
        with tracked_progress("rebuild_standing", len(parties) + rows) as step:
            for start in range(0, len(parties), AT_ONCE):
                some = parties[start : start + AT_ONCE]
                standing.refresh(some)
                step(len(some))
            listing.rebuild(step)
        self.stdout.write(f"{len(parties)} standings and {rows} rows of lists computed.")

"""Long work in the background: what runs and how far it is, when it last ran, what failed."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from accounts.access import StaffRequest
from accounts.roles import Permission
from accounts.seeing import not_seen
from core.models import Progress
from core.progress import alive
from people import jobs

TASKS = {
    "find_duplicates": later("Look for duplicates among all people"),
    "refold_names": later("Make names findable by new rules"),
    "rebuild_standing": later("Work out anew where things stand"),
}
UNDER_WAY = ("todo", "doing")


@dataclass(frozen=True)
class Run:
    progress: Progress
    runs: bool

    @property
    def title(self) -> str:
        return str(TASKS.get(self.progress.task, self.progress.task))

    @property
    def failed(self) -> bool:
        """Also if it was killed and could not say so."""
        return self.progress.failed or (self.progress.ended_at is None and not self.runs)

    @property
    def percent(self) -> int | None:
        """None where nobody knows how much there is to do."""
        if self.progress.total is None:
            return None
        return 100 * self.progress.done // self.progress.total if self.progress.total else 100


@require_http_methods(["GET", "HEAD", "POST"])
@not_seen
def work(request: StaffRequest) -> HttpResponse:
    """POST asks for another look for duplicates."""
    if request.method == "POST":
        if not request.user.may(Permission.MERGE_RECORDS):
            raise PermissionDenied
        _ask()
        return redirect("work")
    now = alive()
    runs = [Run(progress, progress.pk in now) for progress in _shown(now)]
    context = {
        "running": [run for run in runs if run.runs],
        "last": [run for run in runs if not run.runs],
        "waits": _asked("todo"),
        "may_ask": request.user.may(Permission.MERGE_RECORDS),
    }
    template = "desk/_work.html" if request.htmx else "desk/work.html"
    return render(request, template, context)


def _shown(now: Iterable[UUID]) -> list[Progress]:
    """What runs, and of each task the last run that is over."""
    over = Progress.objects.exclude(pk__in=now).order_by("task", "-pk").distinct("task")
    return [*Progress.objects.filter(pk__in=now), *over]


def _ask() -> None:
    """Once: whoever asks while it is asked for already waits for the same."""
    if not _asked(*UNDER_WAY):
        with suppress(AlreadyEnqueued), transaction.atomic():
            jobs.find_duplicates.defer()


def _asked(*states: str) -> bool:
    name = jobs.find_duplicates.name
    return ProcrastinateJob.objects.filter(task_name=name, status__in=states).exists()

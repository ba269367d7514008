"""Notes, tasks and files of one case, as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from cases.files.listing import documents_of
from cases.models import Case, Note, Task
from cases.notes.rules import words_of
from core.clock import today

LATEST = 3  # notes on the page of a case
DONE = 5  # tasks


@dataclass(frozen=True)
class TaskLine:
    task: Task
    words: str
    overdue: bool


def panel(case: Case, user: User) -> dict[str, Any]:
    """For cases/_tasks.html, cases/_notes.html and cases/_documents.html."""
    notes = notes_of(case, user)
    tasks = Task.objects.visible_to(user).filter(case=case).select_related("assignee", "event")
    return {
        "notes": notes[:LATEST],
        "notes_count": notes.count(),
        "tasks": task_lines(tasks.open()),
        "tasks_done": task_lines(tasks.exclude(done_on=None).order_by("-done_on", "-id")[:DONE]),
        "documents": documents_of(case, user),
    }


def notes_of(case: Case, user: User) -> QuerySet[Note]:
    return Note.objects.visible_to(user).filter(case=case).select_related("by")


def tasks_for(user: User) -> QuerySet[Task]:
    """To be done by `user`: theirs, and nobody's in cases that they lead."""
    mine = Q(assignee=user) | Q(assignee=None, case__lead=user)
    visible = Task.objects.visible_to(user).filter(mine)
    return visible.open().select_related("case", "assignee", "event")


def task_lines(tasks: Iterable[Task]) -> list[TaskLine]:
    return [TaskLine(task, words_of(task), _is_before(task.due, today())) for task in tasks]


def _is_before(due: date | None, day: date) -> bool:
    return due is not None and due < day

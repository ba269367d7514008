"""Noting a contact; setting, changing and finishing a task."""

from django.db import transaction

from accounts.models import User
from cases.models import Note, Task
from core.actor import acting
from core.clock import today


@transaction.atomic
def add_note(*, by: User, note: Note) -> Note:
    note.by = by
    with acting(by):
        note.save()
    return note


@transaction.atomic
def change_note(*, by: User, note: Note) -> None:
    with acting(by):
        note.save()


@transaction.atomic
def add_task(*, by: User, task: Task) -> Task:
    with acting(by):
        task.save()
    return task


@transaction.atomic
def change_task(*, by: User, task: Task) -> None:
    with acting(by):
        task.save()


@transaction.atomic
def finish_task(*, by: User, task: Task, done: bool = True) -> None:
    """Done today; or, `done` False, to be done after all."""
    task.done_on = today() if done else None
    with acting(by):
        task.save(update_fields=["done_on"])

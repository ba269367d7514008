"""What the office keeps for itself about a case: calls and contacts, and what is to be done."""

from cases.notes.actions import add_note, add_task, change_note, change_task, finish_task
from cases.notes.reading import panel

__all__ = ["add_note", "add_task", "change_note", "change_task", "finish_task", "panel"]

"""Notes and tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Scope
from accounts.visibility import who_sees
from cases import notes
from cases.forms.fact import ChangeForm
from cases.models import Note, NoteKind, Task
from core.clock import today

# These say all by themselves.
WITHOUT_WORDS = (NoteKind.NO_ANSWER, NoteKind.CHECKED)


class InsideForm(ChangeForm):
    """What stays inside needs no reason to be changed; who changed it is in its history."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("reason", None)


class NoteForm(InsideForm):
    class Meta:
        model = Note
        fields = ("kind", "with_whom", "on", "text")
        labels = {"text": gettext_lazy("What was said, in your words")}
        widgets = {
            "kind": forms.RadioSelect,
            "with_whom": forms.TextInput,
            "on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "text": forms.Textarea({"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].choices = NoteKind.choices
        if self.is_new:
            self.initial["on"] = today()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("text") and cleaned.get("kind") not in WITHOUT_WORDS:
            self.add_error("text", _("Write a few words."))
        if cleaned.get("on") and cleaned["on"] > today():
            self.add_error(
                "on", _("This day has not come yet. For what is to be done, set a task.")
            )
        return cleaned

    def keep(self) -> None:
        verb = notes.add_note if self.is_new else notes.change_note
        verb(by=self.user, note=self.instance)


class TaskForm(InsideForm):
    class Meta:
        model = Task
        fields = ("text", "due", "assignee")
        labels = {"due": gettext_lazy("To be done by"), "assignee": gettext_lazy("Who does it")}
        widgets = {
            "text": forms.TextInput,
            "due": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["text"].max_length = 500
        fields["assignee"].queryset = who_sees(scope)
        fields["assignee"].required = False
        fields["assignee"].empty_label = _("nobody yet")
        if self.is_new:
            self.initial["assignee"] = self.user
        if self.instance.rule:
            del fields["text"]

    def keep(self) -> None:
        verb = notes.add_task if self.is_new else notes.change_task
        verb(by=self.user, task=self.instance)

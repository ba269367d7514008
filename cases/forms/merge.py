"""What stays where two records of one differ; and what of later edits stays when they part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.history.changes import Difference, changed_since
from cases.pages.merge import fields_of, in_words, who_sees
from people.merging_fields import BOTH, JOINED, KEPT, OTHER, SCOPE, differing, seen_alike

STALE = _(
    "One of the two was changed while you were looking. What was changed is shown above; look "
    "again before you bring them together."
)


class MergeForm(forms.Form):
    """One choice for each field in which both say something and differ."""

    versions = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why are they one?"), max_length=500,
        help_text=_("Same day of birth, same trial, told by the family …"),
    )  # fmt: skip

    stale_since: tuple[int, int] | None = None

    def __init__(self, *args: Any, kept: Any, gone: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept, self.gone = kept, gone
        self.initial["versions"] = self._versions()
        for name in differing(kept, gone):
            self._ask(name, in_words(kept, name)[0], in_words(gone, name)[0])
        if not seen_alike(kept, gone):
            self._ask(SCOPE, *(who_sees(record.scope) for record in (kept, gone)))

    def _ask(self, name: str, kept: str, gone: str) -> None:
        choices: list[tuple[str, Any]] = [(KEPT, kept), (OTHER, gone)]
        if name in JOINED:
            choices.append((BOTH, _("both, one after the other")))
        if name == SCOPE:
            choices.append((BOTH, _("all who see one of the two")))
        self.fields[name] = forms.ChoiceField(
            label=_("Choose"),
            choices=choices,
            widget=forms.RadioSelect,
            # Who may see somebody is never widened by a click on "save".
            initial=None if name == SCOPE else KEPT,
        )

    def rows(self) -> list[tuple[Any, Any]]:
        """What the two say, each with its choice or None."""
        rows = fields_of(self.kept, self.gone)
        return [(row, self[row.name] if row.name in self.fields else None) for row in rows]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("versions") != self._versions():
            self.stale_since = _pair(cleaned.get("versions", ""))
            self.add_error(None, STALE)
            # Shown again, the form stands on the versions whose changes it shows.
            self.data = _with(self.data, "versions", self._versions())
        return cleaned

    def choices(self) -> dict[str, str]:
        own = {"versions", "reason"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}

    def theirs(self, user: User) -> list[Difference]:
        """What was changed since the form was shown."""
        if self.stale_since is None:
            return []
        pairs = zip((self.kept, self.gone), self.stale_since, strict=True)
        return [one for row, since in pairs for one in changed_since(row, since, user)]

    def _versions(self) -> str:
        return f"{self.kept.version}-{self.gone.version}"


def _with(data: Any, name: str, value: str) -> Any:
    changed = data.copy()
    changed[name] = value
    return changed


def _pair(given: str) -> tuple[int, int] | None:
    first, _dash, second = given.partition("-")
    whole = all(part.isdecimal() and len(part) < 9 for part in (first, second))
    return (int(first), int(second)) if whole else None


class MergeUndoForm(forms.Form):
    """Each later edit stays unless it is dropped; `seen` are those that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    drop = forms.MultipleChoiceField(
        label=_("Drop"), required=False, widget=forms.CheckboxSelectMultiple
    )
    two = forms.BooleanField(label=_("These are two: never suggest the pair again"), required=False)

    def __init__(self, *args: Any, edits: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits = edits
        self.initial["seen"] = self._stamp()
        drop: Any = self.fields["drop"]
        drop.choices = [(edit, edit) for edit in edits]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self._stamp():
            self.add_error(None, _("Something was edited meanwhile; it is shown now. Look again."))
            self.data = _with(self.data, "seen", self._stamp())
        return cleaned

    def _stamp(self) -> str:
        return " ".join(self.edits)

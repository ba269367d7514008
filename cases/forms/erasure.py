"""Asking for an erasure, and deciding one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.erasing import Plan, plan
from core.models import Erasure, ErasureKind
from people.models import Person

CHANGED = _("Something was changed since you looked. Look again: this is how it is now.")


class ErasureForm(forms.ModelForm):
    """What is to go, and for which of the permitted reasons."""

    class Meta:
        model = Erasure
        fields = ("kind", "reason", "words")
        widgets = {"words": forms.Textarea({"rows": 2}), "kind": forms.RadioSelect}
        help_texts = {
            "words": _("Where the request is kept, who brought it. No names: this stays.")
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["kind"].choices = ErasureKind.choices  # type: ignore[attr-defined]
        self.fields["kind"].initial = ErasureKind.PSEUDONYMISE

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if plan(self.person, ErasureKind.PSEUDONYMISE).forms.at(words, own=True):
            raise forms.ValidationError(_("Without the name, please: this is never erased."))
        return words


class AgreeForm(forms.Form):
    """Agreeing to exactly what was shown."""

    digest = forms.CharField(widget=forms.HiddenInput)
    meant = forms.BooleanField(
        label=_("The texts that stay speak of somebody else"), required=False
    )

    def __init__(self, *args: Any, whole: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole
        self.initial["digest"] = whole.digest
        if not whole.texts:
            del self.fields["meant"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("digest") != self.whole.digest:
            self.add_error(None, CHANGED)
            # Shown again, the form stands on what it now shows.
            self.data = {**self.data.dict(), "digest": self.whole.digest}  # type: ignore[attr-defined]
        if "meant" in self.fields and not cleaned.get("meant"):
            self.add_error("meant", _("First take the name out of these texts, or say this."))
        return cleaned

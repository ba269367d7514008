"""One question of each fact: how sure? Preset by the sources (cases/sourcing/sureness.py)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.codes import Sureness
from cases.models import Source
from cases.sourcing.sureness import preset, sureness_of


class HowSure(forms.Form):
    """Only an answer that differs from the preset one is kept: the others follow the sources."""

    sureness = forms.ChoiceField(
        label=_("How sure?"), choices=Sureness.choices, required=False, widget=forms.RadioSelect,
        help_text=_("Preset by the sources. A rumour stays inside: it is in no letter or dossier."),
    )  # fmt: skip
    sureness_preset = forms.CharField(required=False, widget=forms.HiddenInput)

    instance: Any
    is_new: bool

    def offer_sureness(self, source: Source | None = None) -> None:
        """`source` is the one that a new fact rests on, where that is known beforehand."""
        if not hasattr(self.instance, "sureness"):
            del self.fields["sureness"], self.fields["sureness_preset"]
            return
        if self.is_new:
            shown = preset(self.instance, source)
        else:
            shown = sureness_of(self.instance, self.instance.citations.with_sources())
        self.initial = {**self.initial, "sureness": shown, "sureness_preset": shown}

    def take_sureness(self) -> None:
        given = self.cleaned_data
        if given.get("sureness") and given["sureness"] != given.get("sureness_preset"):
            self.instance.sureness = given["sureness"]

"""What is asked before a list or a dossier leaves the house."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.exports import ReasonForm
from cases.listing.export import Names
from cases.models import Use


class ListExportForm(ReasonForm):
    """`by_words`: words narrow the list. They are kept nowhere, so nobody can agree to them."""

    names = forms.ChoiceField(
        label=_("Whose names are in it?"), choices=Names.choices, initial=Names.OUTSIDE,
        widget=forms.RadioSelect,
    )  # fmt: skip

    field_order = ["names", "reason"]

    def __init__(self, *args: Any, large: bool, by_words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_with_words = large and by_words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.not_with_words:
            self.add_error(
                None,
                _("A list narrowed by typed words cannot wait for a second person: the words are "
                  "not kept. Use filters instead."),
            )  # fmt: skip
        return cleaned


class DossierForm(ReasonForm):
    """`offered` are the protected values that may be printed: none of them is unless ticked."""

    include = forms.MultipleChoiceField(
        label=_("Print also"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Protected, and agreed to by whom it concerns. Contacts are never printed."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Collection[Use], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offered:
            self.fields["include"].choices = [(use.value, use.label) for use in offered]  # type: ignore[attr-defined]
        else:
            del self.fields["include"]

    @property
    def include_uses(self) -> set[Use]:
        return {Use(code) for code in self.cleaned_data.get("include", [])}

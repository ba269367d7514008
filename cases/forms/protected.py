"""Protected values of a person, and the question whose number it is."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.forms.fact import ChangeForm
from people import contacts
from people.models import Person
from people.protected import Protected, Value, protect

HELP: dict[Protected, str | Promise] = {
    Protected.CONTACT: _("Telephone numbers and addresses, and how to reach them safely."),
    Protected.HEALTH: _("What has to be known to help, and who said so."),
    Protected.FAMILY: _("Relatives, and who of them may be spoken to."),
}


class ProtectedForm(ChangeForm):
    """One kind, shown and replaced as a whole. Emptied, it is taken out."""

    words = forms.CharField(
        required=False, max_length=10_000,
        widget=forms.Textarea({"rows": 6, "data-protected": "", "autocomplete": "off"}),
    )  # fmt: skip

    class Meta:
        model = Person
        fields = ()

    def __init__(self, *args: Any, value: Value, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = value.kind
        self.initial["words"] = value.opened.text if value.opened else ""
        self.fields["words"].label = str(value.kind.label).capitalize()
        self.fields["words"].help_text = str(HELP[value.kind])
        self.fields["reason"].required = value.recorded
        if not value.recorded:
            self.fields["reason"].widget = forms.HiddenInput()

    def change(self) -> None:
        protect(
            by=self.user,
            person=self.instance,
            kind=self.kind,
            text=self.cleaned_data["words"],
            reason=self.cleaned_data["reason"],
        )


class ByContactForm(forms.Form):
    words = forms.CharField(
        label=_("A telephone number, an e-mail address or a name in a messenger"),
        max_length=200,
        widget=forms.TextInput({"data-protected": "", "autocomplete": "off"}),
    )

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if not contacts.has_something_to_find(words):
            raise forms.ValidationError(
                _("Type the whole number (at least six digits), address or @name.")
            )
        return words

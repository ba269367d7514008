"""An ask on a case: what is asked of whom, for whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.actions import add_ask
from advocacy.models import Ask
from advocacy.words import LANGUAGE
from cases.models import Case, Party, Source
from core.fields import LocalText
from core.models import Term, Vocabulary
from people.models import Office


class AskForm(forms.ModelForm):
    """Words left empty are those of the kind of ask; without a person it is for the whole case."""

    person = forms.ChoiceField(label=_("For whom?"), required=False)
    words = forms.CharField(
        label=_("In words: “We ask you …”"), required=False, max_length=1000,
        widget=forms.Textarea({"rows": 2}), help_text=_("Empty: the words of the kind of ask."),
    )  # fmt: skip

    class Meta:
        model = Ask
        fields = ("kind", "addressee_office", "addressee_words", "source")
        labels = {"kind": _("What is asked?"), "addressee_office": _("Of whom?")}
        widgets = {"addressee_words": forms.TextInput}
        help_texts = {"addressee_words": _("Where the office is not in the list.")}

    field_order = ("kind", "addressee_office", "addressee_words", "person", "words", "source")
    is_new = True

    def __init__(self, data: Any = None, *, user: User, case: Case) -> None:
        super().__init__(data, instance=Ask(case=case))
        self.user = user
        people = Party.objects.filter(case=case).exclude(person=None).with_people(user)
        seen = {str(p.person.pk): str(p) for p in people if p.person}
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.ASK)
        fields["kind"].empty_label = _("choose")
        fields["addressee_office"].queryset = Office.objects.order_by("country", "id")
        fields["addressee_office"].empty_label = _("not in the list")
        fields["person"].choices = [("", _("all of the case")), *seen.items()]
        fields["source"].queryset = Source.objects.visible_to(user)
        fields["source"].empty_label = _("our own")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("addressee_office") and not cleaned.get("addressee_words"):
            self.add_error("addressee_office", _("Say of whom it is asked."))
        return cleaned

    def log(self) -> None:
        given, ask = self.cleaned_data, self.instance
        ask.persons = [given["person"]] if given["person"] else []
        ask.text = LocalText({LANGUAGE: given["words"]} if given["words"] else {})
        add_ask(by=self.user, ask=ask)

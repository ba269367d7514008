"""Opening a case and changing what it says of itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.choices import countries, event_types
from cases.forms.dates import DateWords, read_words, reading
from cases.forms.fact import ChangeForm
from cases.models import Case, CaseStatus, Event
from core.clock import today
from people.models import Person
from people.naming import likely_same


class OpenCaseForm(forms.ModelForm):
    """A working name and a country are enough; the rest can follow when it is known."""

    names = forms.CharField(
        label=_("Name"),
        help_text=_("Several people: one name a line. A working name will do."),
        widget=forms.Textarea({"rows": 2}),
    )
    somebody_else = forms.BooleanField(label=_("This is somebody else"), required=False)
    type = forms.ChoiceField(label=_("What happened?"), required=False)
    date_words = DateWords(label=_("When"))
    summary = forms.CharField(
        label=_("In a few words"), required=False, widget=forms.Textarea({"rows": 3})
    )

    field_order = ("names", "somebody_else", "country")

    class Meta:
        model = Case
        fields = ("country", "situation")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.same = user, list[Person]()
        fields: Any = self.fields
        fields["country"] = forms.ChoiceField(label=_("Country"), choices=countries(wider=True))
        fields["situation"].empty_label = _("none")
        fields["type"].choices = event_types()

    def clean_names(self) -> list[str]:
        lines = self.cleaned_data["names"].splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = cleaned.get("date_words") or cleaned.get("summary")
        if told and not cleaned.get("type"):
            self.add_error("type", _("Say what kind of thing happened."))
        if not cleaned.get("somebody_else"):
            self.same = likely_same(cleaned.get("names", []), self.user)
        if self.same:
            self.add_error(
                "somebody_else", _("Somebody of this name is known here. Look, then confirm.")
            )
        return cleaned

    def readings(self) -> dict[str, str]:
        return {"date": reading(read_words(self["date_words"].value() or "", today()))}

    def open(self) -> Case:
        given = self.cleaned_data
        event = None
        if given["type"]:
            event = Event(type=given["type"], summary=given["summary"], country=given["country"])
            event.date = read_words(given["date_words"], today())
        case = self.instance
        actions.open_case(by=self.user, case=case, names=given["names"], event=event)
        return case


class CaseForm(ChangeForm):
    class Meta:
        model = Case
        fields = ("title", "country", "situation", "status", "closed_because", "checked_on")
        widgets = {
            "title": forms.TextInput,
            "status": forms.RadioSelect,
            "closed_because": forms.TextInput,
            "checked_on": forms.DateInput({"type": "date"}),
        }
        help_texts = {"title": _("Empty: the names of the people are the title.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["country"] = forms.ChoiceField(label=_("Country"), choices=countries(wider=True))
        fields["situation"].empty_label = _("none")
        fields["status"].choices = CaseStatus.choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("status") == CaseStatus.CLOSED and not cleaned.get("closed_because"):
            self.add_error("closed_because", _("A closed case says why."))
        return cleaned

    def change(self) -> None:
        actions.change_case(by=self.user, case=self.instance, reason=self.cleaned_data["reason"])

"""A court case: its kind, court and number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.forms.choices import countries
from cases.forms.court_case import court_case_choices, court_case_chosen
from cases.forms.fact import ChangeForm
from cases.models import Case, Event, Proceeding


class ProceedingForm(ChangeForm):
    class Meta:
        model = Proceeding
        fields = ("kind", "country", "court_words", "file_number")
        widgets = {"court_words": forms.TextInput, "file_number": forms.TextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["country"] = forms.ChoiceField(
            label=_("Country"), choices=countries(wider=True), required=False
        )

    def change(self) -> None:
        reason = self.cleaned_data["reason"]
        actions.change_fact(by=self.user, fact=self.instance, reason=reason)


class MoveForm(forms.Form):
    """One happening of a case, and the court case that it belongs to."""

    event: Any = forms.ModelChoiceField(
        Event.objects.none(), label=_("What happened"), empty_label=_("choose")
    )
    to = forms.ChoiceField(label=_("Belongs to"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        fields: Any = self.fields
        fields["event"].queryset = Event.objects.filter(
            concerned__party__case=case, concerned__withdrawn_at=None
        ).distinct()
        fields["to"].choices = court_case_choices(case)

    def chosen(self) -> Proceeding:
        country = self.cleaned_data["event"].country
        return court_case_chosen(self.case, self.cleaned_data["to"], country)

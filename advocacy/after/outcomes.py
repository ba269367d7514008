"""What came of our work for a case, and our part in it: told apart from what merely followed."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from advocacy.fields import check_past
from advocacy.models import Letter, Result
from cases.forms.dates import DateWords, read_words
from cases.models import Case, Party
from core.actor import acting
from core.clock import today


@transaction.atomic
def add_result(*, by: User, result: Result) -> Result:
    with acting(by):
        result.save()
    return result


class ResultForm(forms.ModelForm):
    when = DateWords(label=gettext_lazy("When"))
    whom = forms.ChoiceField(label=gettext_lazy("For whom?"), required=False)

    class Meta:
        model = Result
        fields = ("code", "text", "contribution", "letter")
        labels = {
            "code": gettext_lazy("What came of it?"),
            "text": gettext_lazy("In words"),
            "contribution": gettext_lazy("Our part in it, as far as somebody said so"),
            "letter": gettext_lazy("After which letter?"),
        }
        widgets = {
            "text": forms.Textarea({"rows": 3}),
            "contribution": forms.Textarea({"rows": 2}),
        }
        help_texts = {
            "contribution": gettext_lazy(
                "Empty where nobody knows. That it came after a letter does not say that it came "
                "of it."
            )
        }

    field_order = ("code", "whom", "when", "text", "letter", "contribution")
    is_new = True

    def __init__(self, data: Any = None, *, user: User, case: Case) -> None:
        super().__init__(data, instance=Result(case=case))
        self.user = user
        people = Party.objects.filter(case=case).exclude(person=None).with_people(user)
        seen = {str(party.person.pk): str(party) for party in people if party.person}
        fields: Any = self.fields
        fields["whom"].choices = [("", _("all of the case")), *seen.items()]
        fields["code"].required = True
        fields["text"].required = False
        letters = Letter.objects.visible_to(user).filter(cases__case=case)
        fields["letter"].queryset = letters
        fields["letter"].empty_label = _("none")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        words = cleaned.get("when", "")
        self.instance.date = read_words(words, today())
        check_past(self, "when", words, self.instance.date)
        return cleaned

    def log(self) -> None:
        self.instance.person_id = self.cleaned_data["whom"] or None
        add_result(by=self.user, result=self.instance)

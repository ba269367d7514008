"""Forms of one field: still so, no answer, what became of a hearing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.dates import DateWords, ask_once, doubt, read_words
from core.clock import today
from core.dates import PartialDate


class StillSoForm(forms.Form):
    line = forms.CharField(label=_("Where did you look?"), required=False, max_length=500)


class NoAnswerForm(forms.Form):
    with_whom = forms.CharField(label=_("Whom did you call?"), max_length=200)


class HearingForm(forms.Form):
    """What became of a hearing; of a postponed one also the new day."""

    HELD, POSTPONED, VERDICT, NOT_KNOWN = "held", "postponed", "verdict", "not-known"
    RESULTS = (HELD, POSTPONED, VERDICT, NOT_KNOWN)

    result = forms.ChoiceField(choices=[(one, one) for one in RESULTS], widget=forms.HiddenInput)
    date_words = DateWords(label=_("Postponed to"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("result") == self.POSTPONED:
            words = given.get("date_words", "")
            self.to: PartialDate = read_words(words, today(), ahead=True)
            if not words:
                self.add_error("date_words", _("Say to which day, or that it is not known yet."))
            elif question := doubt(words, self.to):
                ask_once(self, "date_words", question)
        return given

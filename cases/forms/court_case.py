"""The choice of a court case, for a happening or a charge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Case, Proceeding, ProceedingKind
from cases.proceedings import in_words, new_court_case

NEW = "new-"


def court_case_choices(case: Case) -> list[Any]:
    """Those of the case, then a new one of each kind."""
    known = case.proceedings.select_related("court")
    new = [(f"{NEW}{kind}", kind.label) for kind in ProceedingKind]
    return [*((str(found.pk), in_words(found)) for found in known), (_("a new one"), new)]


def court_case_chosen(case: Case, choice: str, country: str = "") -> Proceeding:
    """One of `court_case_choices`; a new one is not saved yet."""
    if choice.startswith(NEW):
        return new_court_case(case, choice.removeprefix(NEW), country)
    return case.proceedings.get(pk=choice)


class CourtCaseField(forms.Form):
    """Left alone, the court case stays as it is."""

    court_case = forms.ChoiceField(label=_("Court case"), required=False)

    instance: Any
    user: User

    def offer_court_cases(self, case: Case, *, without: Any) -> None:
        """`without` says what no choice means while the user sees no court case."""
        seen = Proceeding.objects.filter(in_scope(self.user, "case__scope"))
        known = seen.filter(pk=self.instance.proceeding_id).select_related("court").first()
        left = in_words(known) if known else without
        fields: Any = self.fields
        fields["court_case"].choices = [("", left), *court_case_choices(case)]
        self.court_cases_of = case

    def take_court_case(self) -> None:
        given = self.cleaned_data
        if choice := given.get("court_case"):
            country = given.get("country", "")
            self.instance.proceeding = court_case_chosen(self.court_cases_of, choice, country)

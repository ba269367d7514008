"""What the ledger can be narrowed to. All of it are codes and keys: none is a name."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.actions import visible_asks
from advocacy.asking.ledger import overdue
from advocacy.models import Ask, AskStatus
from cases.models import Case
from core.countries import country_name
from core.keys import is_reference
from core.models import Term, Vocabulary
from people.models import Office, Organisation

ALL = ("", _("all"))


class AskFilters(forms.Form):
    to = forms.ChoiceField(label=_("Asked of"), required=False)
    country = forms.ChoiceField(label=_("About"), required=False)
    kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("What is asked"), required=False, to_field_name="code",
        empty_label=ALL[1],
    )  # fmt: skip
    status = forms.ChoiceField(label=_("Status"), choices=[ALL, *AskStatus.choices], required=False)
    overdue = forms.BooleanField(label=_("Only those overdue"), required=False)
    # From the page of a case.
    case = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        fields: Any = self.fields
        seen = visible_asks(user)
        fields["to"].choices = [ALL, *_addressees(seen)]
        used = {code for codes in seen.values_list("countries", flat=True) for code in codes}
        named = sorted((country_name(code), code) for code in used)
        fields["country"].choices = [ALL, *((code, name) for name, code in named)]
        fields["kind"].queryset = Term.objects.of(Vocabulary.ASK)

    def narrow(self, asks: QuerySet[Ask]) -> QuerySet[Ask]:
        """Those that fit; a filter that is none narrows nothing."""
        self.full_clean()
        given, fitting = getattr(self, "cleaned_data", {}), Q()
        column, _colon, key = given.get("to", "").partition(":")
        if key:
            fitting &= Q(**{f"addressee_{column}": key})
        if given.get("country"):
            fitting &= Q(countries__contains=[given["country"]])
        if given.get("kind"):
            fitting &= Q(kind=given["kind"])
        if given.get("status"):
            fitting &= Q(status=given["status"])
        if given.get("overdue"):
            fitting &= overdue()
        if case := self.of_case():
            fitting &= Q(case=case)
        return asks.filter(fitting)

    def of_case(self) -> Case | None:
        """The case that the reader came from, if there is one that they see."""
        reference = self.data.get("case", "")
        if not is_reference(reference):
            return None
        return Case.objects.visible_to(self.user).filter(reference=reference).first()


def _addressees(seen: QuerySet[Ask]) -> list[tuple[str, str]]:
    """Offices and organisations of which something is asked; those in words are not to choose."""
    offices = Office.objects.filter(asks__in=seen).distinct()
    bodies = Organisation.objects.filter(asks__in=seen).distinct()
    named = [(f"office:{one.pk}", str(one)) for one in offices]
    return sorted(
        [*named, *((f"organisation:{one.pk}", str(one)) for one in bodies)], key=lambda one: one[1]
    )

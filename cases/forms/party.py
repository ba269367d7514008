"""Adding somebody to a case: a person, an organisation, or people without a name."""

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.known import AsksWhetherKnown
from cases.models import Case, Party
from core.models import Term, Vocabulary
from people.actions import add_newcomer, add_organisation
from people.models import Organisation, Person
from people.same import Newcomer


class Who(models.TextChoices):
    PERSON = "PERSON", _("a person")
    ORGANISATION = "ORGANISATION", _("an organisation")
    UNNAMED = "UNNAMED", _("people without a name")


class PartyForm(AsksWhetherKnown):
    """A name that is known here is asked about, before anybody is recorded twice."""

    who = forms.ChoiceField(
        label=_("Who is it?"), choices=Who, widget=forms.RadioSelect, initial=Who.PERSON
    )
    name = forms.CharField(
        label=_("Name"), max_length=200,
        help_text=_("Or the reference of somebody known here; or words: “two of his students”."),
    )  # fmt: skip
    role = forms.ModelChoiceField(Term.objects.none(), label=_("Role"), empty_label=None)
    kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("Kind of organisation"), required=False,
        empty_label=_("choose, if it is new here"),
    )  # fmt: skip

    is_new = True
    asks_in = "name"

    def __init__(self, *args: Any, user: User, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.case = user, case
        fields: Any = self.fields
        fields["role"].queryset = Term.objects.of(Vocabulary.ROLE)
        fields["kind"].queryset = Term.objects.of(Vocabulary.ORGANISATION)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name, who = cleaned.get("name", ""), cleaned.get("who")
        if name and who == Who.PERSON:
            self.ask_about_people([name], self.case.country)
            self._refuse_twice(name, "person")
        elif name and who == Who.ORGANISATION:
            self.ask_about_organisation(name)
            self._refuse_twice(name, "organisation")
            self._ask_for_kind(name)
        return cleaned

    def _refuse_twice(self, name: str, column: str) -> None:
        known = self.whom.get(name)
        if known is None or isinstance(known, Newcomer):
            return
        if self.case.parties.filter(**{column: known}).exists():
            self.add_error("name", _("Already in this case."))

    def _ask_for_kind(self, name: str) -> None:
        """Of one that is new here, once that is settled."""
        new = isinstance(self.whom.get(name), Newcomer) and not self.is_asking()
        if new and not self.cleaned_data.get("kind"):
            self.add_error("kind", _("Say what kind of organisation this is."))

    @transaction.atomic
    def log(self) -> Party:
        given = self.cleaned_data
        party = Party(case=self.case, role=given["role"])
        if given["who"] == Who.UNNAMED:
            party.unnamed = given["name"]
        elif given["who"] == Who.ORGANISATION:
            party.organisation = self._organisation()
        else:
            party.person = self._person()
        actions.add_fact(by=self.user, fact=party)
        return party

    def _person(self) -> Person:
        known = self.whom[self.cleaned_data["name"]]
        if isinstance(known, Newcomer):
            return add_newcomer(by=self.user, newcomer=known, like=self.case.scope)
        return known

    def _organisation(self) -> Organisation:
        given = self.cleaned_data
        known = self.whom[given["name"]]
        if isinstance(known, Newcomer):
            return add_organisation(
                by=self.user, newcomer=known, kind=given["kind"], country=self.case.country
            )
        return known

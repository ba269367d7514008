"""Adding somebody to a case: a person, an organisation, or people without a name."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.known import AsksWhetherKnown
from cases.models import Case, Party
from core.actor import acting
from core.keys import is_reference
from core.models import Term, Vocabulary
from people.actions import add_person
from people.models import Organisation, Person


class Who(models.TextChoices):
    PERSON = "PERSON", _("a person")
    ORGANISATION = "ORGANISATION", _("an organisation")
    UNNAMED = "UNNAMED", _("people without a name")


class PartyForm(AsksWhetherKnown):
    """A name that is known here is asked about once, before somebody is recorded twice."""

    who = forms.ChoiceField(
        label=_("Who is it?"), choices=Who, widget=forms.RadioSelect, initial=Who.PERSON
    )
    name = forms.CharField(
        label=_("Name"), max_length=200,
        help_text=_("Or the reference of a person known here; or words: “two of his students”."),
    )  # fmt: skip
    role = forms.ModelChoiceField(Term.objects.none(), label=_("Role"), empty_label=None)
    kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("Kind of organisation"), required=False,
        empty_label=_("choose, if it is new here"),
    )  # fmt: skip

    is_new = True

    def __init__(self, *args: Any, user: User, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.case = user, case
        self.found: Person | Organisation | None = None
        fields: Any = self.fields
        fields["role"].queryset = Term.objects.of(Vocabulary.ROLE)
        fields["kind"].queryset = Term.objects.of(Vocabulary.ORGANISATION)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name, who = cleaned.get("name", ""), cleaned.get("who")
        if who == Who.PERSON and name:
            self._find_person(name)
        elif who == Who.ORGANISATION and name:
            self.found = Organisation.objects.filter(name__iexact=name).first()
            if self.found is None and not cleaned.get("kind"):
                self.add_error("kind", _("Say what kind of organisation this is."))
        here = {"person": self.found} if who == Who.PERSON else {"organisation": self.found}
        if self.found and self.case.parties.filter(**here).exists():
            self.add_error("name", _("Already in this case."))
        return cleaned

    def _find_person(self, name: str) -> None:
        visible = Person.objects.visible_to(self.user)
        if is_reference(name.upper()):
            self.found = visible.filter(reference=name.upper()).first()
            if self.found is None:
                self.add_error("name", _("No person here has this reference."))
            return
        self.ask_whether_known([name])
        self.found = self.chosen.get(name)

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
        if isinstance(self.found, Person):
            return self.found
        return add_person(by=self.user, name=self.cleaned_data["name"])

    def _organisation(self) -> Organisation:
        if isinstance(self.found, Organisation):
            return self.found
        given = self.cleaned_data
        organisation = Organisation(
            name=given["name"], kind=given["kind"], country=self.case.country
        )
        with acting(self.user):
            organisation.save()
        return organisation

"""The one object of an ask: who or what it is about, chosen in one of several fields."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.models import Ask
from cases.forms.choices import countries
from cases.models import Case, Law, Party, Situation
from core.keys import is_reference
from people.finding import find
from people.folding import fold
from people.merging import person_of
from people.models import Organisation, Person

FIELDS = ("about_person", "about_case", "about_organisation", "about_law", "about_situation",
          "about_country")  # fmt: skip
MOST = 5


class ObjectFields(forms.Form):
    """For an ask of no case. Exactly one of the fields is filled."""

    about_person = forms.CharField(
        label=_("A person"), required=False, max_length=200,
        help_text=_("Name or reference of somebody known here."),
    )  # fmt: skip
    about_case = forms.CharField(
        label=_("A whole case"), required=False, max_length=20, help_text=_("Its reference.")
    )
    about_organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("An organisation"), required=False
    )
    about_law = forms.ModelChoiceField(Law.objects.none(), label=_("A law"), required=False)
    about_situation = forms.ModelChoiceField(
        Situation.objects.none(), label=_("A situation"), required=False
    )
    about_country = forms.ChoiceField(label=_("A country"), required=False)

    user: User

    def offer_objects(self) -> None:
        fields: Any = self.fields
        fields["about_organisation"].queryset = Organisation.objects.current()
        fields["about_law"].queryset = Law.objects.preferred()
        fields["about_situation"].queryset = Situation.objects.preferred()
        fields["about_country"].choices = [("", _("none")), *countries(wider=True)[1:]]
        for name in FIELDS:
            fields[name].one_of_several, fields[name].empty_label = True, _("none")

    def clean_about_person(self) -> Person | None:
        typed = " ".join(self.cleaned_data["about_person"].split())
        if not typed:
            return None
        if is_reference(typed.upper()):
            if known := person_of(self.user, typed.upper()):
                return known
            raise forms.ValidationError(_("No person here has this reference."))
        found = find(typed, self.user, limit=MOST)
        exactly = [one for one in found if fold(one.name) == fold(typed)] or found
        if not exactly:
            raise forms.ValidationError(_("Nobody here is called so."))
        if len(exactly) > 1:
            named = ", ".join(f"{one.person} ({one.person.reference})" for one in exactly)
            raise forms.ValidationError(
                _("Several may be meant, give the reference: %(names)s"), params={"names": named}
            )
        return exactly[0].person

    def clean_about_case(self) -> Case | None:
        typed = self.cleaned_data["about_case"].strip().upper()
        if not typed:
            return None
        visible = Case.objects.visible_to(self.user)
        known = visible.filter(reference=typed).first() if is_reference(typed) else None
        if known is None:
            raise forms.ValidationError(_("No case here has this reference."))
        return known

    def refuse_several(self) -> None:
        """One ask has one object."""
        if any(name in self.errors for name in FIELDS):
            return
        filled = [str(self.fields[name].label) for name in FIELDS if self.cleaned_data.get(name)]
        if not filled:
            self.add_error(None, _("Say who or what the ask is about."))
        elif len(filled) > 1:
            said = _("One ask is about one thing, and several are filled in: %(fields)s. Keep one, "
                     "and make another ask of the other.")  # fmt: skip
            self.add_error(None, said % {"fields": ", ".join(filled)})

    def put_object(self, ask: Ask) -> None:
        given = self.cleaned_data
        person = given["about_person"]
        ask.persons = [person.pk] if person else []
        ask.case, ask.law = given["about_case"], given["about_law"]
        ask.organisation, ask.situation = given["about_organisation"], given["about_situation"]
        thing = next((given[name] for name in FIELDS[:-1] if given[name]), None)
        code = thing.country if thing else given["about_country"]
        ask.countries, ask.about = ([code] if code else []), ""


@dataclass(frozen=True)
class Stored:
    """Whether an ask's object fits one of the fields; one read from a statement may hold more."""

    ask: Ask

    @property
    def is_single(self) -> bool:
        ask = self.ask
        things = [ask.case_id, ask.law_id, ask.organisation_id, ask.situation_id]
        several = len(ask.persons) + sum(map(bool, things))
        return several == 1 or (several == 0 and len(ask.countries) == 1)

    def initial(self, user: User) -> dict[str, Any]:
        ask = self.ask
        person = Person.objects.visible_to(user).filter(pk__in=ask.persons).first()
        alone = not (person or ask.case or ask.law_id or ask.organisation_id or ask.situation_id)
        return {
            "about_person": person.reference if person else "",
            "about_case": ask.case.reference if ask.case else "",
            "about_organisation": ask.organisation_id,
            "about_law": ask.law_id,
            "about_situation": ask.situation_id,
            "about_country": ask.countries[0] if alone and ask.countries else "",
        }


def people_of(case: Case, user: User) -> list[tuple[str, str]]:
    """Those of a case whom the user sees, to choose from."""
    parties = Party.objects.filter(case=case).exclude(person=None).with_people(user)
    seen = {str(party.person.pk): str(party) for party in parties if party.person}
    return [*seen.items()]

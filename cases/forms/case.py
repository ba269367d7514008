"""Opening a case and changing what it says of itself."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.choices import countries, event_types
from cases.forms.dates import DateWords, read_words, reading
from cases.forms.fact import ChangeForm
from cases.models import Case, CaseStatus, Event
from core.clock import today
from core.keys import slug_id
from people.models import Person
from people.naming import likely_same

MOST = 50  # names in one form
LONGEST = 200  # characters of a name; the index of names takes no long ones
SOMEBODY_ELSE = "somebody-else"


class OpenCaseForm(forms.ModelForm):
    """A working name and a country are enough; the rest can follow when it is known."""

    names = forms.CharField(
        label=_("Name"),
        help_text=_("Several people: one name a line. A working name will do."),
        widget=forms.Textarea({"rows": 2}),
    )
    type = forms.ChoiceField(label=_("What happened?"), required=False)
    date_words = DateWords(label=_("When"))
    summary = forms.CharField(
        label=_("In a few words"), required=False, widget=forms.Textarea({"rows": 3})
    )

    field_order = ("names", "country")

    class Meta:
        model = Case
        fields = ("country", "situation")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.chosen: dict[str, Person] = {}
        self.same: dict[str, list[Person]] = {}
        fields: Any = self.fields
        fields["country"] = forms.ChoiceField(label=_("Country"), choices=countries(wider=True))
        fields["situation"].empty_label = _("none")
        fields["type"].choices = event_types()

    def clean_names(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        names = [line for line in lines if line]
        if len(names) > MOST:
            raise forms.ValidationError(_("At most %(n)d names."), params={"n": MOST})
        if any(len(name) > LONGEST for name in names):
            raise forms.ValidationError(
                _("A name has at most %(n)d characters."), params={"n": LONGEST}
            )
        if len({name.casefold() for name in names}) < len(names):
            raise forms.ValidationError(_("The same name stands here twice."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = cleaned.get("date_words") or cleaned.get("summary")
        if told and not cleaned.get("type"):
            self.add_error("type", _("Say what kind of thing happened."))
        for name, people in likely_same(cleaned.get("names", []), self.user).items():
            self._ask_whether_known(name, people)
        if len(set(self.chosen.values())) < len(self.chosen):
            self.add_error("names", _("Two of these names are of the same person."))
        return cleaned

    def _ask_whether_known(self, name: str, people: list[Person]) -> None:
        # Named for the name, not for its line: an answer must not pass to a name typed later.
        field = f"known_{slug_id(name).hex}"
        self.same[field] = people
        known = {person.reference: person for person in people}
        use = [(ref, _("Use this person: %(ref)s") % {"ref": ref}) for ref in known]
        choices = [*use, (SOMEBODY_ELSE, _("This is somebody else"))]
        self.fields[field] = forms.ChoiceField(
            label=name, choices=choices, widget=forms.RadioSelect
        )
        answer = self.data.get(field)
        if answer in known:
            self.chosen[name] = known[answer]
        elif answer != SOMEBODY_ELSE:
            self.add_error(field, _("Somebody of this name is known here. Look, then choose."))

    def asked(self) -> Iterator[tuple[BoundField, list[Person]]]:
        """For each name that is known here, the choice and the people to look at."""
        for field, people in self.same.items():
            yield self[field], people

    def readings(self) -> dict[str, str]:
        return {"date": reading(read_words(self["date_words"].value() or "", today()))}

    def open(self) -> Case:
        given = self.cleaned_data
        event = None
        if given["type"]:
            event = Event(type=given["type"], summary=given["summary"], country=given["country"])
            event.date = read_words(given["date_words"], today())
        case = self.instance
        names = [self.chosen.get(name, name) for name in given["names"]]
        actions.open_case(by=self.user, case=case, names=names, event=event)
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

"""Who may know: one question with four fields, and two grounds on which nobody is asked."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import consents
from cases.forms.dates import DateWords, ask_once, doubt, read_words
from cases.models import (
    TOLD,
    USES,
    Answer,
    Basis,
    Consent,
    Document,
    GivenBy,
    How,
    Source,
    Use,
)
from core.clock import today
from people.models import Organisation, Person

SINGLE = [(use.value, use.label) for use in Use if use not in TOLD]
LONGEST_REVIEW = timedelta(days=366)


class ConsentForm(forms.ModelForm):
    """What somebody answered, who, how and when. Everything else may follow."""

    date_words = DateWords(label=_("When"))
    told = forms.MultipleChoiceField(
        label=_("Agreed to by itself"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(use.value, use.label) for use in TOLD],
    )  # fmt: skip
    besides = forms.MultipleChoiceField(
        label=_("Also agreed to"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=SINGLE,
    )  # fmt: skip
    but = forms.MultipleChoiceField(
        label=_("But not"), required=False, widget=forms.CheckboxSelectMultiple, choices=SINGLE
    )

    FIRST = ("answer", "relation", "how", "date_words")

    class Meta:
        model = Consent
        fields = ("answer", "relation", "how", "given_by", "partners", "expires_on", "document")
        widgets = {
            "answer": forms.RadioSelect,
            "relation": forms.RadioSelect,
            "how": forms.RadioSelect,
            "given_by": forms.TextInput,
            "partners": forms.TextInput,
            "expires_on": forms.DateInput({"type": "date"}),
        }
        labels = {"given_by": _("Who that is, in words"), "document": _("The file that shows it")}

    def __init__(self, *args: Any, user: User, person: Person, **kwargs: Any) -> None:
        kwargs["instance"] = Consent(person=person, basis=Basis.CONSENT)
        super().__init__(*args, **kwargs)
        self.user = user
        fields: Any = self.fields
        fields["answer"].choices = Answer.choices
        for name, enum in (("relation", GivenBy), ("how", How)):
            fields[name].choices, fields[name].required = enum.choices, True
        of_person = Document.objects.visible_to(user).filter(case__parties__person=person)
        fields["document"].queryset = of_person.distinct()
        fields["document"].empty_label = _("none, or not with us")
        self.initial.setdefault("date_words", _("today"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        words = cleaned.get("date_words", "")
        when = read_words(words, today())
        if not words:
            self.add_error("date_words", _("Say when: a newer answer counts more than an older."))
        elif question := doubt(words, when):
            ask_once(self, "date_words", question)
        elif when.earliest and when.earliest > today():
            self.add_error("date_words", _("This day is still to come."))
        self.instance.date = when
        if cleaned.get("answer") == Answer.PARTNERS and not cleaned.get("partners"):
            self.add_error("partners", _("Name the partners who may know."))
        if twice := set(cleaned.get("besides", ())) & set(cleaned.get("but", ())):
            words = ", ".join(str(Use(use).label) for use in sorted(twice))
            self.add_error("but", _("Agreed to and not agreed to: %(uses)s.") % {"uses": words})
        return cleaned

    def uses(self) -> list[str] | None:
        """None where the answer alone says it all."""
        given = self.cleaned_data
        follows = USES[Answer(given["answer"])]
        uses = (follows | {*given["told"], *given["besides"]}) - set(given["but"])
        return None if uses == follows else sorted(uses)

    def log(self) -> Consent:
        self.instance.uses = self.uses()
        return consents.record(by=self.user, consent=self.instance)


class GroundForm(forms.ModelForm):
    """Why a person may be named who could not be asked; counts once a second person agrees."""

    WIDEST = (Answer.OFFICIALS_PRIVATELY, Answer.ANYONE_WITHOUT_NAME, Answer.ANYONE_WITH_NAME)

    class Meta:
        model = Consent
        fields = ("answer", "published_in", "answered_for_by", "reason", "wishes", "review_on")
        widgets = {
            "answer": forms.RadioSelect,
            "reason": forms.Textarea({"rows": 3}),
            "wishes": forms.Textarea({"rows": 2}),
            "review_on": forms.DateInput({"type": "date"}),
        }
        labels = {
            "published_in": _("Where it was made public"),
            "answered_for_by": _("Which organisation answers for the person's agreement"),
            "wishes": _("What family and lawyer wish"),
        }

    def __init__(self, *args: Any, user: User, person: Person, basis: Basis, **kwargs: Any) -> None:
        kwargs["instance"] = Consent(person=person, basis=basis)
        super().__init__(*args, **kwargs)
        self.user = user
        fields: Any = self.fields
        fields["answer"].choices = [(answer.value, answer.label) for answer in self.WIDEST]
        for name in ("reason", "review_on"):
            fields[name].required = True
        if basis == Basis.PUBLIC_CASE:
            del fields["wishes"]
            fields["published_in"].queryset = Source.objects.filter(scope=None)
            fields["answered_for_by"].queryset = Organisation.objects.current().order_by("name")
            fields["published_in"].required = fields["answered_for_by"].required = True
        else:
            del fields["published_in"], fields["answered_for_by"]
            fields["wishes"].required = True

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if not today() < day <= today() + LONGEST_REVIEW:
            raise forms.ValidationError(_("Choose a day within a year from today."))
        return day

    def log(self) -> Consent:
        self.instance.date = read_words(str(today()), today())
        return consents.record(by=self.user, consent=self.instance)

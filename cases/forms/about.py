"""What sources say of a person: birth and the like, relations."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.choices import countries
from cases.forms.dates import DateWords, ask_once, doubt, read_words
from cases.forms.fact import FactForm, SourceFields
from core.dates import PartialDate
from core.keys import is_reference
from core.models import Term, Vocabulary
from people.attributes import COUNTRIES
from people.merging import person_of
from people.models import Attribute, AttributeKind, Person, Relation

SEXES = [("", _("not recorded")), ("F", _("female")), ("M", _("male")), ("X", _("other"))]


class AboutForm(SourceFields):
    """Each field that is filled becomes a fact of its own, all from one source."""

    birth_words = DateWords(label=_("Born"))
    age = forms.IntegerField(
        label=_("Age as stated"), required=False, min_value=0, max_value=130,
        help_text=_("On the day of the source."),
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Sex"), choices=SEXES, required=False)
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    residence = forms.ChoiceField(label=_("Lives or lived in"), required=False)
    occupation = forms.CharField(label=_("Occupation"), required=False, max_length=300)
    occupation_kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("Kind of occupation"), required=False,
        empty_label=_("not recorded"),
    )  # fmt: skip
    wording = forms.CharField(label=_("Described as"), required=False, max_length=500)

    is_new = True

    def __init__(self, *args: Any, user: User, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.person = user, person
        self.prepare_source()
        fields: Any = self.fields
        for name in ("nationality", "residence"):
            fields[name].choices = countries()
        fields["occupation_kind"].queryset = Term.objects.of(Vocabulary.OCCUPATION)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.clean_source_fields()
        words = cleaned.get("birth_words", "")
        if question := doubt(words, read_words(words, self.anchor())):
            ask_once(self, "birth_words", question)
        if not self.errors and not self.facts():
            self.add_error(None, _("Nothing is filled in yet."))
        return self.cleaned_data

    def facts(self) -> list[Attribute]:
        given, kinds = self.cleaned_data, AttributeKind
        said_on = PartialDate.on(self.anchor())
        found = []
        if given["birth_words"]:
            born = read_words(given["birth_words"], self.anchor())
            found.append(_dated(kinds.BIRTH, "", born))
        if given["age"] is not None:
            found.append(_dated(kinds.AGE, str(given["age"]), said_on))
        if given["occupation"] or given["occupation_kind"]:
            found.append(
                Attribute(
                    kind=kinds.OCCUPATION,
                    value=given["occupation"],
                    term=given["occupation_kind"],
                )
            )
        plain = {
            kinds.SEX: given["sex"],
            kinds.NATIONALITY: given["nationality"],
            kinds.RESIDENCE: given["residence"],
            kinds.WORDING: given["wording"],
        }
        return [
            *found,
            *(Attribute(kind=kind, value=value) for kind, value in plain.items() if value),
        ]

    def log(self) -> None:
        said = self.said()
        for attribute in self.facts():
            attribute.person = self.person
            actions.add_fact(by=self.user, fact=attribute, said=said)


def _dated(kind: AttributeKind, value: str, when: PartialDate) -> Attribute:
    attribute = Attribute(kind=kind, value=value)
    attribute.date = when
    return attribute


class AttributeForm(FactForm):
    """One thing that a source says of a person; what kind of thing it is stays."""

    class Meta:
        model = Attribute
        fields = ("value", "term")
        labels: ClassVar = {"term": _("Kind of occupation")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        kind, value = self.instance.kind, self.instance.value
        fields["value"] = _value_field(kind, value)
        fields["value"].label = AttributeKind(kind).label
        fields["date_words"].label = DATED.get(kind, _("When was it so?"))
        if kind == AttributeKind.OCCUPATION:
            fields["term"].queryset = Term.objects.of(Vocabulary.OCCUPATION)
            fields["term"].empty_label = _("not recorded")
        else:
            del fields["term"]
        if kind == AttributeKind.BIRTH and not value:
            del fields["value"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in SAYING):
            self.add_error(None, _("Nothing is filled in yet."))
        return cleaned

    def change(self) -> None:
        reason = self.cleaned_data["reason"]
        actions.change_fact(by=self.user, fact=self.instance, reason=reason, said=self.said())


SAYING = ("value", "term", "date_words")
DATED = {AttributeKind.BIRTH: _("Born"), AttributeKind.AGE: _("On which day?")}


def _value_field(kind: str, value: str) -> forms.Field:
    """Of a code, the codes to choose from; of words, words."""
    if kind == AttributeKind.SEX:
        return forms.ChoiceField(choices=SEXES)
    if kind == AttributeKind.AGE and value.isdecimal():
        return forms.RegexField("[0-9]{1,3}")
    if kind in COUNTRIES and len(value) == 2:
        return forms.ChoiceField(choices=countries())
    return forms.CharField(required=False, max_length=500)


class RelationForm(FactForm):
    """To a person known here, by reference, or in words: "his mother"."""

    dates: ClassVar[dict[str, str | Promise]] = {"date": _("Since when")}
    other = forms.CharField(
        label=_("Who?"), max_length=300,
        help_text=_("“His mother”, a name, or the reference of a person known here."),
    )  # fmt: skip

    class Meta:
        model = Relation
        fields = ("kind",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.RELATION)
        fields["kind"].empty_label = _("choose")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        other = cleaned.get("other", "").strip()
        if not is_reference(other.upper()):
            self.instance.to_words = other
            return cleaned
        known = person_of(self.user, other.upper())
        if known is None or known == self.instance.person:
            self.add_error("other", _("No other person here has this reference."))
        self.instance.to_person = known
        return cleaned

    def log(self) -> None:
        actions.add_fact(by=self.user, fact=self.instance, said=self.said())

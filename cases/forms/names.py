"""The forms of a name: its spelling, kind and parts; which of them is ours; generated spellings."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import StaffRequest
from cases import actions
from cases.forms.choices import NOT_RECORDED
from cases.forms.fact import ChangeForm, FactForm
from people.actions import choose_house_spelling, repeat_house_spelling
from people.languages import LANGUAGES
from people.models import Name, NameKind, NameOrder
from people.name_parts import split
from people.variants import Variant

PARTS = ("given", "family", "patronymic")
LONGEST = 200
FLAGS = ("printable", "searchable")
# What may be said of the parts, by whether the tables told them.
SPLIT = {
    True: _("Split by the endings and the order of the words. Look whether it is right."),
    False: _("The tables do not tell the parts of this name. Say the order, or type the parts."),
}


class NameForm(FactForm):
    """A form of a name; the house spelling stays one, whatever else of it is corrected."""

    dates: ClassVar[dict[str, str | Promise]] = {"valid": _("When was it valid?")}
    text = forms.CharField(label=_("Name"), max_length=LONGEST)
    language = forms.ChoiceField(label=_("Language"), required=False)

    splitting: str | Promise = ""

    class Meta:
        model = Name
        fields = ("text", "kind", "language", "order", *PARTS, *FLAGS)
        widgets = dict.fromkeys(PARTS, forms.TextInput)
        help_texts = {
            "patronymic": _("With its uulu, kyzy or oʻgʻli."),
            "order": _("How the parts stand in the name."),
            "printable": _("In letters, dossiers and lists that leave the house."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["text"].help_text = _("As it is written, in its own script.")
        fields["language"].choices = _languages(self.instance.language)
        fields["kind"].choices = [
            (kind.value, kind.label) for kind in NameKind if kind != NameKind.PREFERRED
        ]
        fields["order"].choices = [NOT_RECORDED, *NameOrder.choices]
        for part in PARTS:
            fields[part].validators = [MaxLengthValidator(LONGEST)]
        if self.is_new:
            self.initial["kind"] = NameKind.AS_WRITTEN
        if self.instance.kind == NameKind.PREFERRED:
            del self.fields["kind"]
        self.fields["valid_words"].help_text = _("“Until 2019”, “since March 2020”, “2015–2019”.")

    def show_split(self, typed: Mapping[str, Any]) -> None:
        """Shows what was typed again, with a proposal for the parts where none is typed."""
        self.initial.update({name: typed.get(name, "") for name in self.fields})
        self.initial.update({flag: flag in typed for flag in FLAGS})
        parts = split(typed.get("text", ""), typed.get("order", ""))
        self.splitting = SPLIT[parts is not None]
        if parts and not any(typed.get(part, "").strip() for part in PARTS):
            self.initial.update({part: getattr(parts, part) for part in PARTS})
            self.initial["order"] = typed.get("order") or parts.order

    def log(self) -> None:
        actions.add_fact(by=self.user, fact=self.instance, said=self.said())

    def change(self) -> None:
        reason = self.cleaned_data["reason"]
        actions.change_fact(by=self.user, fact=self.instance, reason=reason, said=self.said())
        if self.instance.kind == NameKind.PREFERRED:
            repeat_house_spelling(by=self.user, name=self.instance, reason=reason)


def name_form(request: StaffRequest, name: Name) -> NameForm:
    """Empty, as sent, or shown again with the parts where the button for that was pressed."""
    if "split" in request.POST:
        form = NameForm(instance=name, user=request.user)
        form.show_split(request.POST)
        return form
    return NameForm(request.POST or None, instance=name, user=request.user)


def _languages(stored: str) -> list[Any]:
    """With the one on record, which may be another."""
    return [NOT_RECORDED, *({stored: stored} | LANGUAGES if stored else LANGUAGES).items()]


class HouseForm(ChangeForm):
    """Makes a form of the name the house spelling; asks only why."""

    class Meta:
        model = Name
        fields = ()

    def change(self) -> None:
        reason = self.cleaned_data["reason"]
        choose_house_spelling(by=self.user, name=self.instance, reason=reason)


class VariantsForm(forms.Form):
    """Which of the spellings that the tables give are to be found by."""

    spellings = forms.MultipleChoiceField(
        label=_("Likely spellings"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: Iterable[Variant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["spellings"].choices = [(one.text, one.text) for one in offered]
        fields["spellings"].initial = [one.text for one in offered]

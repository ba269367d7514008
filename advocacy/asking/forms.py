"""The forms of an ask: of a case or of none, and what became of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.asking.actions import save_ask
from advocacy.asking.objects import FIELDS, ObjectFields, Stored, people_of
from advocacy.models import Ask
from cases.forms.fact import ChangeForm
from cases.models import Case, Source
from core.fields import LocalText
from core.models import Term, Vocabulary
from people.models import Office, Organisation

ADDRESSEES = ("addressee_office", "addressee_organisation", "addressee_words")
WORDS = {"en": "words", "fr": "words_fr"}
ORDER = (
    "kind", *ADDRESSEES, "person", *FIELDS, *WORDS.values(), "due_on", "source", "version",
    "reason",
)  # fmt: skip


class AskForm(ObjectFields, ChangeForm):
    """Words left empty are those of the kind of ask.

    With a `case`, the ask is for one person of it, or for the whole case.
    """

    # What is left empty is not unknown, but none.
    of_the_office = True

    person = forms.ChoiceField(label=_("For whom?"), required=False)
    words = forms.CharField(
        label=_("In words: “We ask you …”"), required=False, max_length=1000,
        widget=forms.Textarea({"rows": 2}), help_text=_("Empty: the words of the kind of ask."),
    )  # fmt: skip
    words_fr = forms.CharField(
        label=_("In words, in French: “Nous vous demandons de …”"), required=False,
        max_length=1000, widget=forms.Textarea({"rows": 2, "lang": "fr"}),
    )  # fmt: skip

    class Meta:
        model = Ask
        fields = ("kind", *ADDRESSEES, "due_on", "source")
        labels = {
            "kind": _("What is asked?"),
            "addressee_office": _("Of whom? An office"),
            "addressee_organisation": _("or an organisation"),
            "addressee_words": _("or in words"),
            "due_on": _("To be met by"),
        }
        widgets = {
            "addressee_words": forms.TextInput,
            "due_on": forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        }

    def __init__(
        self, data: Any = None, *, user: User, case: Case | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__(data, instance=ask or Ask(case=case), user=user)
        self.case = self.instance.case if self.instance.case_id else case
        self.keeps_object = not self.is_new and self._is_about_several()
        self._offer()
        self._offer_objects()
        self._show_words()
        self.order_fields(ORDER)

    def _is_about_several(self) -> bool:
        """What was read from a statement may be: then that stays as it is."""
        if self.case:
            return len(self.instance.persons) > 1
        return not Stored(self.instance).is_single

    def _offer(self) -> None:
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.ASK)
        fields["kind"].empty_label = _("choose")
        fields["addressee_office"].queryset = Office.objects.order_by("country", "id")
        fields["addressee_organisation"].queryset = Organisation.objects.current()
        for name in ADDRESSEES:
            fields[name].one_of_several = True
            fields[name].empty_label = _("none")
        fields["source"].queryset = Source.objects.visible_to(self.user)
        fields["source"].empty_label = _("our own")

    def _offer_objects(self) -> None:
        if self.case and not self.keeps_object:
            self.fields["person"].choices = [  # type: ignore[attr-defined]
                ("", _("all of the case")), *people_of(self.case, self.user),
            ]  # fmt: skip
            self.initial["person"] = next(map(str, self.instance.persons), "")
        else:
            del self.fields["person"]
        if self.case or self.keeps_object:
            for name in FIELDS:
                del self.fields[name]
            return
        self.offer_objects()
        if not self.is_new:
            self.initial.update(Stored(self.instance).initial(self.user))

    def _show_words(self) -> None:
        said = self.instance.text
        self.initial.update({field: said.get(code, "") for code, field in WORDS.items()})
        if self.instance.addressee_office_id or self.instance.addressee_organisation_id:
            # As a source called the office that is chosen above.
            self.initial["addressee_words"] = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        filled = [name for name in ADDRESSEES if cleaned.get(name)]
        if not filled and not self.errors.keys() & {*ADDRESSEES}:
            self.add_error("addressee_office", _("Say of whom it is asked."))
        if len(filled) > 1:
            said = _(
                "One ask goes to one addressee: keep the office, the organisation or the words."
            )
            self.add_error(filled[-1], said)
        if FIELDS[0] in self.fields:
            self.refuse_several()
        return cleaned

    def ask(self) -> Ask:
        """The ask as typed, not saved."""
        given, ask = self.cleaned_data, self.instance
        others = {code: text for code, text in ask.text.items() if code not in WORDS}
        typed = {code: given[field] for code, field in WORDS.items() if given[field]}
        ask.text = LocalText({**others, **typed})
        if self.keeps_object:
            return ask
        if self.case:
            ask.case, ask.persons = self.case, [given["person"]] if given["person"] else []
            ask.countries = ask.countries or [code for code in [self.case.country] if code]
        else:
            self.put_object(ask)
        return ask

    def log(self) -> Ask:
        return save_ask(by=self.user, ask=self.ask(), reason=self.cleaned_data.get("reason", ""))

    def change(self) -> Ask:
        return self.log()


class StatusForm(ChangeForm):
    """What became of an ask, with the reason that history keeps."""

    class Meta:
        model = Ask
        fields = ("status",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("How do we know?")

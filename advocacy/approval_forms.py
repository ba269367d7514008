"""Forms of the approval page, the send page and of text that comes back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advocacy.fields import day_field, not_ahead
from advocacy.models import Letter, Readers, Sending, SentBy
from core.clock import today


class ApproveForm(forms.Form):
    """Who wrote the letter approves it alone only with a reason; the letter will say so."""

    alone_because = forms.CharField(
        label=_("Why nobody else can approve it"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    has_reviewed = forms.BooleanField(
        label=_("I have looked at the sources for those who are named as perpetrators"),
        required=False,
    )

    def __init__(self, data: Any = None, *, is_own: bool, names_perpetrators: bool) -> None:
        super().__init__(data)
        fields: Any = self.fields
        if is_own:
            fields["alone_because"].required = True
            fields["alone_because"].error_messages["required"] = _(
                "You wrote this letter or marked it as ready, so somebody else approves it. If "
                "nobody can be reached, say why."
            )
        else:
            del fields["alone_because"]
        if names_perpetrators:
            fields["has_reviewed"].required = True
        else:
            del fields["has_reviewed"]


class AgreedForm(forms.Form):
    on = day_field(_("agreed on"))
    by_email = forms.BooleanField(label=_("confirmed by e-mail"), required=False)

    def clean_on(self) -> Any:
        not_ahead(self.cleaned_data["on"])
        return self.cleaned_data["on"]


class TakeBackForm(forms.Form):
    because = forms.CharField(
        label=_("Why it is taken back"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why: it stays on record with what was approved.")},
    )  # fmt: skip


class SendingForm(forms.ModelForm):
    """Who sent it, how and when; by default whoever says so, today."""

    class Meta:
        model = Sending
        fields = ["by_words", "means", "on", "to_words"]
        widgets = {"on": forms.DateInput(attrs={"type": "date"}), "by_words": forms.TextInput,
                   "to_words": forms.TextInput}  # fmt: skip

    def __init__(self, data: Any = None, *, letter: Letter, user: User) -> None:
        self.letter = letter
        initial = {"by_words": str(user), "on": today().isoformat(), "means": SentBy.EMAIL}
        super().__init__(data, initial=initial)

    def clean_on(self) -> Any:
        not_ahead(self.cleaned_data["on"])
        return self.cleaned_data["on"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        day, until = given.get("on"), self.letter.embargo_until
        is_published = given.get("means") == SentBy.PUBLISHED
        if is_published and self.letter.readers == Readers.CONFIDENTIAL:
            said = _("It is confidential: those it names agreed that its readers know, not all.")
            self.add_error("means", said)
        if is_published and day and until and day < until:
            self.add_error("on", _("It is under embargo on this day. Publish it later."))
        return given


class TextBackForm(forms.Form):
    """The partner's file or the text itself."""

    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(label=_("Word file (DOCX)"), required=False)
    text = forms.CharField(
        label=_("or the final text"), required=False, max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, letter: Letter) -> None:
        super().__init__(data, files)
        fields: Any = self.fields
        fields["language"].choices = [(code, code) for code in letter.languages]
        if len(letter.languages) == 1:
            fields["language"].widget = forms.HiddenInput()
            fields["language"].initial = letter.language

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(given.get("file")) == bool(given.get("text")):
            raise forms.ValidationError(_("Add the file or paste the text: one of the two."))
        return given

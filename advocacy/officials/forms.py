"""Forms of an office and of a term in it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from advocacy.languages import LANGUAGES
from advocacy.languages.address import unknown_places
from advocacy.officials.actions import save_office
from advocacy.officials.usual_forms import NAMES, by_name, usual_forms
from advocacy.officials.warnings import language_name
from cases.forms.choices import countries
from cases.forms.fact import ChangeForm
from core.fields import LocalText
from people.models import Office, OfficeKind, Organisation

LABELS = {
    "title": _("Title in %(language)s"),
    "address_line": _("Address line in %(language)s"),
    "salutation": _("Call in %(language)s"),
    "closing": _("Closing in %(language)s"),
}
ROWS = {"title": 1, "address_line": 3, "salutation": 1, "closing": 2}


class NewOffice(forms.Form):
    """What the usual forms of address follow from; sent by GET, it leads to the whole form."""

    kind = forms.ChoiceField(label=_("Kind of office"), choices=OfficeKind)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["country"].choices = countries(wider=True)

    def prefill(self) -> dict[str, str]:
        """The given words with the usual forms; an unknown kind is that of "other office"."""
        given = {name: self[name].value() or "" for name in self.fields}
        kind = OfficeKind(given["kind"]) if given["kind"] in OfficeKind.values else OfficeKind.OTHER
        for code in LANGUAGES:
            forms_ = usual_forms(kind, code, given[f"title_{code}"])
            given |= {f"{name}_{code}": text for name, text in by_name(forms_).items()}
        return {**given, "kind": kind.value}


class OfficeForm(ChangeForm):
    """An office with its forms of address per language and its usual copies."""

    copy_to = forms.ModelMultipleChoiceField(
        Office.objects.none(), label=_("Usual copies to offices"), required=False,
        widget=forms.SelectMultiple({"size": 6}),
    )  # fmt: skip
    copy_words = forms.CharField(
        label=_("Usual copies to others"), required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("One on each line: the diplomatic adviser, the desk."),
    )  # fmt: skip

    class Meta:
        model = Office
        fields = ("kind", "country", "body", "language", "postal_address", "email")
        labels = {"body": _("Body"), "language": _("Language in which it answers")}
        widgets = {"postal_address": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            for name in LABELS:
                self._add_words(name, code)
        fields: Any = self.fields
        fields["title_en"].required = True
        fields["country"] = forms.ChoiceField(
            label=_("Country"), choices=countries(wider=True), required=False
        )
        fields["body"].queryset = Organisation.objects.current()
        fields["body"].empty_label = _("not recorded")
        languages = [("", _("not recorded")), *((c, language_name(c)) for c in (*LANGUAGES, "ru"))]
        fields["language"] = forms.ChoiceField(
            label=fields["language"].label, choices=languages, required=False
        )
        fields["copy_to"].queryset = Office.objects.exclude(pk=self.instance.pk)
        self._show_copies()

    def _add_words(self, name: str, code: str) -> None:
        label = LABELS[name] % {"language": language_name(code)}
        rows = ROWS[name]
        widget = forms.Textarea({"rows": rows, "lang": code}) if rows > 1 else forms.TextInput()
        widget.attrs["lang"] = code
        self.fields[f"{name}_{code}"] = forms.CharField(
            label=label, required=False, max_length=500, widget=widget
        )
        text = getattr(self.instance, name).get(code, "")
        self.initial.setdefault(f"{name}_{code}", text)

    def _show_copies(self) -> None:
        if self.is_new:
            return
        copies = list(self.instance.usual_copies.all())
        self.initial["copy_to"] = [copy.to_office_id for copy in copies if copy.to_office_id]
        self.initial["copy_words"] = "\n".join(copy.words for copy in copies if copy.words)

    def languages(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The forms of address, language by language."""
        for code in LANGUAGES:
            yield language_name(code), [self[f"{name}_{code}"] for name in NAMES]

    def titles(self) -> list[BoundField]:
        return [self[f"title_{code}"] for code in LANGUAGES]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in NAMES:
            for code in LANGUAGES:
                self._refuse_unknown_places(f"{name}_{code}")
        return cleaned

    def _refuse_unknown_places(self, field: str) -> None:
        text = self.cleaned_data.get(field, "")
        if unknown := unknown_places(text):
            said = _("Not known here: {%(places)s}. Use {name}, {family}, {honorific}, {call} or "
                     "{for a man|for a woman}.")  # fmt: skip
            self.add_error(field, said % {"places": "}, {".join(unknown)})
        elif text.count("{") != text.count("}"):
            self.add_error(field, _("A brace is opened and not closed, or the other way round."))

    def log(self) -> Office:
        given, office = self.cleaned_data, self.instance
        for name in LABELS:
            typed = {code: given[f"{name}_{code}"].replace("\r\n", "\n") for code in LANGUAGES}
            others = {c: t for c, t in getattr(office, name).items() if c not in LANGUAGES}
            said = {code: text for code, text in typed.items() if text}
            setattr(office, name, LocalText({**others, **said}))
        words = dict.fromkeys(line.strip() for line in given["copy_words"].splitlines())
        return save_office(
            by=self.user, office=office, copy_to=given["copy_to"],
            copy_words=[line for line in words if line], reason=given.get("reason", ""),
        )  # fmt: skip

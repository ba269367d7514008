"""The forms beside a text: a new source to read, and a fact that a passage of it tells."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.codes import ANNOUNCED, Polarity
from cases.files import add_document
from cases.forms import ChargeForm, EventForm
from cases.forms.choices import countries
from cases.forms.dates import DateWords, read_words, reading
from cases.forms.fact import SourceFields
from cases.forms.known import AsksWhetherKnown
from cases.forms.order import OrderForm
from cases.intake.names import check_size, listed
from cases.models import Case, Source
from core.clock import today
from core.models import Term, Vocabulary

CHOSEN = ("quote", "paragraph")


class Beside(forms.Form):
    """A form beside a text. `first` are the fields that are always in sight.

    What was found in the passage stands in its field, and a field filled in so is in sight too.
    """

    first: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, found: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        self.initial = {**self.initial, **found}

    def readings(self) -> dict[str, str]:
        return {}

    def in_sight(self) -> list[tuple[BoundField, str]]:
        """The fields to look at, each with how its date is understood."""
        filled = [name for name in self.fields if self._is_filled(name) and name not in self.first]
        return self._fields([*self.first, *filled])

    def further(self) -> list[tuple[BoundField, str]]:
        rest = [name for name in self.fields if name not in self.first]
        return self._fields(name for name in rest if not self._is_filled(name))

    def _is_filled(self, name: str) -> bool:
        return name in self.found or name in self.errors or name == "sureness"

    def _fields(self, names: Iterable[str]) -> list[tuple[BoundField, str]]:
        readings = self.readings()
        shown = [self[name] for name in names if name in self.fields]
        return [
            (field, readings.get(field.name.removesuffix("_words"), ""))
            for field in shown
            if not field.is_hidden
        ]


class FromPassage(Beside):
    """A fact whose source is set: the one that is read."""

    def __init__(self, *args: Any, source: Source, found: dict[str, Any], **kwargs: Any) -> None:
        self.read_in = source
        super().__init__(*args, found=found, **kwargs)
        for name in SourceFields.base_fields:
            if name not in CHOSEN:
                del self.fields[name]
        for name in CHOSEN:
            self.fields[name].widget = forms.HiddenInput()
        self.offer_sureness(source)  # type: ignore[attr-defined]

    def clean_source_fields(self) -> None:
        """There is nothing to choose."""

    def anchor(self) -> date:
        return self.read_in.published.latest or today()

    def said(self) -> actions.Said:
        given = self.cleaned_data
        return actions.Said(source=self.read_in, quote=given["quote"], paragraph=given["paragraph"])

    def readings(self) -> dict[str, str]:
        words = {name: self[f"{name}_words"].value() or "" for name in self.dates}  # type: ignore[attr-defined]
        kind = self["type"].value() if "type" in self.fields else ""
        return {
            name: reading(
                read_words(said, self.anchor(), ahead=name == "until" or kind in ANNOUNCED),
                sourced=True,
            )
            for name, said in words.items()
        }


class HappeningFromPassage(FromPassage, EventForm):
    first = ("type", "date_words", "place_words", "authority_words", "country")

    def _is_filled(self, name: str) -> bool:
        """Whom it concerns is always to be looked at; that it happened goes without saying."""
        if name == "polarity":
            return self.found.get(name, Polarity.HAPPENED) != Polarity.HAPPENED
        return name.startswith("concerns_") or super()._is_filled(name)


class ChargeFromPassage(FromPassage, ChargeForm):
    first = ("party", "provision", "words", "status")


class DecisionFromPassage(FromPassage, OrderForm):
    first = ("party", "kind", "date_words", "court_words")


class NewReading(forms.Form):
    """What is read: words pasted in, or a file, or an address alone; and who issued it when."""

    text = forms.CharField(
        label=_("The text"), required=False, widget=forms.Textarea({"rows": 10}),
        help_text=_("Paste it here, or choose a file below."), max_length=2_000_000,
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Text, Word (DOCX) or PDF with text.")
    )
    title = forms.CharField(
        label=_("Title"), required=False, max_length=500,
        help_text=_("Empty: the first line of the text."),
    )  # fmt: skip
    kind = forms.ModelChoiceField(Term.objects.none(), label=_("Kind of source"), empty_label=None)
    publisher = forms.CharField(label=_("Issued by"), required=False, max_length=300)
    published = DateWords(label=_("Date of the source"))
    url = forms.URLField(
        label=_("Address"), required=False, assume_scheme="https", max_length=1000,
        help_text=_("Kept as it is; we fetch nothing from it."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, source: Source | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.source = user, source
        fields: Any = self.fields
        fields["kind"].queryset = Term.objects.of(Vocabulary.SOURCE)
        fields["kind"].initial = Term.objects.of(Vocabulary.SOURCE).first()
        if source:
            for name in ("title", "kind", "publisher", "published", "url"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        text, upload = given.get("text", "").strip(), given.get("file")
        if text and upload:
            self.add_error("file", _("Paste the text or choose a file, not both."))
        if not (text or upload or (given.get("url") and given.get("title"))):
            self.add_error("text", _("Paste the text, choose a file, or give title and address."))
        return given

    def read(self) -> Source:
        """Keep source and text. Raises FileRefused for a file that cannot be taken in."""
        given = self.cleaned_data
        source = self.source or self._new_source()
        if source._state.adding:
            actions.add_source(by=self.user, source=source)
        if upload := given["file"] or self._pasted(source):
            add_document(by=self.user, upload=upload, source=source)
        return source

    def _new_source(self) -> Source:
        given = self.cleaned_data
        lines = given["text"].strip().splitlines()
        named = given["file"].name if given["file"] else ""
        source = Source(
            title=given["title"] or (lines[0][:500] if lines else named),
            kind=given["kind"],
            publisher_words=given["publisher"],
            url=given["url"],
        )
        source.published = read_words(given["published"], today())
        return source

    def _pasted(self, source: Source) -> UploadedFile | None:
        text = self.cleaned_data["text"].strip()
        return SimpleUploadedFile(f"{source.reference}.txt", text.encode()) if text else None


class NewCaseReading(AsksWhetherKnown, NewReading):
    """A text about people of whom there is no case yet."""

    names = forms.CharField(
        label=_("Name"),
        help_text=_("Several people: one name a line."),
        widget=forms.Textarea({"rows": 2}),
    )
    country = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["country"].choices = countries(wider=True)

    def clean_names(self) -> list[str]:
        found = listed(self.cleaned_data["names"])
        if found.others or not found.names:
            raise forms.ValidationError(_("Names only; a number of others is added on the case."))
        check_size(found)
        return found.names

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        self.ask_about_people(given.get("names", []), given.get("country", ""))
        if self.is_asking() and given.get("file"):
            self.add_error("file", _("Choose the file again: a browser sends it only once."))
        return given

    def open(self) -> Case:
        case = Case(country=self.cleaned_data["country"])
        actions.open_case(by=self.user, case=case, names=self.people())
        return case

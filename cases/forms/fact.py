"""What the forms of facts share: dates in words, a version token, and who says so."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases import actions
from cases.forms.dates import DateWords, ask_once, doubt, read_words, reading
from cases.forms.sureness import HowSure
from cases.models import Source
from core.clock import today
from core.dates import PartialDate, show
from core.models import Term, Vocabulary

STALE = _(
    "Somebody else changed this while you were writing. What they changed is shown above; saving "
    "again puts what you typed in its place."
)


class ChangeForm(forms.ModelForm):
    """Asks for a reason, and refuses a form that was opened on an older version."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=_("Why is this changed?"), max_length=500)

    stale_since: int | None = None

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.is_new = self.instance._state.adding
        if self.is_new:
            del self.fields["version"], self.fields["reason"]
        else:
            self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_new and cleaned.get("version") != self.instance.version:
            self.stale_since = cleaned.get("version") or 0
            self.add_error(None, STALE)
            # Shown again, the form stands on the version whose changes it shows.
            self.data = {**self.data.dict(), "version": self.instance.version}  # type: ignore[attr-defined]
        return cleaned

    @property
    def new_facts(self) -> bool:
        return bool(set(self.changed_data) - {"version", "reason"})


class SourceFields(forms.Form):
    """Who says so: a source that is known here, or a new one, and where in it."""

    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=_("Source"),
        required=False,
        empty_label=_("choose, or add a new one"),
    )
    new_title = forms.CharField(label=_("Title of a new source"), required=False, max_length=500)
    new_kind = forms.ModelChoiceField(
        Term.objects.none(), label=_("Kind of source"), required=False, empty_label=None
    )
    new_publisher = forms.CharField(label=_("Issued by"), required=False, max_length=300)
    new_published = DateWords(label=_("Date of the source"))
    new_url = forms.URLField(
        label=_("Address"), required=False, assume_scheme="https", max_length=1000
    )
    quote = forms.CharField(
        label=_("The words of the source"), required=False, widget=forms.Textarea({"rows": 2})
    )
    paragraph = forms.IntegerField(
        label=_("Paragraph"), required=False, min_value=1, max_value=9999
    )

    user: User

    def own_fields(self) -> Iterator[BoundField]:
        """Those that tell the fact itself."""
        elsewhere = {*SourceFields.base_fields, "version", "reason"}
        for name in self.fields:
            if name not in elsewhere:
                yield self[name]

    def prepare_source(self) -> None:
        fields: Any = self.fields
        fields["source"].queryset = Source.objects.visible_to(self.user)
        fields["new_kind"].queryset = Term.objects.of(Vocabulary.SOURCE)
        fields["new_kind"].initial = Term.objects.of(Vocabulary.SOURCE).first()

    def clean_source_fields(self) -> None:
        given = self.cleaned_data
        about_new = any(given.get(name) for name in ("new_publisher", "new_published", "new_url"))
        if given.get("source") and given.get("new_title"):
            self.add_error("new_title", _("Choose a known source or name a new one, not both."))
        elif about_new and not given.get("new_title") and not given.get("source"):
            self.add_error("new_title", _("Give the new source a title."))
        elif given.get("quote") and not (given.get("source") or given.get("new_title")):
            self.add_error("source", _("Say which source these words are from."))
        if given.get("new_title") and not given.get("new_kind"):
            self.add_error("new_kind", _("Say what kind of source this is."))

    def anchor(self) -> date:
        """The day from which words such as "this week" count: the source's, else today."""
        given = self.cleaned_data
        published = read_words(given.get("new_published") or "", today())
        if given.get("source"):
            published = given["source"].published
        return published.latest or today()

    def said(self) -> actions.Said | None:
        """Saves a new source. None where no source is named."""
        given = self.cleaned_data
        source = given["source"]
        if given["new_title"]:
            source = Source(
                title=given["new_title"],
                kind=given["new_kind"],
                publisher_words=given["new_publisher"],
                url=given["new_url"],
            )
            source.published = read_words(given["new_published"], today())
            actions.add_source(by=self.user, source=source)
        if source is None:
            return None
        return actions.Said(source=source, quote=given["quote"], paragraph=given["paragraph"])


class FactForm(SourceFields, HowSure, ChangeForm):
    """A dated, cited fact. `dates` names its partial dates, each with a field `<name>_words`."""

    dates: ClassVar[dict[str, str | Promise]] = {"date": _("When")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare_source()
        self.offer_sureness()
        for name, label in self.dates.items():
            self.fields[f"{name}_words"] = DateWords(label=label)
            when = getattr(self.instance, name)
            self.initial[f"{name}_words"] = when.text or show(when)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.clean_source_fields()
        self.take_sureness()
        return cleaned

    def _post_clean(self) -> None:
        # What was not retyped keeps its bounds, which a person may have set.
        for name in self.dates:
            if f"{name}_words" in self.changed_data:
                words = self.cleaned_data.get(f"{name}_words", "")
                when = read_words(words, self.anchor(), ahead=self.ahead(name))
                setattr(self.instance, name, when)
                if question := self.doubt(name, words, when):
                    ask_once(self, f"{name}_words", question)
        super()._post_clean()  # type: ignore[misc]

    def ahead(self, name: str) -> bool:
        """Whether a date without a year lies ahead of its source."""
        return False

    def doubt(self, name: str, words: str, when: PartialDate) -> str:
        """What to ask once about a date that was typed."""
        return doubt(words, when)

    def readings(self) -> dict[str, str]:
        """Beneath each date: how its words are understood."""
        given = getattr(self, "cleaned_data", {})
        sourced = not self.is_new or bool(given.get("source") or given.get("new_published"))
        return {name: reading(getattr(self.instance, name), sourced=sourced) for name in self.dates}

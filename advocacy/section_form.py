"""Sections of a letter as they are edited: each typed over the version that it was read at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property

from advocacy.editing import may_be_off, may_move
from advocacy.fact_words import Turn
from advocacy.languages.base import gaps_in
from advocacy.links import Linked, Share, linked, share
from advocacy.models import Section
from advocacy.staleness import Change
from cases.forms.fact import STALE
from core.countries import country_name


def prefix_of(section: Section) -> str:
    """Names the section on its page: "CASES", or "CASES-KZ" where there is one for each country."""
    return "-".join(filter(None, (str(section.kind), section.subject)))


def label_of(section: Section) -> str:
    country = country_name(section.subject) if section.subject else ""
    return ", ".join(filter(None, (section.get_kind_display(), country)))


class SectionForm(forms.Form):
    """One section, with the version that it was read at."""

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, section: Section, data: Any = None) -> None:
        initial = {"text": section.text, "version": section.version}
        super().__init__(data, prefix=prefix_of(section), initial=initial)
        self.section = section
        self.fields["text"].label = label_of(section)
        self.fields["text"].widget.attrs |= {"lang": section.language}

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").rstrip()

    def clean(self) -> dict[str, Any]:
        """A text typed over an older one is refused: both are shown, and saving again decides."""
        cleaned = super().clean() or self.cleaned_data
        changed = cleaned.get("text") != self.section.text
        if changed and cleaned.get("version") != self.section.version:
            self.add_error("text", STALE)
            again: Any = self.data
            self.data = again = again.copy()
            again[self.add_prefix("version")] = str(self.section.version)
        return cleaned


@dataclass(frozen=True)
class Offer:
    """A sentence that would be another, with how its facts turned; it is in the part `place`."""

    change: Change
    turned: list[Turn]

    @property
    def place(self) -> str:
        return prefix_of(self.change.section)


@dataclass(frozen=True)
class Part:
    """A section on the page of its letter. `lost` and `fresh` are shown before it is reset."""

    form: SectionForm
    offers: list[Offer]
    lost: str | None = None
    fresh: str = ""

    @property
    def section(self) -> Section:
        return self.form.section

    @property
    def prefix(self) -> str:
        return prefix_of(self.section)

    @property
    def label(self) -> str:
        return label_of(self.section)

    @cached_property
    def sentences(self) -> list[Linked]:
        return [one for one in linked(self.section) if one.stands]

    @property
    def share(self) -> Share:
        return share(self.section)

    @property
    def gaps(self) -> int:
        return len(gaps_in(self.section.text))

    @property
    def may_move(self) -> bool:
        return may_move(self.section)

    @property
    def may_be_off(self) -> bool:
        return may_be_off(self.section)

    @property
    def is_folded(self) -> bool:
        """What says nothing, or is switched off, takes one line until it is opened."""
        refused = self.form.is_bound and self.form.errors
        asks = self.offers or self.lost is not None or refused
        return not asks and (self.section.is_off or not self.section.text.strip())


def parts_of(forms_: Iterable[SectionForm], offers: Iterable[Offer]) -> list[Part]:
    offers = list(offers)
    return [Part(form, [one for one in offers if one.place == form.prefix]) for form in forms_]

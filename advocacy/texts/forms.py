"""The form of a text of the library, and what its list can be narrowed to."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from advocacy.languages import LANGUAGES
from advocacy.models import Paragraph, ParagraphPurpose
from advocacy.officials.warnings import language_name
from advocacy.texts.actions import name_of, save_text
from advocacy.texts.places import FIGURES, places_in, unknown_in
from advocacy.texts.state import next_review, past_review
from cases.forms.choices import countries
from cases.forms.fact import ChangeForm
from cases.models import Figure, Situation
from core.clock import today
from core.countries import country_name
from people.models import Organisation

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")
ALL = ("", _("all"))


def languages() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in LANGUAGES]


class TextForm(ChangeForm):
    """Words or figures that were changed are approved anew by whoever saves them."""

    # What is left empty is not unknown, but none.
    of_the_office = True

    class Meta:
        model = Paragraph
        fields = (
            "title", "purpose", "language", "text", "country", "theme", "organisation",
            "situation", "sources", "author", "as_of", "review_on",
        )  # fmt: skip
        labels = {
            "organisation": _("Of an organisation"),
            "situation": _("Of a situation"),
        }
        help_texts = {
            "organisation": _("“Who we are” and thanks are of one sender; empty fits any."),
            "sources": _("Public ones: a letter prints them as a note."),
            "as_of": _("The day as of which it is right."),
            "review_on": _("After it the text warns, and blocks approval, until somebody looks."),
        }
        widgets = {
            "title": forms.TextInput, "theme": forms.TextInput, "author": forms.TextInput,
            "text": forms.Textarea({"rows": 8}), "sources": forms.Textarea({"rows": 2}),
            "as_of": DAY, "review_on": DAY,
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"] = forms.ChoiceField(label=_("Language"), choices=languages())
        where = [("", _("none")), *countries()[1:]]
        fields["country"] = forms.ChoiceField(label=_("Country"), choices=where, required=False)
        fields["organisation"].queryset = Organisation.objects.current()
        fields["organisation"].empty_label = fields["situation"].empty_label = _("none")
        fields["situation"].queryset = Situation.objects.preferred()
        self._offer_figures()
        if self.is_new:
            now = today()
            mine = {"author": name_of(self.user), "as_of": now, "review_on": next_review(now)}
            self.initial = {**mine, **self.initial}

    def _offer_figures(self) -> None:
        """Those of no single case: a text of the library is read by everybody."""
        offered = Figure.objects.preferred().filter(party=None).order_by("country", "what", "id")
        known = {} if self.is_new else {row.order: row for row in self.instance.figures.all()}
        for number, name in enumerate(FIGURES, 1):
            field = forms.ModelChoiceField(
                offered, label=f"{{{name}}}", required=False, empty_label=_("none")
            )
            self.fields[name] = field
            if number in known:
                self.initial[name] = known[number].figure_id

    def figures(self) -> Iterator[BoundField]:
        for name in FIGURES:
            yield self[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text = cleaned.get("text", "")
        if unknown := unknown_in(text):
            said = _("Not known here: %(places)s. Choose from the list beneath.")
            self.add_error("text", said % {"places": ", ".join(f"{{{one}}}" for one in unknown)})
        for name in places_in(text):
            if name in FIGURES and not cleaned.get(name):
                said = _("The text cites {%(name)s}: choose the figure.")
                self.add_error(name, said % {"name": name})
        as_of, review = cleaned.get("as_of"), cleaned.get("review_on")
        if as_of and review and review < as_of:
            self.add_error("review_on", _("It lies before the day as of which the text is right."))
        return cleaned

    def log(self) -> Paragraph:
        given = self.cleaned_data
        chosen = {number: given[name] for number, name in enumerate(FIGURES, 1) if given[name]}
        changed = {"text", "language", *FIGURES} & {*self.changed_data}
        return save_text(
            by=self.user, paragraph=self.instance, figures=chosen,
            approve=self.is_new or bool(changed), reason=given.get("reason", ""),
        )  # fmt: skip


class TextFilters(forms.Form):
    """All of it codes, keys and themes: none is a name."""

    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[ALL, *ParagraphPurpose.choices], required=False
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=ALL[1],
        to_field_name="reference",
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False)
    due = forms.BooleanField(label=_("Only those to look at again"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        fields: Any = self.fields
        used = Paragraph.objects.order_by().values_list("country", "theme").distinct()
        codes = {code for code, _theme in used if code}
        themes = {theme for _code, theme in used if theme}
        named = sorted((country_name(code), code) for code in codes)
        fields["country"].choices = [ALL, *((code, name) for name, code in named)]
        fields["theme"].choices = [ALL, *((theme, theme) for theme in sorted(themes))]
        fields["language"].choices = [ALL, *languages()]
        with_text = Paragraph.objects.exclude(organisation=None).order_by().values("organisation")
        fields["organisation"].queryset = Organisation.objects.filter(pk__in=with_text)

    def narrow(self, texts: QuerySet[Paragraph]) -> QuerySet[Paragraph]:
        """Those that fit; a filter that is none narrows nothing."""
        self.full_clean()
        given, fitting = getattr(self, "cleaned_data", {}), Q()
        for name in ("purpose", "country", "theme", "organisation", "language"):
            if given.get(name):
                fitting &= Q(**{name: given[name]})
        if given.get("due"):
            fitting &= past_review(today())
        return texts.filter(fitting)

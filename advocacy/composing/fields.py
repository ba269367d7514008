"""Fields of the form that begins a letter."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocacy.actions import Signed
from advocacy.composing.asks import SuggestedAsk
from advocacy.composing.cases import SuggestedCase
from advocacy.models import Occasion, Paragraph, ParagraphPurpose
from advocacy.texts.state import needs_check, review_of
from core.clock import today
from core.dates import PartialDate, show

IN_TEXT = 5  # cases that a reader takes in; more are offered the annex
LANGUAGE_NAMES = {"en": gettext_lazy("English"), "fr": gettext_lazy("French")}
LANGUAGE_CHOICES = [
    ("en", gettext_lazy("English")),
    ("fr", gettext_lazy("French")),
    ("en fr", gettext_lazy("English and French")),
    ("fr en", gettext_lazy("French and English")),
]
ANNEX_CHOICES = [
    ("", gettext_lazy("five at most in the text, the others in the annex")),
    ("none", gettext_lazy("all in the text")),
    ("all", gettext_lazy("all in the annex, one page for each country")),
]
CELLS = 4


class Ticked(forms.BoundField):
    """What is likely stands open, the other rows folded."""

    @property
    def likely(self) -> list[Any]:
        return [row for row in self.subwidgets if self._is_likely(row.data)]

    @property
    def others(self) -> list[Any]:
        return [row for row in self.subwidgets if not self._is_likely(row.data)]

    def _is_likely(self, row: dict[str, Any]) -> bool:
        field: Any = self.field
        return row["selected"] or str(row["value"]) in field.likely


class Ticks(forms.MultipleChoiceField):
    """Rows to tick, each with the reason why it is offered; `none` is said where there is none."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, none: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.none = none
        self.rows: dict[str, Any] = {}
        self.likely: set[str] = set()

    def offer(
        self, rows: Iterable[Any], labels: Iterable[Any], likely: Iterable[Any] | None = None
    ) -> None:
        """`rows` have a key; what is ticked comes back as rows in the order offered. Without
        `likely` rows, all are."""
        self.rows = {str(row.pk): row for row in rows}
        shown = self.rows.values() if likely is None else likely
        self.likely = {str(row.pk) for row in shown}
        self.choices = list(zip(self.rows, labels, strict=True))

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> Ticked:
        return Ticked(form, self, field_name)

    def clean(self, value: Any) -> list[Any]:
        ticked = set(super().clean(value))
        return [row for key, row in self.rows.items() if key in ticked]


class EventField(forms.ModelChoiceField):
    """Several events may bear one title, so each shows its date."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Occasion.objects.none(), required=False, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(filter(None, (obj.title, show(obj.date))))


def reasoned(one: SuggestedCase | SuggestedAsk) -> str:
    return format_html('<span>{}<small class="why">{}</small></span>', one.label, one.why)


def described(row: Paragraph) -> str:
    purpose = ParagraphPurpose(row.purpose).label
    why = _("%(purpose)s, %(language)s, as of %(day)s") % {
        "purpose": purpose,
        "language": LANGUAGE_NAMES.get(row.language, row.language),
        "day": show(PartialDate.on(row.as_of)),
    }
    if needs_check(row, today()):
        day = show(PartialDate.on(review_of(row)))
        warning = _("to be looked at again since %(day)s") % {"day": day}
        return format_html(
            '<span>{}<small class="why">{}; <b class="late">{}</b></small></span>',
            row.title, why, warning,
        )  # fmt: skip
    return format_html('<span>{}<small class="why">{}</small></span>', row.title, why)


def keys_in(values: Iterable[Any]) -> list[UUID]:
    """The keys among what was ticked; anything else was not offered."""
    found = []
    for value in values:
        try:
            found.append(value if isinstance(value, UUID) else UUID(str(value)))
        except ValueError:
            continue
    return found


class SignatoriesField(forms.CharField):
    """One on each line: name; title; organisation; country."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": 3}), **kwargs)

    def to_python(self, value: Any) -> Any:
        lines = [line for line in str(super().to_python(value)).splitlines() if line.strip()]
        return [self._signed(line) for line in lines]

    def _signed(self, line: str) -> Signed:
        cells = [cell.strip() for cell in line.split(";")]
        if len(cells) > CELLS or not cells[0]:
            raise forms.ValidationError(
                _("“%(line)s” is not a name; title; organisation; country."), params={"line": line}
            )
        name, title, organisation, country = [*cells, "", "", ""][:CELLS]
        return Signed(
            printed_name=name, title=title, organisation_words=organisation, country_words=country
        )

    def prepare_value(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != (data or "")


def lines_field(label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, required=False, widget=area, help_text=help_text)

"""Choosing the cases of a table: all of it stands in the address, by references and codes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.forms.exports import ReasonForm
from accounts.models import User
from advocacy.after.table import MOST, Readers
from advocacy.models import Occasion
from cases.models import Case
from cases.models.case import CaseQuerySet
from cases.pages import rows
from core.countries import country_choices
from core.keys import is_reference

OFFERED = 200  # cases to choose from


@dataclass(frozen=True)
class Chosen:
    references: list[str]
    readers: Readers
    format: str = "pdf"

    def cases(self, user: User) -> CaseQuerySet:
        found = Case.objects.visible_to(user).filter(reference__in=self.references)
        return found.order_by("country", "-pk")

    @property
    def query(self) -> str:
        return urlencode([*(("case", one) for one in self.references), ("readers", self.readers)])

    @property
    def url(self) -> str:
        return f"{reverse('case-table')}?{self.query}"

    @property
    def files(self) -> list[tuple[str, str]]:
        """(format, address of what asks why)."""
        file = reverse("case-table-file")
        return [(kind, f"{file}?{self.query}&format={kind}") for kind in ("pdf", "xlsx")]


class ChoiceForm(forms.Form):
    """Which cases to offer, who will read, and which were chosen."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    readers = forms.ChoiceField(label=_("Who will read it?"), choices=Readers.choices)

    def __init__(self, data: QueryDict, *, user: User) -> None:
        super().__init__({"readers": Readers.OFFICIALS, **data.dict()})
        fields: Any = self.fields
        fields["country"].choices = [("", _("all")), *country_choices()]
        self.visit = self._visit(data.get("visit", ""))
        typed = [one for one in data.getlist("case") if is_reference(one)]
        self.ticked = list(dict.fromkeys(typed))[:MOST]
        self.format = data.get("format", "pdf")

    def _visit(self, reference: str) -> Occasion | None:
        if not is_reference(reference):
            return None
        return Occasion.objects.filter(reference=reference).first()

    def countries(self) -> list[str]:
        given = self.cleaned_data.get("country", "") if self.is_valid() else ""
        if given:
            return [given]
        return self.visit.countries if self.visit else []

    def chosen(self) -> Chosen | None:
        if not self.ticked or not self.is_valid():
            return None
        readers = Readers(self.cleaned_data["readers"])
        return Chosen(self.ticked, readers, "xlsx" if self.format == "xlsx" else "pdf")


def offered(form: ChoiceForm, user: User) -> list[tuple[rows.Row, bool]]:
    """(case, whether it is chosen): open ones, of the countries that were asked for."""
    cases = Case.objects.visible_to(user).open()
    if countries := form.countries():
        cases = cases.in_country(*countries)
    found = cases.order_by("country", "-pk").for_list(user)[:OFFERED]
    return [(rows.row(case), case.reference in form.ticked) for case in found]


class FileForm(ReasonForm):
    title = forms.CharField(
        label=_("Title of the list"), required=False, max_length=200,
        help_text=_("It stands above the table: name nobody in it."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    field_order = ["title", "reason"]

"""Charges."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.forms.court_case import CourtCaseField
from cases.forms.fact import FactForm
from cases.models import Charge, Party, Provision


class ByLaw(ModelChoiceIterator):
    """Articles grouped under their law."""

    def __iter__(self) -> Iterator[Any]:
        yield "", _("no article known")
        for law, provisions in groupby(self.queryset, key=lambda provision: provision.law):
            yield str(law), [self.choice(provision) for provision in provisions]


class ArticleField(forms.ModelChoiceField):
    iterator = ByLaw

    def label_from_instance(self, provision: Provision) -> str:
        title = str(provision.plain_title) or str(provision.official_title)
        number = " ".join(part for part in (provision.article, provision.part) if part)
        return ": ".join(part for part in (number, title) if part)


class ChargeForm(CourtCaseField, FactForm):
    """An article, or the charge in the words of a source, or both; against one person."""

    provision = ArticleField(Provision.objects.none(), label=_("Article"), required=False)

    class Meta:
        model = Charge
        fields = ("party", "provision", "words", "status", "answer", "maximum_penalty")
        labels = {
            "party": _("Who is charged?"),
            "words": _("The charge in the words of the source"),
        }
        widgets = {
            "words": forms.Textarea({"rows": 2}),
            "maximum_penalty": forms.TextInput,
            "answer": forms.RadioSelect,
        }

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["party"].queryset = Party.objects.filter(
            pk__in=[party.pk for party in parties]
        ).with_people(self.user)
        fields["party"].empty_label = None if len(parties) == 1 else _("choose")
        fields["answer"].choices = Charge._meta.get_field("answer").choices
        fields["provision"].queryset = Provision.objects.select_related("law").order_by(
            "law__country", "law", "article", "part"
        )
        if parties:
            self.offer_court_cases(parties[0].case, without=_("none recorded"))
        if not self.is_new:
            # A charge is one person's; another person's is another charge.
            del fields["party"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("provision") and not cleaned.get("words"):
            self.add_error("words", _("Choose an article or give the charge in words."))
        self.take_court_case()
        return cleaned

    def log(self) -> Charge:
        """Save a new charge."""
        actions.add_fact(by=self.user, fact=self.instance, said=self.said())
        return self.instance

    def change(self) -> None:
        actions.change_fact(
            by=self.user,
            fact=self.instance,
            reason=self.cleaned_data["reason"],
            said=self.said(),
        )

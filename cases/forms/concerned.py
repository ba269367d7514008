"""Whom a happening concerns: all or some of a case, with an outcome for each, and their charges."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from cases.codes import Outcome
from cases.forms.choices import NOT_RECORDED
from cases.models import Charge, ChargeStatus, Party


class ConcernedFields(forms.Form):
    """One entry for all, with exceptions: the common outcome holds where none is chosen."""

    everyone = forms.BooleanField(label=_("All of them"), required=False)
    outcome_all = forms.ChoiceField(
        label=_("Outcome for all, where no other is chosen"), required=False
    )

    instance: Any
    is_new: bool
    parties: list[Party]

    def offer_concerned(self) -> None:
        known = {}
        if not self.is_new:
            known = {row.party_id: row.outcome for row in self.instance.concerned.all()}
        for place, party in enumerate(self.parties):
            only = self.is_new and len(self.parties) == 1
            self.fields[f"concerns_{place}"] = forms.BooleanField(
                label=str(party), required=False, initial=only or party.pk in known
            )
            self.fields[f"outcome_{place}"] = _outcome(party, known.get(party.pk, ""))
        if len(self.parties) < 2:
            del self.fields["everyone"], self.fields["outcome_all"]
        else:
            outcome: Any = self.fields["outcome_all"]
            outcome.choices = [NOT_RECORDED, *Outcome.choices]

    def offer_charges(self) -> None:
        """What the event did to single charges: "guilty of ..., acquitted of ..."."""
        charges = Charge.objects.filter(party__in=self.parties)
        self.charges = list(charges.select_related("provision__law"))
        names = {party.pk: str(party) for party in self.parties}
        known = {}
        if not self.is_new:
            known = {row.charge_id: row.status for row in self.instance.on_charges.all()}
        for place, charge in enumerate(self.charges):
            label = str(charge)
            if len(self.parties) > 1:
                label = f"{names[charge.party_id]}: {label}"
            self.fields[f"charge_{place}"] = forms.ChoiceField(
                label=label,
                choices=[("", _("as for all")), *ChargeStatus.choices],
                required=False,
                initial=known.get(charge.pk, ""),
            )

    def party_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        for place in range(len(self.parties)):
            yield self[f"concerns_{place}"], self[f"outcome_{place}"]

    def charge_fields(self) -> Iterator[BoundField]:
        for place in range(len(self.charges)):
            yield self[f"charge_{place}"]

    def concerned(self) -> dict[Party, str]:
        given = self.cleaned_data
        return {
            party: given.get(f"outcome_{place}") or given.get("outcome_all", "")
            for place, party in enumerate(self.parties)
            if given.get("everyone") or given.get(f"concerns_{place}")
        }

    def on_charges(self) -> dict[Charge, str]:
        """The status of each charge of those concerned; "" where it fared as the whole."""
        concerned = {party.pk for party in self.concerned()}
        return {
            charge: self.cleaned_data.get(f"charge_{place}", "")
            for place, charge in enumerate(self.charges)
            if charge.party_id in concerned
        }


def _outcome(party: Party, known: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Outcome"),
        choices=[NOT_RECORDED, *Outcome.choices],
        required=False,
        initial=known,
        widget=forms.Select({"aria-label": _("Outcome for %(name)s") % {"name": party}}),
    )

"""Which logged happenings are accounts of one thing, and which of them is preferred."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Citation, Event
from cases.sourcing.weighing import accounts_of, candidates, weigh
from core.dates import show
from core.facts import Rank

NONE = ""


class AccountsForm(forms.Form):
    together = forms.MultipleChoiceField(
        label=_("Which tell of the same thing?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    prefer = forms.ChoiceField(
        label=_("Which is preferred?"), required=False, widget=forms.RadioSelect,
        help_text=_("None: all are told side by side, and papers say only what they share."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why?"), max_length=500, required=False)

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.user = event, user
        self.here = list(accounts_of(event, user))
        self.near = list(candidates(event, user))
        self.known = {str(one.pk): one for one in (*self.here, *self.near)}
        choices = [(key, _in_words(one)) for key, one in self.known.items()]
        fields: Any = self.fields
        fields["together"].choices = choices
        fields["prefer"].choices = [(NONE, _("none")), *choices]
        fields["together"].initial = [str(one.pk) for one in self.here]
        preferred = (str(one.pk) for one in self.here if one.rank == Rank.PREFERRED)
        fields["prefer"].initial = next(preferred, NONE)
        fields["reason"].initial = event.rank_reason

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        together = given.get("together", [])
        if str(self.event.pk) not in together:
            self.add_error("together", _("The one that you came from belongs to it."))
        if given.get("prefer") and given["prefer"] not in together:
            self.add_error("prefer", _("Prefer one of those that tell of the same thing."))
        if given.get("prefer") and not given.get("reason"):
            self.add_error("reason", _("Say why this account is preferred."))
        whole = Event.objects.filter(account_of=self.event.account_of).count()
        if given.get("prefer") and whole != len(self.here):
            self.add_error("prefer", _("One account is in a case that you may not see."))
        return given

    def save(self) -> None:
        given = self.cleaned_data
        together = [self.known[key] for key in given["together"]]
        weigh(
            by=self.user,
            accounts=[self.event, *(one for one in together if one != self.event)],
            apart=[one for one in self.here if one not in together],
            prefer=self.known.get(given["prefer"]),
            reason=given["reason"],
        )


def _in_words(event: Event) -> str:
    parts = (event.get_type_display(), show(event.date), event.place_words, event.authority_words)
    cited = Citation.objects.filter(event=event, source__scope=None)
    said = cited.with_sources().first()
    return ", ".join(filter(None, [*parts, said.source.issuer if said else ""]))

"""Reading the trail: its lines by who, what, when and about what, a page at a time."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Act, AuditEntry, Outcome, User
from core.clock import zone
from core.keys import is_reference

PER_PAGE = 50
BEFORE, AFTER = "before", "after"
# What the details of a line say, in words; other details stand under their own name.
TOLD = {
    "page": _("page"), "rows": _("rows"), "answers": _("answers"), "words": _("mark of the words"),
    "filters": _("filters"), "findings": _("findings"), "kind": _("kind"),
}  # fmt: skip


class TrailForm(forms.Form):
    """How the trail is narrowed down. What is valid goes into the address: keys, codes, days."""

    who = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.all(), required=False, empty_label=_("anybody")
    )
    act = forms.ChoiceField(
        label=_("What"), choices=[("", _("anything")), *Act.choices], required=False
    )
    outcome = forms.ChoiceField(
        label=_("How it went"), choices=[("", _("any way")), *Outcome.choices], required=False
    )
    about = forms.CharField(label=_("About"), max_length=20, required=False)
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=_("Up to"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"].strip().upper()
        if about and not is_reference(about):
            raise forms.ValidationError(_("This is no reference, such as C-7F3K9Q-M."))
        return about

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("first") and chosen.get("last") and chosen["first"] > chosen["last"]:
            self.add_error("last", _("This is before the first day."))
        return chosen

    def codes(self) -> dict[str, str]:
        """What is set, for an address and for the trail itself."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return {name: str(getattr(value, "pk", value)) for name, value in chosen.items() if value}


@dataclass(frozen=True)
class Page:
    """Lines, newest first; `older` and `newer` are cursors, None where there is nothing more."""

    lines: list[AuditEntry]
    older: uuid.UUID | None
    newer: uuid.UUID | None


def narrowed(form: TrailForm) -> QuerySet[AuditEntry]:
    """The lines that a form asks for; all, where it asks for nonsense."""
    asked = form.cleaned_data if form.is_valid() else {}
    lines = AuditEntry.objects.all()
    if asked.get("who"):
        lines = lines.filter(user=asked["who"].pk)
    for name in ("act", "outcome"):
        if asked.get(name):
            lines = lines.filter(**{name: asked[name]})
    if asked.get("about"):
        lines = lines.filter(_about(asked["about"]))
    return _between(lines, asked.get("first"), asked.get("last"))


def _about(reference: str) -> Q:
    """Lines that name the reference, and those of its case that name a part of it."""
    named = AuditEntry.objects.filter(subject=reference)
    if not reference.startswith("C-"):
        return Q(subject=reference)
    return Q(subject=reference) | Q(case__in=named.exclude(case=None).values("case")[:1])


def _between(
    lines: QuerySet[AuditEntry], first: date | None, last: date | None
) -> QuerySet[AuditEntry]:
    """Both days included, in the office's time. Keys hold their time, and are in an index."""
    slack = timedelta(days=1)
    if first:
        since = datetime.combine(first, time.min, zone())
        lines = lines.filter(recorded_at__gte=since, id__gte=_earliest_key(since - slack))
    if last:
        until = datetime.combine(last + timedelta(days=1), time.min, zone())
        lines = lines.filter(recorded_at__lt=until, id__lt=_earliest_key(until + slack))
    return lines


def _earliest_key(when: datetime) -> uuid.UUID:
    return uuid.UUID(int=max(0, int(when.timestamp() * 1000)) << 80)


def page_of(lines: QuerySet[AuditEntry], query: QueryDict) -> Page:
    """`?before=` the key of a line for older ones, `?after=` for newer. One query."""
    after, before = _key(query.get(AFTER)), _key(query.get(BEFORE))
    if after:
        found = list(lines.filter(id__gt=after).order_by("id")[: PER_PAGE + 1])
        more, shown = len(found) > PER_PAGE, found[:PER_PAGE][::-1]
        return Page(shown, shown[-1].pk if shown else None, shown[0].pk if more else None)
    if before:
        lines = lines.filter(id__lt=before)
    found = list(lines.order_by("-id")[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    older = shown[-1].pk if len(found) > PER_PAGE else None
    return Page(shown, older, shown[0].pk if before and shown else None)


def _key(given: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(given or "")
    except ValueError:
        return None


def details_in_words(details: dict[str, Any]) -> list[tuple[str, str]]:
    """(label, value) of what a line adds: codes, numbers and references."""
    found = []
    for name, value in details.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key}: {one}" for key, one in value.items())
        elif name == "page":
            value = str(value).replace("-", " ")
        if value not in ("", None):
            found.append((str(TOLD.get(name, name.replace("_", " "))), str(value)))
    return found

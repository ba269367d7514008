"""A case as it was known on a day, or as it was recorded at a moment; nothing can change there."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from cases.history.past import as_known, as_recorded
from cases.models import Case
from cases.pages.case import page_of
from cases.pages.chronology import chosen
from core.clock import today, today_is, zone


class AsOfForm(forms.Form):
    """One of two questions, each with a day and, for what was recorded, an hour of the office."""

    known = forms.DateField(required=False, label=_("As known on"))
    recorded = forms.DateField(required=False, label=_("As recorded on"))
    hour = forms.TimeField(required=False, label=_("at"))

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        days = [day for day in (asked.get("known"), asked.get("recorded")) if day]
        if not self.errors and len(days) != 1:
            raise forms.ValidationError(_("Give one day: as known, or as recorded."))
        if any(day > today() for day in days):
            raise forms.ValidationError(_("That day is still to come."))
        return asked

    def moment(self) -> datetime:
        """The end of the day, or of the minute asked for, by the office's clock."""
        hour = self.cleaned_data["hour"] or time(23, 59)
        day = datetime.combine(self.cleaned_data["recorded"], hour.replace(second=59))
        return timezone.make_aware(day, zone())


@require_safe
def case_past(request: StaffRequest, reference: str) -> HttpResponse:
    """`?known=2023-06-01`, or `?recorded=2023-06-01&hour=14:30`."""
    visible = Case.objects.visible_to(request.user)
    case = get_object_or_404(visible.for_list(request.user), reference=reference)
    form = AsOfForm(request.GET or None)
    context: dict[str, Any] = {"case": case, "form": form, "past": True}
    if form.is_valid():
        context |= _page(case, request, form)
    return render(request, "cases/past.html", context, status=400 if form.errors else 200)


def _page(case: Case, request: StaffRequest, form: AsOfForm) -> dict[str, Any]:
    known = form.cleaned_data["known"]
    day = known or form.cleaned_data["recorded"]
    with today_is(day):
        record = (
            as_known(case, request.user, known)
            if known
            else as_recorded(case, request.user, form.moment())
        )
        if not record.parties:
            return {"nothing_then": True}
        page = page_of(record, request.user)
        shown = chosen(page["timeline"], request.GET.get("show"), request.GET.get("order"))
    return {**page, "chosen": shown, "day": day, "moment": None if known else form.moment()}

"""The court cases of a case: what belongs to each, and moving it to another."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases import actions
from cases.codes import LEGAL_TYPES
from cases.forms.proceeding import MoveForm, ProceedingForm
from cases.models import Case, Event, Proceeding
from cases.proceedings import in_words
from cases.timeline import wording
from cases.views.adding import correct


@dataclass(frozen=True)
class MovableEvent:
    event: Event
    when: str
    what: str


@dataclass(frozen=True)
class CourtCase:
    """`proceeding` is None for what is in no court case yet."""

    proceeding: Proceeding | None
    words: str
    events: list[MovableEvent]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def court_cases(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = MoveForm(request.POST or None, case=case)
    if form.is_valid():
        event, proceeding = form.cleaned_data["event"], form.chosen()
        actions.move_to_court_case(
            by=request.user,
            event=event.lock(),
            proceeding=proceeding,
            reason=_("moved to another court case"),
        )
        messages.success(request, _("Moved. Where things stand follows from it."))
        return redirect("court-cases", case.reference)
    context = {"case": case, "form": form, "court_cases": _court_cases(case)}
    return render(request, "cases/court_cases.html", context)


def _court_cases(case: Case) -> list[CourtCase]:
    """Two queries. What moves no court case is shown only where somebody put it into one."""
    here = Event.objects.filter(
        concerned__party__case=case, concerned__party__withdrawn_at=None,
        concerned__withdrawn_at=None,
    ).distinct()  # fmt: skip
    events = list(here.in_order().select_related("place"))
    found = [
        CourtCase(one, in_words(one), _movable(e for e in events if e.proceeding_id == one.pk))
        for one in case.proceedings.select_related("court")
    ]
    loose = [e for e in events if e.proceeding_id is None and e.type in LEGAL_TYPES]
    if loose:
        found.append(CourtCase(None, _("in no court case"), _movable(loose)))
    return found


def _movable(events: Iterable[Event]) -> list[MovableEvent]:
    return [MovableEvent(e, wording.when(e.date), wording.what(e)) for e in events]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def court_case_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Proceeding.objects.filter(in_scope(request.user, "case__scope"))
    found = get_object_or_404(visible.select_related("case"), pk=pk)
    case = found.case
    if request.method == "POST":
        found = found.lock()
    form = ProceedingForm(request.POST or None, instance=found, user=request.user)
    return correct(request, form, case, _("Correct a court case"))

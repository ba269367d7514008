"""Verbs of one click, from the case and from the list of cases; each is a form of its own."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.codes import EventType
from cases.hearings import HEARINGS
from cases.models import Case, Event, Party
from cases.pages.rows import parties_of
from cases.quick import actions
from cases.quick.one_field import HearingForm, NoAnswerForm, StillSoForm
from cases.quick.panel import hearing_form, verbs
from core.dates import show


@require_safe
@requires(Permission.RECORD_FACTS)
def case_verbs(request: StaffRequest, reference: str) -> HttpResponse:
    return _page(request, _case(request, reference))


@require_POST
@requires(Permission.RECORD_FACTS)
def still_so(request: StaffRequest, reference: str) -> HttpResponse:
    case = _case(request, reference)
    form = StillSoForm(request.POST, auto_id="still-so-%s")
    if not form.is_valid():
        return _page(request, case, {"still-so": form})
    actions.still_so(by=request.user, case=case.lock(), line=form.cleaned_data["line"])
    return _done(request, case, _("Last checked today. Nothing new is recorded."))


@require_POST
@requires(Permission.RECORD_FACTS)
def no_answer(request: StaffRequest, reference: str) -> HttpResponse:
    case = _case(request, reference)
    form = NoAnswerForm(request.POST, auto_id="no-answer-%s")
    if not form.is_valid():
        return _page(request, case, {"no-answer": form})
    actions.no_answer(by=request.user, case=case, with_whom=form.cleaned_data["with_whom"])
    return _done(request, case, _("The call without an answer is noted."))


@require_POST
@requires(Permission.RECORD_FACTS)
def hearing_result(request: StaffRequest, reference: str, pk: uuid.UUID) -> HttpResponse:
    """What became of one hearing: held, put off, a verdict (asked on its own page), not known."""
    case = _case(request, reference)
    here = Event.objects.filter(concerned__party__in=parties_of(case), type__in=HEARINGS)
    hearing: Event = get_object_or_404(here.filter(concerned__withdrawn_at=None).distinct(), pk=pk)
    form = hearing_form(pk, request.POST)
    if not form.is_valid():
        return _page(request, case, {str(pk): form}, hearing)
    return RESULTS[form.cleaned_data["result"]](request, case, hearing, form)


def _held(request: StaffRequest, case: Case, hearing: Event, form: HearingForm) -> HttpResponse:
    actions.hold(by=request.user, hearing=hearing, parties=_concerned(case, hearing))
    return _done(request, case, _("Logged: the hearing was held."))


def _postponed(
    request: StaffRequest, case: Case, hearing: Event, form: HearingForm
) -> HttpResponse:
    parties = _concerned(case, hearing)
    actions.postpone(by=request.user, hearing=hearing, parties=parties, to=form.to)
    return _done(request, case, _("Logged: the hearing is postponed."))


def _verdict(request: StaffRequest, case: Case, hearing: Event, form: HearingForm) -> HttpResponse:
    step = reverse("quick-step", args=[case.reference, EventType.VERDICT])
    return redirect(f"{step}?hearing={hearing.pk}")


def _not_known(
    request: StaffRequest, case: Case, hearing: Event, form: HearingForm
) -> HttpResponse:
    line = _("What came of the hearing of %(date)s is not known.") % {"date": show(hearing.date)}
    actions.still_so(by=request.user, case=case.lock(), line=line)
    return _done(request, case, _("Noted: you asked, and it is not known yet."))


RESULTS = {
    HearingForm.HELD: _held,
    HearingForm.POSTPONED: _postponed,
    HearingForm.VERDICT: _verdict,
    HearingForm.NOT_KNOWN: _not_known,
}


def _case(request: StaffRequest, reference: str) -> Case:
    visible = Case.objects.visible_to(request.user).for_list(request.user)
    return get_object_or_404(visible, reference=reference)


def _concerned(case: Case, hearing: Event) -> list[Party]:
    """Those of this case; what came of the hearing for others is for their case to say."""
    return list(Party.objects.filter(case=case, events__in=hearing.concerned.all()))


def _page(
    request: StaffRequest,
    case: Case,
    sent: dict[str, Form] | None = None,
    about: Event | None = None,
) -> HttpResponse:
    parties = parties_of(case)
    template = "cases/_verbs.html" if request.htmx and not sent else "cases/verbs.html"
    context: dict[str, Any] = {
        "case": case,
        "back": _back(request, case),
        **verbs(parties, sent, about),
    }
    return render(request, template, context)


def _done(request: StaffRequest, case: Case, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(_back(request, case))


def _back(request: StaffRequest, case: Case) -> str:
    """Where one came from: the page that sent the form, or that opened the menu; else the case."""
    came_from = request.POST.get("back") or request.htmx.current_url_abs_path or ""
    safe = url_has_allowed_host_and_scheme(came_from, allowed_hosts=None)
    return came_from if safe else case.get_absolute_url()

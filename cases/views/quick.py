"""The quick line and the likeliest next steps: a short form to confirm or correct."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.seeing import not_seen
from cases.codes import EventType
from cases.models import Case, Event, Party
from cases.pages.rows import parties_of
from cases.quick import help
from cases.quick.form import ShortForm, initial_of
from cases.quick.grammar import read_line
from cases.quick.steps import likeliest, types_like
from core.clock import today
from core.dates import show
from core.submissions import only_reads


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def quick(request: StaffRequest, reference: str) -> HttpResponse:
    """Reads a line into a proposal; `confirm` says that the form shown is to be logged."""
    case, parties = _case(request, reference)
    if request.method != "POST":
        return _page(request, case, parties)
    if "confirm" in request.POST:
        return _log(request, case, parties)
    if "type" in request.POST:  # another type was chosen: it may need other fields
        told: dict[str, Any] = {**request.POST.dict(), "whom": request.POST.getlist("whom")}
    else:
        told = _proposed(request.POST.get("line", ""), case, parties)
    form = ShortForm(initial=told, case=case, parties=parties, user=request.user)
    return _page(request, case, parties, form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def quick_step(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    """The short form of one type; `?hearing=` is the hearing of which it was the result."""
    case, parties = _case(request, reference)
    if kind not in EventType:
        raise Http404
    if request.method == "POST":
        return _log(request, case, parties)
    told = {"type": kind, "whom": _alone_at_risk(parties), **_of_hearing(request, parties)}
    form = ShortForm(initial=told, case=case, parties=parties, user=request.user)
    return _page(request, case, parties, form)


@require_POST
@requires(Permission.RECORD_FACTS)
@only_reads
def quick_types(request: StaffRequest, reference: str) -> HttpResponse:
    """The types whose words hold what was typed. By POST: what is typed may be a name."""
    case, parties = _case(request, reference)
    return _types(request, case, parties, request.POST.get("what", "")[:100])


@require_safe
@not_seen
def quick_help(request: StaffRequest) -> HttpResponse:
    """The grammar of the line with its examples, as the documentation has them."""
    return render(
        request, "cases/quick_help.html", {"grammar": help.grammar(), "examples": help.readings()}
    )


def _types(request: StaffRequest, case: Case, parties: list[Party], what: str = "") -> HttpResponse:
    template = "cases/_quick_types.html" if request.htmx else "cases/quick.html"
    quick = {"steps": likeliest(parties)}
    context = {"case": case, "quick": quick, "what": what, "kinds": types_like(what)}
    return render(request, template, context)


def _case(request: StaffRequest, reference: str) -> tuple[Case, list[Party]]:
    visible = Case.objects.visible_to(request.user).for_list(request.user)
    case = get_object_or_404(visible, reference=reference)
    parties = parties_of(case)
    prefetch_related_objects(parties, "role")
    return case, parties


def _page(
    request: StaffRequest, case: Case, parties: list[Party], form: ShortForm | None = None
) -> HttpResponse:
    """The form, of which htmx takes the part alone; where there is none, all that can be logged."""
    if form:
        template = "cases/_quick_form.html" if request.htmx else "cases/quick_form.html"
        return render(request, template, {"case": case, "form": form})
    return _types(request, case, parties)


def _log(request: StaffRequest, case: Case, parties: list[Party]) -> HttpResponse:
    form = ShortForm(request.POST, case=case, parties=parties, user=request.user)
    if form.is_valid():
        form.log()
        messages.success(request, _("Logged. Where things stand follows from it."))
        return redirect(case)
    return _page(request, case, parties, form)


def _proposed(words: str, case: Case, parties: list[Party]) -> dict[str, Any]:
    names = [_names(party) for party in parties]
    proposal = read_line(words, anchor=today(), country=case.country, names=names)
    return {"whom": _alone_at_risk(parties), **initial_of(proposal, parties)}


def _names(party: Party) -> list[str]:
    return [name.text for name in party.person.names.all()] if party.person else [str(party)]


def _alone_at_risk(parties: list[Party]) -> list[str]:
    at_risk = [str(party.pk) for party in parties if party.role.code == "PERSON_AT_RISK"]
    return at_risk if len(at_risk) == 1 else []


def _of_hearing(request: StaffRequest, parties: list[Party]) -> dict[str, Any]:
    """What is known of the result of a hearing before anybody tells it."""
    try:
        key = uuid.UUID(request.GET.get("hearing", ""))
    except ValueError:
        return {}
    linked = Event.objects.filter(concerned__party__in=parties, concerned__withdrawn_at=None)
    hearing = linked.filter(pk=key).first()
    if hearing is None:
        return {}
    whom = hearing.concerned.values_list("party", flat=True)
    return {
        "date_words": show(replace(hearing.date, time=None)),
        "authority_words": hearing.authority_words,
        "whom": [str(pk) for pk in whom],
    }

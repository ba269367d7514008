"""Logging and correcting what happened."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.changes import changed_since
from cases.forms import EventForm
from cases.forms.dates import read_words, reading
from cases.forms.event import ANNOUNCED
from cases.models import Case, Event, Party, Source
from core.clock import today
from core.keys import is_reference


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def event_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    parties = _parties(case, request)
    form = EventForm(
        request.POST or None,
        instance=Event(country=case.country),
        user=request.user,
        parties=parties,
    )
    if form.is_valid():
        form.log()
        messages.success(request, _("Logged. Where things stand follows from it."))
        return redirect(case)
    return render(request, "cases/event.html", {"form": form, "case": case})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def event_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    case = _case_of(event, request)
    if request.method == "POST":
        event = event.lock()
    parties = _parties(case, request) if case else []
    form = EventForm(request.POST or None, instance=event, user=request.user, parties=parties)
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(case or "home")
    theirs = changed_since(event, form.stale_since, request.user) if form.stale_since else []
    return render(request, "cases/event.html", {"form": form, "case": case, "theirs": theirs})


@require_POST
def date_reading(request: StaffRequest) -> HttpResponse:
    """How the words of the one date field that asks are understood; saves nothing."""
    asking = request.headers.get("HX-Trigger-Name", "date_words")
    source = _source(request)
    published = read_words(request.POST.get("new_published", "")[:200], today())
    anchor = (source.published if source else published).latest or today()
    ahead = asking == "until_words" or request.POST.get("type") in ANNOUNCED
    when = read_words(request.POST.get(asking, "")[:200], anchor, ahead=ahead)
    return render(request, "cases/_reading.html", {"reading": reading(when)})


def _source(request: StaffRequest) -> Source | None:
    try:
        key = uuid.UUID(request.POST.get("source", ""))
    except ValueError:
        return None
    return Source.objects.visible_to(request.user).filter(pk=key).first()


def _parties(case: Case, request: StaffRequest) -> list[Party]:
    parties = Party.objects.filter(case=case).with_people(request.user)
    return list(parties.select_related("organisation", "law", "role"))


def _case_of(event: Event, request: StaffRequest) -> Case | None:
    """The case from whose page the user came (`?case=`), else the first that the user sees."""
    visible = Case.objects.visible_to(request.user)
    of_event = visible.filter(
        parties__events__event=event, parties__events__withdrawn_at=None
    ).distinct()
    came_from = request.GET.get("case", "")
    here = of_event.filter(reference=came_from) if is_reference(came_from) else of_event.none()
    return here.first() or of_event.first()

"""Logging and correcting what happened."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.codes import ANNOUNCED
from cases.forms import EventForm
from cases.forms.dates import read_words, reading
from cases.models import Case, Event, Party, Source
from cases.standing.sentences import order_in_words
from cases.views.adding import add, correct
from core.clock import today
from core.keys import is_reference
from core.submissions import only_reads

PAGE = "cases/event.html"


@dataclass(frozen=True)
class DecisionLine:
    """A decision made in the event, about whom."""

    pk: uuid.UUID
    words: str
    party: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def event_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = EventForm(
        request.POST or None,
        instance=Event(country=case.country),
        user=request.user,
        parties=_parties(case, request),
    )
    return add(request, form, case, _("Log what happened"), template=PAGE)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def event_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    case = case_of(event, request)
    if request.method == "POST":
        event = event.lock()
    parties = _parties(case, request) if case else []
    form = EventForm(request.POST or None, instance=event, user=request.user, parties=parties)
    return correct(
        request,
        form,
        case,
        _("Correct what happened"),
        template=PAGE,
        withdraw=("event", event.pk),
        decisions=_decisions(event, parties),
    )


def _decisions(event: Event, parties: list[Party]) -> list[DecisionLine]:
    """Of those of the case from which one came."""
    names = {party.pk: str(party) for party in parties}
    orders = event.orders.filter(party__in=parties)
    return [DecisionLine(o.pk, order_in_words(o), names[o.party_id]) for o in orders]


@require_POST
@only_reads
def date_reading(request: StaffRequest) -> HttpResponse:
    """How the words of the one date field that asks are understood; saves nothing."""
    asking = request.headers.get("HX-Trigger-Name", "date_words")
    given = None if asking == "new_published" else _date_of_source(request)
    ahead = asking == "until_words" or request.POST.get("type") in ANNOUNCED
    when = read_words(request.POST.get(asking, "")[:200], given or today(), ahead=ahead)
    words = reading(when, sourced=given is not None)
    return render(request, "cases/_reading.html", {"reading": words})


def _date_of_source(request: StaffRequest) -> date | None:
    source = _source(request)
    published = read_words(request.POST.get("new_published", "")[:200], today())
    return (source.published if source else published).latest


def _source(request: StaffRequest) -> Source | None:
    try:
        key = uuid.UUID(request.POST.get("source", ""))
    except ValueError:
        return None
    return Source.objects.visible_to(request.user).filter(pk=key).first()


def _parties(case: Case, request: StaffRequest) -> list[Party]:
    parties = Party.objects.filter(case=case).with_people(request.user)
    return list(parties.select_related("organisation", "law", "role"))


def case_of(event: Event, request: StaffRequest) -> Case | None:
    """The case from whose page the user came (`?case=`), else the first that the user sees."""
    visible = Case.objects.visible_to(request.user)
    of_event = visible.filter(
        parties__events__event=event, parties__events__withdrawn_at=None
    ).distinct()
    came_from = request.GET.get("case", "")
    here = of_event.filter(reference=came_from) if is_reference(came_from) else of_event.none()
    return here.first() or of_event.first()

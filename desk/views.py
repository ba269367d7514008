"""Home and search."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest
from advocacy.models import Occasion
from cases.ahead import hearings_ahead
from cases.views.list import listing, remember
from desk.search import page_of

VISITS_SHOWN = 3


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The list of cases, and above it what lies ahead."""
    visits = Occasion.objects.ahead().filter(date_earliest__isnull=False).order_by("date_earliest")
    context = {
        **listing(request),
        "hearings": hearings_ahead(request.user),
        "visits": visits[:VISITS_SHOWN],
    }
    return render(request, "desk/home.html", context)


@require_POST
def search(request: StaffRequest) -> HttpResponse:
    """A reference opens its page; other words narrow the list of cases."""
    return redirect(page_of(request.POST.get("q", "")) or remember(request))

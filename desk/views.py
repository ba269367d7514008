"""Home and search."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest
from cases.views.list import remember
from desk import home as homes
from desk.search import page_of


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/home.html", {"home": homes.home(request.user)})


@require_POST
def search(request: StaffRequest) -> HttpResponse:
    """A reference opens its page; other words narrow the list of cases."""
    return redirect(page_of(request.POST.get("q", "")) or remember(request))


@require_POST
def search_suggest(request: StaffRequest) -> HttpResponse:
    raise Http404


@require_safe
def work(request: StaffRequest) -> HttpResponse:
    raise Http404

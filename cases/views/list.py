"""The list of cases."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest
from accounts.roles import Permission
from cases.filters import CaseFilter, matching
from cases.models import Case
from cases.pages.rows import row

PER_PAGE = 50
# Says in the address that words were typed; the words themselves stay in the session.
MARK = "found"
LONGEST = 200  # characters that are searched for; comparing takes time with every word


@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: StaffRequest) -> HttpResponse:
    """GET shows the list; POST is its form, whose words must not stand in an address."""
    if request.method == "POST":
        return redirect(remember(request))
    template = "cases/list.html#found" if request.htmx else "cases/list.html"
    return render(request, template, listing(request))


def remember(request: StaffRequest) -> str:
    """Keep the words typed in the session, and return the address of what they narrow."""
    words = request.POST.get("q", "").replace("\0", "")[:LONGEST].strip()
    request.session["words"] = words
    query = request.GET.copy()
    query.clear()
    for name in CaseFilter.base_filters:
        if value := request.POST.get(name):
            query[name] = value
    if words:
        query[MARK] = "yes"
    return f"{reverse('cases')}?{query.urlencode()}" if query else reverse("cases")


def listing(request: StaffRequest) -> dict[str, Any]:
    """What the list shows: rows of one page, the filters, and why there may be none."""
    visible = Case.objects.visible_to(request.user)
    words = request.session.get("words", "") if MARK in request.GET else ""
    filters = CaseFilter(request.GET, visible)
    found: Any = matching(filters.qs, words, request.user) if words else filters.qs
    page = Paginator(found.for_list(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "filters": filters,
        "words": words,
        "page": page,
        "rows": [row(case) for case in page],
        "chosen": _chosen(request, filters, words),
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "nothing_here": not page.paginator.count and not visible.exists(),
    }


def _chosen(request: StaffRequest, filters: CaseFilter, words: str) -> list[tuple[str, str]]:
    """(words of a filter, address of the list without it)."""
    chosen = [(label, _without(request, name)) for name, label in filters.chosen()]
    return [(f"“{words}”", _without(request, MARK)), *chosen] if words else chosen


def _without(request: StaffRequest, name: str) -> str:
    query = request.GET.copy()
    query.pop(name, None)
    query.pop("page", None)
    return f"{reverse('cases')}?{query.urlencode()}"


@require_http_methods(["GET", "HEAD"])
def cases_counts(request: StaffRequest) -> HttpResponse:
    raise Http404

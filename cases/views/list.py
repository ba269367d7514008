"""The lists of cases and of people share their form, their columns and how they turn over."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest
from accounts.models import Act
from accounts.models import ListPage as Which
from accounts.roles import Permission
from accounts.seeing import not_seen
from accounts.trail import mark_of, seen
from cases.filters import FILTERS
from cases.listing.choices import facilities
from cases.listing.counts import counted
from cases.listing.pages import LONGEST, MARK, MORE, NAMES, WORDS, ListPage, cases_page
from cases.listing.saved import saved_lists
from cases.listing.why import why_empty
from cases.models import Case


@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: StaffRequest) -> HttpResponse:
    """GET shows the list; POST is its form, whose words must not stand in an address."""
    return answer(request, Which.CASES, cases_page, "cases/list.html")


def answer(
    request: StaffRequest,
    page: Which,
    read: Callable[[StaffRequest], ListPage],
    template: str,
) -> HttpResponse:
    """The page of one of the lists, or with htmx the part of it that changes."""
    if request.method == "POST":
        return redirect(remember(request, page))
    if request.htmx:
        template += "#more" if MORE in request.GET else "#found"
    list_page = read(request)
    tell(request, list_page)
    return render(request, template, listing(request, list_page))


def tell(request: StaffRequest, page: ListPage) -> None:
    """The trail: which list, by which filters, and whether words were sought, not which."""
    seen(
        request,
        Act.SEARCHED if page.words else Act.READ,
        page=NAMES[page.page],
        filters=page.filters.codes(),
        rows=len(page.rows),
        words=mark_of(page.words, request.user) if page.words else "",
    )


def remember(request: StaffRequest, page: Which) -> str:
    """Keep the words typed in the session, and return the address of what they narrow."""
    words = request.POST.get("q", "").replace("\0", "")[:LONGEST].strip()
    request.session[WORDS[page]] = words
    query = request.GET.copy()
    query.clear()
    for name in FILTERS[page].base_filters:
        if value := request.POST.get(name):
            query[name] = value
    if words:
        query[MARK] = "yes"
    address = reverse(NAMES[page])
    return f"{address}?{query.urlencode()}" if query else address


def listing(request: StaffRequest, page: ListPage) -> dict[str, Any]:
    """What a list shows: rows of one page, the filters, and why there may be none."""
    visible = Case.objects.visible_to(request.user)
    return {
        "list": page,
        "rows": page.rows,
        "saved_lists": saved_lists(request, page.page),
        "facilities": facilities(visible) if MORE in request.GET else [],
        "may_read_protected": request.user.may(Permission.READ_PROTECTED),
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "why": why_empty(page, request.user),
        "nothing_here": not page.rows and not page.chosen,
    }


@require_http_methods(["GET", "HEAD"])
@not_seen
def cases_counts(request: StaffRequest) -> HttpResponse:
    return counted(request, cases_page)

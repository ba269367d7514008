"""The list of people."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest
from accounts.models import ListPage as Which
from accounts.seeing import not_seen
from cases.listing.counts import counted
from cases.listing.pages import people_page
from cases.views.list import answer


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: StaffRequest) -> HttpResponse:
    """People at risk and all others who are recorded, but for those merged into somebody."""
    return answer(request, Which.PEOPLE, people_page, "people/list.html")


@require_http_methods(["GET", "HEAD"])
@not_seen
def people_counts(request: StaffRequest) -> HttpResponse:
    return counted(request, people_page)

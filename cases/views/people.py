"""The list of people."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def people_counts(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

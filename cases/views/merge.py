"""Bringing two records together, and taking that back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def merge(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def organisation_merge(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def merge_undo(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

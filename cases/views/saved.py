"""Lists kept under a name, and lists as spreadsheets."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def saved_list_new(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def saved_list_remove(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_LISTS)
def cases_export(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_LISTS)
def people_export(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

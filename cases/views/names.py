"""The names of a person, and what else sources say of one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def names(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def name_edit(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def name_variants(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def about_edit(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

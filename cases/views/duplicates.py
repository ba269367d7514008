"""The queue of likely duplicates."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def duplicates(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def not_same(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

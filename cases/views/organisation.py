"""One organisation."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: StaffRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

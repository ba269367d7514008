"""Sources and what each of them says."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from accounts.roles import Permission
from cases.files.listing import documents_of
from cases.models import Source
from cases.sourcing.sayings import sayings
from cases.sourcing.sources import may_read_identity, publisher_offered

PER_PAGE = 50


@require_safe
def sources(request: StaffRequest) -> HttpResponse:
    visible = Source.objects.visible_to(request.user).filter(noted_in=None)
    listed = visible.select_related("kind", "publisher", "told_by")
    ordered = listed.order_by("-published_earliest", "id")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    may_record = request.user.may(Permission.RECORD_FACTS)
    return render(request, "cases/sources.html", {"page": page, "may_record": may_record})


@require_safe
def source(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Source.objects.visible_to(request.user)
    whole = visible.select_related("kind", "publisher", "told_by")
    found = get_object_or_404(whole, reference=reference)
    context = {
        "source": found,
        "relays": visible.filter(relayed_by=found).first(),
        "noted_in": visible.filter(notes=found).first(),
        "groups": sayings(found, request.user),
        "may_read_identity": may_read_identity(request.user, found),
        "offered": publisher_offered(found),
        "documents": documents_of(found, request.user),
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "notes": visible.filter(noted_in=found).select_related("kind"),
    }
    return render(request, "cases/source.html", context)

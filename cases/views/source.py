"""Sources and what each of them says."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from cases.models import Source
from cases.sayings import sayings

PER_PAGE = 50


@require_safe
def sources(request: StaffRequest) -> HttpResponse:
    visible = Source.objects.visible_to(request.user).filter(noted_in=None)
    ordered = visible.select_related("kind", "publisher").order_by("-published_earliest", "id")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "cases/sources.html", {"page": page})


@require_safe
def source(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Source.objects.visible_to(request.user)
    found = get_object_or_404(visible.select_related("kind", "publisher"), reference=reference)
    context = {
        "source": found,
        "relays": visible.filter(relayed_by=found).first(),
        "noted_in": visible.filter(notes=found).first(),
        "groups": sayings(found, request.user),
        "notes": visible.filter(noted_in=found).select_related("kind"),
    }
    return render(request, "cases/source.html", context)

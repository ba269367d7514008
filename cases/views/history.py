"""Who changed what in a case, and the difference between two versions of a row."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from cases.changes import CaseChanges
from cases.models import Case
from cases.rows import heading_of, parties_of

PER_PAGE = 50


@require_safe
def case_history(request: StaffRequest, reference: str) -> HttpResponse:
    """`?of=charge-<id>&version=3` shows what that version changed, above the list."""
    visible = Case.objects.visible_to(request.user)
    case = get_object_or_404(visible.for_list(request.user), reference=reference)
    changes = CaseChanges(case, request.user)
    page = Paginator(changes.keys(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "title": heading_of(case, parties_of(case)),
        "page": page,
        "changes": changes.read(page.object_list),
    }
    if "of" in request.GET:
        context["change"], context["differences"] = _difference(request, changes)
    return render(request, "cases/history.html", context)


def _difference(request: StaffRequest, changes: CaseChanges) -> tuple[object, object]:
    version = request.GET.get("version", "")
    found = None
    if version.isdecimal() and len(version) < 9:
        found = changes.difference(request.GET["of"], int(version))
    if found is None:
        raise Http404
    return found

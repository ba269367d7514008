"""Who looked at a case, took files of it or was refused, for those who see it."""

from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from accounts.models import Act, AuditEntry, Outcome
from accounts.trail_reading import page_of
from cases.models import Case
from cases.pages.rows import heading_of, parties_of

# What was done to a case stands in its history; here stands what was seen of it, and what left.
SEEN = (
    Act.READ, Act.DOWNLOADED, Act.EXPORTED, Act.PROTECTED_READ, Act.LETTER_WRITTEN,
    Act.SHARING_CHANGED, Act.NAMING_CHANGED,
)  # fmt: skip


@require_safe
def who_looked(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Case.objects.visible_to(request.user)
    case = get_object_or_404(visible.for_list(request.user), reference=reference)
    lines = AuditEntry.objects.filter(case=case.pk, act__in=SEEN)
    people = (
        lines.filter(outcome=Outcome.OK)
        .exclude(user=None)
        .order_by()
        .values("user", "user_name")
        .annotate(times=Count("pk"), last=Max("recorded_at"))
        .order_by("-last")
    )
    page = page_of(lines, request.GET)
    for line in page.lines:
        if line.act == Act.LETTER_WRITTEN:
            line.subject = ""  # a letter may be hidden from those who see one of its cases
    context = {
        "case": case,
        "title": heading_of(case, parties_of(case)),
        "people": people,
        "page": page,
    }
    return render(request, "cases/who_looked.html", context)

"""Answering the warnings of a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases import order
from cases.models import Case
from cases.pages.rows import parties_of

LONGEST = 500


@require_POST
@requires(Permission.RECORD_FACTS)
def warning_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """Keeps the answer where the warning still holds; what was typed stays where it was empty."""
    visible = Case.objects.visible_to(request.user)
    case = get_object_or_404(visible.for_list(request.user), reference=reference)
    rule, digest = request.POST.get("rule", ""), request.POST.get("digest", "")
    line = request.POST.get("line", "").strip()[:LONGEST]
    parties = parties_of(case)
    found = order.warnings_of(case, parties)
    open_now = {(one.rule, one.digest) for one in found}
    if not line:
        messages.error(request, _("Say in a line what you checked."))
    elif (rule, digest) not in open_now:
        messages.error(request, _("What this was about has changed meanwhile. Look again."))
    else:
        try:
            order.answer_warning(by=request.user, case=case, rule=rule, digest=digest, line=line)
        except order.AnswerError:
            messages.info(request, _("Somebody else has answered this already."))
    if request.htmx:
        panel = order.panel(case, parties, found, request.user)
        return render(request, "cases/_warnings.html", {"case": case, **panel})
    return redirect(f"{case.get_absolute_url()}#warnings")

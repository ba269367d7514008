"""The page on who sees a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.sharing import SharingForm
from cases.models import Case
from cases.pages.sharing import seen_by


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def who_sees(request: StaffRequest, reference: str) -> HttpResponse:
    """A choice is first shown with what it changes for whom; sent again, it is saved.

    403 with the reason beside the form where it would let more people see than the role may.
    """
    visible = Case.objects.visible_to(request.user).select_related("scope", "lead")
    case = get_object_or_404(visible, reference=reference)
    if request.method == "POST":
        case.scope = case.scope.lock()
    form = SharingForm(request.POST or None, case=case, user=request.user)
    if form.is_valid():
        if form.is_looked_at and form.save():
            messages.success(request, _("Saved. It counts from now on."))
            left = form.plan is not None and form.plan.locks_out
            return redirect("cases") if left else redirect(case)
        form.show()
    context = {"form": form, "case": case, "seen": seen_by(case.scope, shown=None)}
    status = 403 if form.is_refused else 200
    return render(request, "cases/who_sees.html", context, status=status)

"""One case: reading, opening, changing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.changes import changed_since
from cases.forms import CaseForm, OpenCaseForm
from cases.models import Case
from cases.page import case_page


@require_safe
def case(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Case.objects.visible_to(request.user)
    found = get_object_or_404(visible.for_list(request.user), reference=reference)
    context = {
        **case_page(found, request.user),
        "may_write_letters": request.user.may(Permission.WRITE_LETTERS),
        "may_export_dossiers": request.user.may(Permission.EXPORT_DOSSIERS),
    }
    return render(request, "cases/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def case_new(request: StaffRequest) -> HttpResponse:
    form = OpenCaseForm(request.POST or None, user=request.user)
    if form.is_valid():
        opened = form.open()
        messages.success(request, _("Opened. Add what is known; nothing has to be complete."))
        return redirect(opened)
    return render(request, "cases/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def case_edit(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    if request.method == "POST":
        found = found.lock()
    form = CaseForm(request.POST or None, instance=found, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(found)
    theirs = changed_since(found, form.stale_since, request.user) if form.stale_since else []
    return render(request, "cases/edit.html", {"form": form, "case": found, "theirs": theirs})

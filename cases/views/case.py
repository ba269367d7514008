"""One case: reading and changing."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases import intake, notes, order, quick
from cases.forms import CaseForm
from cases.models import Case
from cases.pages.case import case_page
from cases.pages.chronology import chosen
from cases.pages.record import record_of
from cases.pages.sharing import seen_by
from cases.views.adding import theirs


@require_safe
def case(request: StaffRequest, reference: str) -> HttpResponse:
    visible = Case.objects.visible_to(request.user)
    found = get_object_or_404(visible.for_list(request.user), reference=reference)
    record = record_of(found, request.user, rumours=True)
    parties = record.parties
    page = case_page(record, request.user)
    warnings = order.warnings_among(parties, record.steps, record.charges)
    context = {
        **page,
        **order.panel(found, parties, warnings, request.user),
        **quick.panel(found, parties, request.user),
        **notes.panel(found, request.user),
        **intake.panel(found, parties),
        "seen": seen_by(found.scope),
        "chosen": chosen(page["timeline"], request.GET.get("show"), request.GET.get("order")),
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "may_read_protected": request.user.may(Permission.READ_PROTECTED),
        "may_write_letters": request.user.may(Permission.WRITE_LETTERS),
        "may_export_dossiers": request.user.may(Permission.EXPORT_DOSSIERS),
    }
    return render(request, "cases/case.html", context)


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
    return render(
        request,
        "cases/edit.html",
        {"form": form, "case": found, "theirs": theirs(form, request.user)},
    )

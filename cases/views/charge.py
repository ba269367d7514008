"""Adding and correcting charges."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.changes import changed_since
from cases.forms import ChargeForm
from cases.models import Case, Charge


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def charge_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = ChargeForm(request.POST or None, user=request.user, parties=list(case.parties.all()))
    if form.is_valid():
        form.log()
        messages.success(request, _("Added. Where things stand follows from it."))
        return redirect(case)
    return render(request, "cases/charge.html", {"form": form, "case": case})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def charge_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Charge.objects.filter(in_scope(request.user, "party__case__scope"))
    charge = get_object_or_404(visible.select_related("party__case"), pk=pk)
    case = charge.party.case
    if request.method == "POST":
        charge = charge.lock()
    form = ChargeForm(
        request.POST or None, instance=charge, user=request.user, parties=[charge.party]
    )
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(case)
    theirs = changed_since(charge, form.stale_since, request.user) if form.stale_since else []
    return render(request, "cases/charge.html", {"form": form, "case": case, "theirs": theirs})

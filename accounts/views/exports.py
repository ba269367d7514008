"""Large exports: what one asked for, and what waits for a second person."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import exports as large
from accounts.access import StaffRequest, fresh, requires
from accounts.models import ExportRequest
from accounts.roles import Permission


@require_safe
def exports(request: StaffRequest) -> HttpResponse:
    context = {
        "own": large.own(request.user),
        "waiting": large.waiting_for(request.user),
        "may_decide": request.user.may(Permission.APPROVE_EXPORTS),
        "small": large.SMALL,
    }
    return render(request, "accounts/exports.html", context)


@require_POST
@requires(Permission.APPROVE_EXPORTS)
@fresh
def export_decide(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """`agreed` is "yes" or "no"; whoever asked may not decide."""
    wanted = get_object_or_404(ExportRequest.objects.select_for_update(of=("self",)), pk=pk)
    agreed = request.POST.get("agreed") == "yes"
    large.decide(by=request.user, wanted=wanted, agreed=agreed)
    if agreed:
        messages.success(request, _("You agreed. It can be taken once, within 24 hours."))
    else:
        messages.success(request, _("You refused. Who asked is told."))
    return redirect("exports")

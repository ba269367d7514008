"""Accounts that differ: which belong together, and which is preferred."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.account import AccountsForm
from cases.models import Event
from cases.views.event import case_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def account_group(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    case = case_of(event, request)
    form = AccountsForm(request.POST or None, event=event, user=request.user)
    if form.is_valid():
        form.save()
        return redirect(case or "home")
    return render(request, "cases/accounts.html", {"form": form, "case": case})

"""Pages about staff that need to know of cases."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, fresh, open_to_staff, requires
from accounts.models import User
from accounts.roles import Permission
from accounts.staff import RefusedError
from desk.leaving import leave, passing
from desk.sight import sight_of
from desk.staff_forms import LeaveForm


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def member_leave(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """End an account; shows first what passes to whom."""
    member = get_object_or_404(User, pk=pk, is_active=True)
    form = LeaveForm(request.POST or None, member=member, by=request.user)
    if form.is_valid():
        try:
            leave(by=request.user, member=member, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The account is ended."))
            return redirect("member", pk=pk)
    page, cases = passing(member, request.user, request.GET.get("page"))
    context = {"form": form, "member": member, "page": page, "cases": cases}
    return render(request, "desk/member_leave.html", context)


@require_safe
@requires(Permission.MANAGE_STAFF)
def member_sees(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    return _sees(request, get_object_or_404(User, pk=pk))


@require_safe
@open_to_staff
def account_sees(request: StaffRequest) -> HttpResponse:
    return _sees(request, request.user)


def _sees(request: StaffRequest, member: User) -> HttpResponse:
    sight = sight_of(member, request.user, request.GET.get("page"))
    return render(
        request, "desk/sight.html", {"member": member, "sight": sight, "page": sight.page}
    )

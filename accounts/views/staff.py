"""Who works here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_safe
@requires(Permission.MANAGE_STAFF)
def staff(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/staff.html")

"""What is said of the office, and its rules."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_safe
@requires(Permission.MANAGE_OFFICE)
def house(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/house.html")

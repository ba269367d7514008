"""One's own account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest, open_to_staff


@require_safe
@open_to_staff
def account(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/account.html")

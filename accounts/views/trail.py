"""Who did what and who saw what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission


@require_safe
@requires(Permission.READ_TRAIL)
def trail(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/trail.html")

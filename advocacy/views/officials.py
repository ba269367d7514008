"""Stub: its helper writes it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest


@require_safe
def officials(request: StaffRequest) -> HttpResponse:
    return render(request, "advocacy/officials.html")

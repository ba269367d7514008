"""A second factor that somebody lost, and what staff are told."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import resets
from accounts.access import StaffRequest, fresh, open_to_staff, requires
from accounts.forms.staff import ResetForm
from accounts.models import Notice, User
from accounts.roles import Permission
from accounts.staff import RefusedError


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def factor_reset(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    member = get_object_or_404(User, pk=pk, is_active=True)
    form = ResetForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            reset = resets.ask(
                by=request.user, member=member, reason=given["reason"], code=given["code"]
            )
        except RefusedError as refused:
            form.add_error("code" if given["code"] else None, str(refused))
        else:
            messages.success(request, _done() if reset.agreed else _waits())
            return redirect("member", pk=pk)
    return render(request, "accounts/factor_reset.html", {"form": form, "member": member})


@require_POST
@requires(Permission.MANAGE_STAFF)
@fresh
def factor_reset_decide(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """`agree` or anything else, which is a no."""
    open_ones = resets.waiting().select_for_update(of=("self",))
    reset = get_object_or_404(open_ones.select_related("user", "asked_by"), pk=pk)
    try:
        if "agree" in request.POST:
            resets.agree(by=request.user, reset=reset)
            messages.success(request, _done())
        else:
            resets.refuse(by=request.user, reset=reset)
            messages.success(request, _("Nothing was reset."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("staff")


@require_POST
@open_to_staff
def notice_read(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    notice = get_object_or_404(Notice, pk=pk, user=request.user, read_at=None)
    notice.read_at = timezone.now()
    notice.save(update_fields=["read_at"])
    return redirect("home")


def _done() -> str:
    return _("The second factor is reset, and everybody who works here is told.")


def _waits() -> str:
    return _("Another admin must agree. They see it on their page of who works here.")

"""Who works here, and what they may do."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import staff as verbs
from accounts.access import StaffRequest, fresh, open_to_staff, requires
from accounts.forms.staff import DetailsForm, RoleForm, TeamsForm
from accounts.models import User
from accounts.pages.staff import member_page, roles_table, staff_page
from accounts.roles import Permission


@require_safe
@requires(Permission.MANAGE_STAFF)
def staff(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/staff.html", {"page": staff_page(request.user)})


@require_safe
@requires(Permission.MANAGE_STAFF)
def member(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    shown = get_object_or_404(User, pk=pk)
    context = {"member": shown, "page": member_page(shown, request.user)}
    return render(request, "accounts/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def member_role(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    one = get_object_or_404(User, pk=pk, is_active=True)
    form = RoleForm(request.POST or None, member=one)
    if form.is_valid():
        given = form.cleaned_data
        try:
            verbs.change_role(
                by=request.user, member=one, role=given["role"], reason=given["reason"]
            )
        except verbs.RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The role is changed, from now on."))
            return redirect("member", pk=pk)
    return render(request, "accounts/member_role.html", {"form": form, "member": one})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def member_teams(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    one = get_object_or_404(User, pk=pk, is_active=True)
    form = TeamsForm(request.POST if request.method == "POST" else None, member=one)
    if form.is_valid():
        verbs.set_teams(by=request.user, member=one, teams=list(form.cleaned_data["teams"]))
        messages.success(request, _("The teams are changed, from now on."))
        return redirect("member", pk=pk)
    return render(request, "accounts/member_teams.html", {"form": form, "member": one})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def member_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    one = get_object_or_404(User, pk=pk, is_active=True)
    form = DetailsForm(request.POST or None, instance=User.objects.get(pk=pk))
    if form.is_valid():
        verbs.change_details(by=request.user, member=one, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("member", pk=pk)
    return render(request, "accounts/member_edit.html", {"form": form, "member": one})


@require_safe
@open_to_staff
def roles(request: StaffRequest) -> HttpResponse:
    """What each role may do, for everybody who works here."""
    return render(request, "accounts/roles.html", {"table": roles_table()})

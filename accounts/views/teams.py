"""Teams: making, naming, filling, removing."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import staff as verbs
from accounts.access import StaffRequest, fresh, requires
from accounts.forms.staff import MembersForm, TeamForm
from accounts.models import Team
from accounts.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def team_new(request: StaffRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)
    if form.is_valid():
        team = verbs.make_team(by=request.user, name=form.cleaned_data["name"])
        return redirect("team", pk=team.pk)
    return render(request, "accounts/team_name.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def team(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """Who is in it."""
    one = get_object_or_404(Team, pk=pk)
    form = MembersForm(request.POST if request.method == "POST" else None, team=one)
    if form.is_valid():
        chosen = list(form.cleaned_data["members"])
        verbs.set_members(by=request.user, team=one, members=chosen)
        messages.success(request, _("The team is changed, from now on."))
        return redirect("staff")
    context = {"form": form, "team": one, "may_go": not one.scopes.exists()}
    return render(request, "accounts/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_STAFF)
@fresh
def team_rename(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    one = get_object_or_404(Team, pk=pk)
    form = TeamForm(request.POST or None, instance=get_object_or_404(Team, pk=pk))
    if form.is_valid():
        if form.has_changed():
            verbs.rename_team(by=request.user, team=one.lock(), name=form.cleaned_data["name"])
        return redirect("team", pk=pk)
    return render(request, "accounts/team_name.html", {"form": form, "team": one})


@require_POST
@requires(Permission.MANAGE_STAFF)
@fresh
def team_remove(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    one = get_object_or_404(Team, pk=pk)
    try:
        verbs.remove_team(by=request.user, team=one.lock())
    except verbs.RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("team", pk=pk)
    messages.success(request, _("The team is gone."))
    return redirect("staff")

"""What is said of the office, and its rules: the steps of day one, which stay open later."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import house_steps
from accounts.access import StaffRequest, requires
from accounts.forms.house import (
    ChecksForm,
    FirstTeamForm,
    HouseForm,
    LanguagesForm,
    OrganisationForm,
)
from accounts.house import forget
from accounts.house_steps import Step, day_one
from accounts.models import Act, House, Membership, Team
from accounts.recovery import fingerprint, is_confirmed
from accounts.roles import Permission
from accounts.seeing import not_seen
from accounts.trail import done
from core import blobs

TEMPLATES = {
    Step.ORGANISATION: "accounts/house_organisation.html",
    Step.LANGUAGES: "accounts/house_languages.html",
    Step.TEAM: "accounts/house_team.html",
    Step.APPROVALS: "accounts/house_approvals.html",
    Step.CHECKS: "accounts/house_checks.html",
}


@require_safe
@requires(Permission.MANAGE_OFFICE)
def house(request: StaffRequest) -> HttpResponse:
    office = House.current()
    context = {
        "house": office,
        "day": day_one(office),
        "confirmed": is_confirmed(office),
        "fingerprint": fingerprint(),
    }
    return render(request, "accounts/house.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_OFFICE)
def organisation(request: StaffRequest) -> HttpResponse:
    return _step(request, Step.ORGANISATION, OrganisationForm)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_OFFICE)
def languages(request: StaffRequest) -> HttpResponse:
    return _step(request, Step.LANGUAGES, LanguagesForm)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_OFFICE)
def checks(request: StaffRequest) -> HttpResponse:
    return _step(request, Step.CHECKS, ChecksForm)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MANAGE_OFFICE)
def team(request: StaffRequest) -> HttpResponse:
    """The first team, with whoever makes it in it; more are made where the staff are."""
    there = Team.objects.exists()
    form = FirstTeamForm(request.POST or None)
    if request.method == "POST" and there:
        return redirect("staff")
    if form.is_valid():
        made = form.save()
        Membership(team=made, user=request.user).save()
        done(Act.TEAM_CHANGED, subject=made.name, first=True, added=[request.user.username])
        return _on(request, Step.TEAM)
    return _page(request, Step.TEAM, form, {"there": there})


@require_safe
@requires(Permission.MANAGE_OFFICE)
def approvals(request: StaffRequest) -> HttpResponse:
    return _page(request, Step.APPROVALS, None, {"approvals": house_steps.approvals()})


@not_seen
@require_safe
@requires(Permission.MANAGE_OFFICE)
def logo(request: StaffRequest) -> HttpResponse:
    picture = House.current().logo
    if picture is None:
        raise Http404
    return HttpResponse(
        blobs.read(picture),
        content_type="image/png",
        headers={
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _step(request: StaffRequest, step: Step, form_class: type[HouseForm]) -> HttpResponse:
    form = form_class(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        instance=House.current(),
    )
    if form.is_valid():
        form.save()
        fields = [name for name in form.changed_data if name != "version"]
        done(Act.OFFICE_CHANGED, subject=step, fields=fields)
        return _on(request, step)
    return _page(request, step, form, {})


def _on(request: StaffRequest, step: Step) -> HttpResponse:
    """To the next step that is open."""
    forget()
    messages.success(request, _("Saved."))
    return redirect(day_one(House.current()).after(step))


def _page(
    request: StaffRequest, step: Step, form: Any, more: dict[str, Any]
) -> HttpResponse:  # fmt: skip
    day = day_one(House.current())
    context = {"form": form, "day": day, "step": step, "next": day.after(step), **more}
    return render(request, TEMPLATES[step], context)

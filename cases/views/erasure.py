"""Erasing a person: one asks, another sees the same and agrees or refuses. And their own file."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import trail
from accounts.access import StaffRequest, fresh, requires
from accounts.models import Act
from accounts.roles import Permission
from cases import erasing, retention
from cases.access_file import everything
from cases.erasing.actions import done_with, sees_all, waiting
from cases.erasing.preview import preview
from cases.forms.erasure import AgreeForm, ErasureForm
from cases.views.about import person_here
from core.models import ErasureKind, ErasureReason
from people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.ERASE_RECORDS)
def erasure_ask(request: StaffRequest, reference: str) -> HttpResponse:
    """`?kind=` chooses whose preview is shown."""
    person = person_here(request, reference)
    form = ErasureForm(request.POST or None, person=person)
    if form.is_valid() and _asked(request, form):
        return redirect("erasures")
    said = (request.POST or request.GET).get("kind", "")
    kind = ErasureKind(said) if said in ErasureKind else ErasureKind.PSEUDONYMISE
    form.initial["kind"] = kind
    context = {"form": form, "person": person, "kind": kind}
    try:
        whole = erasing.plan(person, kind, seen_by=request.user)
        context["preview"] = preview(whole, request.user)
    except erasing.ErasureRefusedError as refused:
        context["refused"] = str(refused)
    return render(request, "cases/erasure_ask.html", context)


def _asked(request: StaffRequest, form: ErasureForm) -> bool:
    try:
        erasing.ask(by=request.user, person=form.person, **form.cleaned_data)
    except erasing.ErasureRefusedError as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Asked for. Nothing goes until a second person agrees."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.ERASE_RECORDS)
@fresh
def erasure(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """What would go, for the second person; whoever asked, or does not see all of it, gets 404."""
    others = waiting(request.user).exclude(asked_by=request.user.pk)
    if request.method == "POST":
        others = others.select_for_update()  # of two who decide at once, the second finds nothing
    asked = get_object_or_404(others, pk=pk)
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=asked.subject)
    whole = erasing.plan(person, ErasureKind(asked.kind))
    if not sees_all(request.user, whole):
        raise Http404
    if "refuse" in request.POST:
        erasing.refuse(by=request.user, erasure=asked)
        messages.success(request, _("Refused. Everything stays as it is."))
        return redirect("erasures")
    form = AgreeForm(request.POST or None, whole=whole)
    if form.is_valid():
        erasing.agree(by=request.user, erasure=asked, whole=whole, others_meant=len(whole.texts))
        messages.success(request, _("Done. It is gone from the records and from their history."))
        return redirect("erasures")
    context = {
        "form": form,
        "asked": asked,
        "what": ErasureKind(asked.kind).label,
        "why": ErasureReason(asked.reason).label,
        "preview": preview(whole, request.user),
    }
    return render(request, "cases/erasure.html", context)


@require_safe
@requires(Permission.ERASE_RECORDS)
def erasures(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, what was done, and what the rules of keeping propose."""
    context = {
        "waiting": waiting(request.user),
        "done": done_with(request.user)[:50],
        "proposed": retention.proposed(request.user),
    }
    return render(request, "cases/erasures.html", context)


@require_POST
@requires(Permission.ERASE_RECORDS)
@fresh
def access_file(request: StaffRequest, reference: str) -> HttpResponse:
    """Everything held about the person, to be handed to them."""
    person = person_here(request, reference)
    content = everything(person, seen_by=request.user)
    trail.done(Act.EXPORTED, subject=person.reference, what="access file", bytes=len(content))
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{person.reference}.zip"'
    return response

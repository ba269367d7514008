"""Who changed what in a case, and the difference between two versions of a row."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.history import undo
from cases.history.changes import CaseChanges
from cases.models import Case
from cases.pages.rows import heading_of, parties_of

PER_PAGE = 50


class BetweenForm(forms.Form):
    """Two days, both included; either may be left open."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)


@require_safe
def case_history(request: StaffRequest, reference: str) -> HttpResponse:
    """`?from=2026-01-01&to=2026-02-01` narrows down; `?of=charge-<id>&version=3` shows what that
    version changed, above the list.
    """
    visible = Case.objects.visible_to(request.user)
    case = get_object_or_404(visible.for_list(request.user), reference=reference)
    changes = CaseChanges(case, request.user)
    between = BetweenForm({"first": request.GET.get("from"), "last": request.GET.get("to")})
    asked = between.cleaned_data if between.is_valid() else {}
    keys = changes.keys(asked.get("first"), asked.get("last"))
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "title": heading_of(case, parties_of(case)),
        "between": between,
        "page": page,
        "changes": changes.read(page.object_list),
    }
    if "of" in request.GET:
        context |= _difference(request, changes)
    return render(request, "cases/history.html", context)


def _difference(request: StaffRequest, changes: CaseChanges) -> dict[str, Any]:
    """What a version changed, and what later touched the same; an edit alone can be undone."""
    key, version = request.GET["of"], _version(request.GET.get("version", ""))
    shown = changes.difference(key, version)
    found = changes.find(key)
    if shown is None or found is None:
        raise Http404
    change, differences = shown
    later = undo.versions_since(*found, version) if version > 1 else []
    return {
        "change": change,
        "differences": differences,
        "later": changes.of_versions(found[0], later),
        "may_undo": bool(version > 1 and differences and request.user.may(Permission.RECORD_FACTS)),
    }


@require_POST
@requires(Permission.RECORD_FACTS)
def change_undo(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    key, version = request.POST.get("of", ""), _version(request.POST.get("version", ""))
    found = CaseChanges(case, request.user).find(key)
    if found is None:
        raise Http404
    model, pk = found
    back = f"{reverse('case-history', args=[reference])}?of={key}&version={version}#difference"
    try:
        undo.undo(by=request.user, case=case, model=model, pk=pk, version=version)
    except undo.UndoRefusedError as refused:
        messages.error(request, str(refused))
        return redirect(back)
    messages.success(request, _("Taken back, as a new version. Nothing has left the history."))
    return redirect("case-history", reference)


def _version(given: str) -> int:
    if not given.isdecimal() or len(given) > 8 or int(given) < 1:
        raise Http404
    return int(given)

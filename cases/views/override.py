"""Where somebody says things stand, against what is computed."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases import standing
from cases.forms.override import OverrideEndForm, OverrideForm
from cases.models import Case, Override, Party


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def override_new(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Party.objects.visible_to(request.user).with_people(request.user)
    party = get_object_or_404(visible.select_related("case", "organisation", "law"), pk=pk)
    form = OverrideForm(request.POST or None, user=request.user, party=party)
    return _saved_or_shown(request, form, party, title=_("Say where things stand"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def override_end(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Override.objects.filter(in_scope(request.user, "party__case__scope"))
    said = get_object_or_404(visible.select_related("party__case"), pk=pk)
    party = Party.objects.with_people(request.user).select_related("case").get(pk=said.party_id)
    form = OverrideEndForm(request.POST or None, user=request.user, said=said)
    return _saved_or_shown(request, form, party, title=_("Let what is computed stand"))


def _saved_or_shown(
    request: StaffRequest, form: OverrideForm | OverrideEndForm, party: Party, *, title: str
) -> HttpResponse:
    case: Case = party.case
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(case)
    computed = standing.in_words(standing.compute(party))
    context = {"form": form, "case": case, "party": party, "computed": computed, "title": title}
    return render(request, "cases/override.html", context)

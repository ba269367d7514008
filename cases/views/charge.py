"""Adding and correcting charges."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.forms import ChargeForm
from cases.models import Case, Charge
from cases.views.adding import add, correct

PAGE = "cases/charge.html"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def charge_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = ChargeForm(request.POST or None, user=request.user, parties=list(case.parties.all()))
    return add(request, form, case, _("Add a charge"), template=PAGE)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def charge_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Charge.objects.filter(in_scope(request.user, "party__case__scope"))
    charge = get_object_or_404(visible.select_related("party__case"), pk=pk)
    case = charge.party.case
    if request.method == "POST":
        charge = charge.lock()
    form = ChargeForm(
        request.POST or None, instance=charge, user=request.user, parties=[charge.party]
    )
    return correct(
        request, form, case, _("Correct a charge"), template=PAGE, withdraw=("charge", charge.pk)
    )

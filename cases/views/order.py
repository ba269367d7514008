"""Adding and correcting decisions."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.forms.order import OrderForm
from cases.models import Case, Order
from cases.views.adding import add, correct

PAGE = "cases/order.html"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def order_new(request: StaffRequest, reference: str) -> HttpResponse:
    """`?event=<id>` says what it was decided in, `?party=<id>` about whom."""
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = OrderForm(
        request.POST or None,
        user=request.user,
        parties=list(case.parties.all()),
        initial={name: _key(request, name) for name in ("event", "party")},
    )
    return add(request, form, case, _("Add a decision"), template=PAGE)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def order_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Order.objects.filter(in_scope(request.user, "party__case__scope"))
    order = get_object_or_404(visible.select_related("party__case"), pk=pk)
    case = order.party.case
    if request.method == "POST":
        order = order.lock()
    form = OrderForm(request.POST or None, instance=order, user=request.user, parties=[order.party])
    return correct(
        request, form, case, _("Correct a decision"), template=PAGE, withdraw=("decision", order.pk)
    )


def _key(request: StaffRequest, name: str) -> uuid.UUID | None:
    """What is not one of the choices of the form is not chosen."""
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        return None

"""What we ask: the ledger, and adding an ask to a case."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.ask_form import AskForm
from cases.models import Case
from cases.views.adding import add


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def ask_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = AskForm(request.POST or None, user=request.user, case=case)
    return add(request, form, case, _("Add an ask"))


@require_safe
def asks(request: StaffRequest) -> HttpResponse:
    return render(request, "advocacy/asks.html")

"""The dossier of a case, saved as PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, fresh, requires
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import seen
from cases.dossier import dossier_pdf
from cases.dossier.told import offered
from cases.forms.export import DossierForm
from cases.models import Case, Use
from core.pdf import PdfError


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT_DOSSIERS)
@fresh
def dossier(request: StaffRequest, reference: str) -> HttpResponse:
    """GET asks why; POST gives the file, whose name carries the reference, never a name."""
    cases = Case.objects.visible_to(request.user).for_list(request.user)
    case = get_object_or_404(cases, reference=reference)
    form = DossierForm(request.POST or None, offered=offered(case, request.user))
    if not form.is_valid():
        return render(request, "cases/dossier_ask.html", {"form": form, "case": case})
    uses = form.include_uses
    try:
        pdf = dossier_pdf(case, by=request.user, uses=uses)
    except PdfError as error:
        messages.error(request, _("There is no dossier. %(why)s") % {"why": error})
        return redirect(case)
    _tell(request, case, form.cleaned_data["reason"], uses)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{case.reference}.pdf"',
            "Cache-Control": "no-store",
        },
    )


def _tell(request: StaffRequest, case: Case, reason: str, uses: set[Use]) -> None:
    kinds = sorted(use.value for use in uses)
    seen(
        request, Act.EXPORTED, subject=case.reference, case=case.pk, reason=reason,
        kind="dossier", protected=kinds,
    )  # fmt: skip
    if kinds:
        seen(
            request, Act.PROTECTED_READ, subject=case.reference, case=case.pk, kinds=kinds,
            kind="dossier",
        )  # fmt: skip

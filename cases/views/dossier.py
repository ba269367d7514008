"""The dossier of a case, saved as PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.dossier import dossier_pdf
from cases.models import Case
from core.pdf import PdfError


@require_GET
@requires(Permission.EXPORT_DOSSIERS)
def dossier(request: StaffRequest, reference: str) -> HttpResponse:
    """The file name carries the reference, never a name."""
    cases = Case.objects.visible_to(request.user).for_list(request.user)
    case = get_object_or_404(cases, reference=reference)
    try:
        pdf = dossier_pdf(case, by=request.user)
    except PdfError as error:
        messages.error(request, _("There is no dossier. %(why)s") % {"why": error})
        return redirect(case)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{case.reference}.pdf"',
            "Cache-Control": "no-store",
        },
    )

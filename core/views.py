"""Drafts: kept while a form is being filled in, thrown away when asked."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from core import drafts
from core.models import Draft


@require_POST
def draft_save(request: HttpRequest) -> HttpResponse:
    address = request.POST.get("address", "")
    if not _is_ours(address):
        return HttpResponseBadRequest()
    drafts.save(
        user=request.user,  # type: ignore[arg-type]
        address=address,
        title=request.POST.get("title", "")[:200],
        fields=request.POST.get("fields", ""),
    )
    return HttpResponse(status=204)


@require_POST
def draft_discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    draft = get_object_or_404(Draft, pk=pk, user=request.user.pk)
    draft.delete()
    return redirect(draft.form)


def _is_ours(address: str) -> bool:
    """An address of this desk, so that the way back to a draft leads nowhere else."""
    within = address.startswith("/") and not address.startswith(("//", "/\\"))
    return within and address.isprintable() and len(address) <= drafts.LONGEST_ADDRESS

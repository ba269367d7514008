"""Letters that have become stale, and who was told."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy import editing
from advocacy.models import Letter, Signatory
from advocacy.out_of_date import stale_letters
from advocacy.sending import touched


@require_safe
@requires(Permission.WRITE_LETTERS)
def letters_stale(request: StaffRequest) -> HttpResponse:
    """What went out and rests on facts that read otherwise today, or on an answer taken back."""
    context = {"stale": stale_letters(request.user), "touched": touched(request.user)}
    return render(request, "advocacy/letters_stale.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_told(request: StaffRequest, reference: str, pk: Any) -> HttpResponse:
    """A partner under the letter was told of what has changed."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), reference=reference)
    signatory = get_object_or_404(Signatory.objects.filter(letter=letter), pk=pk)
    editing.partner_told(by=request.user, letter=letter, signatory=signatory)
    messages.success(request, _("Noted: told today."))
    return redirect("letters-stale")

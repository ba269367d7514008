"""The send page: files, a covering e-mail, addresses; then who sent it, how and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy import gate, sending
from advocacy.approval_forms import SendingForm
from advocacy.approving import WrongStateError
from advocacy.models import Edition, EditionPart, Letter, LetterStatus
from advocacy.sending import ConfidentialError, EmbargoError, StoppedError
from advocacy.views.approval import get_letter

REFUSED = 422
KINDS = (("pdf", "PDF"), ("docx", "DOCX"), ("txt", "TXT"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_send(request: StaffRequest, reference: str) -> HttpResponse:
    letter = get_letter(request, reference)
    if not letter.is_frozen:
        messages.error(request, _("Only what is approved is sent."))
        return redirect("letter-check", reference)
    form = SendingForm(request.POST or None, letter=letter, user=request.user)
    if request.method == "POST" and form.is_valid():
        return _record(request, letter, form)
    return _page(request, letter, form, REFUSED if form.errors else 200)


def _record(request: StaffRequest, letter: Letter, form: SendingForm) -> HttpResponse:
    try:
        sending.record(by=request.user, letter=letter, **form.cleaned_data)
    except StoppedError:
        words = _("Somebody it tells of no longer agrees. Take it back, and leave them out.")
        messages.error(request, words)
        return redirect("letter-send", letter.reference)
    except (ConfidentialError, EmbargoError, WrongStateError):
        messages.error(request, _("Nothing was noted: meanwhile the letter was taken back."))
        return redirect("letter-check", letter.reference)
    messages.success(request, _("Noted: sent."))
    return redirect("letter-send", letter.reference)


def _page(request: StaffRequest, letter: Letter, form: SendingForm, status: int) -> HttpResponse:
    context: dict[str, Any] = {
        "letter": letter,
        "form": form,
        "reads_it": gate.reads_it(letter),
        "lost": sending.lost(letter, request.user),
        "is_sent": letter.status == LetterStatus.SENT,
        "files": _files(letter),
        "covers": [sending.cover(letter, language) for language in letter.languages],
        "addresses": sending.addresses(letter),
        "sendings": letter.sendings.all(),
    }
    return render(request, "advocacy/letter_send.html", context, status=status)


def _files(letter: Letter) -> list[tuple[Edition, list[tuple[str, str]]]]:
    """Each edition that stands, with its files: (label, address)."""
    rows = Edition.objects.filter(approval__letter=letter, approval__taken_back_because="")
    return [
        (edition, [(label, _address(letter, edition, kind)) for kind, label in KINDS])
        for edition in rows.select_related("pdf", "docx")
    ]


def _address(letter: Letter, edition: Edition, kind: str) -> str:
    name = "letter-annex" if edition.part == EditionPart.CLOSED_ANNEX else "letter-paper"
    return reverse(name, args=[letter.reference, edition.language, kind])

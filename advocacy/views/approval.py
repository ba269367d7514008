"""From a draft to a frozen letter: what is still to mend, who agrees, who approves."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy import approving, gate, preflight, sending
from advocacy.approval_forms import AgreedForm, ApproveForm, TakeBackForm
from advocacy.approving import BlockedError, SamePersonError, WrongStateError
from advocacy.leaving_out import left_out
from advocacy.models import Approval, Edition, Letter, LetterStatus, Signatory
from advocacy.paper import TooLongError
from core.clock import today
from core.pdf import PdfError

log = logging.getLogger(__name__)
REFUSED = 422


def get_letter(request: StaffRequest, reference: str) -> Letter:
    rows = Letter.objects.visible_to(request.user).select_related(
        "occasion", "addressee__office", "addressee__person", "sender"
    )
    return get_object_or_404(rows, reference=reference)


@require_safe
@requires(Permission.WRITE_LETTERS)
def letter_check(request: StaffRequest, reference: str) -> HttpResponse:
    return _page(request, get_letter(request, reference))


def _page(request: StaffRequest, letter: Letter, status: int = 200, **forms: Any) -> HttpResponse:
    """`forms` are those that were refused."""
    state = LetterStatus(letter.status)
    is_open = state in (LetterStatus.DRAFT, LetterStatus.READY)
    context: dict[str, Any] = {
        "letter": letter,
        "reads_it": gate.reads_it(letter),
        "findings": preflight.findings(letter, request.user) if is_open else [],
        "left_out": left_out(letter, request.user) if is_open else [],
        "signatories": letter.signatories.all(),
        "approvals": _approvals(letter),
        "lost": sending.lost(letter, request.user) if letter.is_frozen else [],
        "is_open": is_open,
        "is_draft": state == LetterStatus.DRAFT,
        "is_ready": state == LetterStatus.READY,
        "is_approved": state == LetterStatus.APPROVED,
        "today": today().isoformat(),
        "approve": _approve_form(request, letter),
        "take_back": TakeBackForm(),
    }
    context["blocked"] = any(finding.blocks for finding in context["findings"])
    return render(request, "advocacy/letter_check.html", {**context, **forms}, status=status)


def _approvals(letter: Letter) -> list[tuple[Approval, list[Edition]]]:
    rows = letter.approvals.select_related("by").prefetch_related("editions__pdf", "editions__docx")
    return [(approval, list(approval.editions.all())) for approval in rows]


def _approve_form(request: StaffRequest, letter: Letter, data: Any = None) -> ApproveForm:
    return ApproveForm(
        data,
        is_own=request.user.pk in approving.hands(letter),
        names_perpetrators=bool(preflight.perpetrators(letter)),
    )


def _refused(request: StaffRequest, letter: Letter, error: Exception) -> HttpResponse:
    """Back to the page, which says what is to be mended and where."""
    match error:
        case BlockedError():
            words = _("Something has to be mended first: it is listed below.")
        case SamePersonError():
            words = _("You wrote it or marked it as ready, so somebody else approves it.")
        case WrongStateError(status=status):
            said = _("Nothing was done: meanwhile the letter is “%(state)s”.")
            words = said % {"state": status.label}
        case TooLongError():
            words = _("The letter is too long for one file. Move parts of it out.")
        case _any:
            log.error("The files of %s were not made", letter.reference, exc_info=error)
            words = _("The PDF could not be made. Please tell whoever runs Habeas.")
    messages.error(request, words)
    return redirect("letter-check", letter.reference)


def _doing(
    request: StaffRequest, letter: Letter, verb: Callable[[], object], words: str
) -> HttpResponse:
    try:
        verb()
    except (BlockedError, SamePersonError, WrongStateError, TooLongError, PdfError) as error:
        return _refused(request, letter, error)
    messages.success(request, words)
    return redirect("letter-check", letter.reference)


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_ready(request: StaffRequest, reference: str) -> HttpResponse:
    letter = get_letter(request, reference)
    return _doing(
        request, letter, lambda: approving.mark_ready(by=request.user, letter=letter),
        _("The letter is ready: somebody else may approve it."),
    )  # fmt: skip


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_approve(request: StaffRequest, reference: str) -> HttpResponse:
    letter = get_letter(request, reference)
    form = _approve_form(request, letter, request.POST)
    if letter.status == LetterStatus.READY and not form.is_valid():
        return _page(request, letter, REFUSED, approve=form)
    given = form.cleaned_data if form.is_valid() else {}

    def approve() -> Approval:
        return approving.approve(
            by=request.user, letter=letter, alone_because=given.get("alone_because", ""),
            has_reviewed=given.get("has_reviewed", False),
        )  # fmt: skip

    return _doing(
        request, letter, approve, _("Approved and frozen. Its files are those that may be sent.")
    )


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_agreed(request: StaffRequest, reference: str, pk: Any) -> HttpResponse:
    letter = get_letter(request, reference)
    one = get_object_or_404(Signatory.objects.filter(letter=letter), pk=pk)
    form = AgreedForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, REFUSED, agreed=form, about=one.pk)

    def agree() -> Signatory:
        return approving.agreed(
            by=request.user, letter=letter, signatory=one, on=form.cleaned_data["on"],
            by_email=form.cleaned_data["by_email"],
        )  # fmt: skip

    return _doing(request, letter, agree, _("Noted: they agree to this text."))


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_take_back(request: StaffRequest, reference: str) -> HttpResponse:
    letter = get_letter(request, reference)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return _page(request, letter, REFUSED, take_back=form)
    because = form.cleaned_data["because"]
    return _doing(
        request, letter,
        lambda: approving.take_back(by=request.user, letter=letter, because=because),
        _("Taken back: it is a draft again. What was approved stays on record."),
    )  # fmt: skip


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_drop(request: StaffRequest, reference: str) -> HttpResponse:
    letter = get_letter(request, reference)
    return _doing(
        request, letter, lambda: approving.drop(by=request.user, letter=letter),
        _("Dropped: it was not sent, and will not be."),
    )  # fmt: skip

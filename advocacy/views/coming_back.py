"""A partner's file or the final text: matched, shown beside what we had, then taken over."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy import gate
from advocacy.approval_forms import TextBackForm
from advocacy.coming_back import LONGEST, ComeBack, match, text_of_docx
from advocacy.editing import FrozenError, change_sections
from advocacy.models import Letter, LetterStatus, Section
from advocacy.section_form import label_of
from advocacy.views.approval import get_letter
from cases.files.kinds import FileRefused
from core.history import StaleError
from core.submissions import only_reads

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
@only_reads
def letter_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Reads what came and saves nothing."""
    letter = get_letter(request, reference)
    if letter.status not in (LetterStatus.DRAFT, LetterStatus.READY):
        messages.error(request, _("Its text is frozen. Take the approval back first."))
        return redirect("letter-check", reference)
    form = TextBackForm(request.POST or None, request.FILES or None, letter=letter)
    if request.method == "POST" and form.is_valid():
        found = _read(letter, form)
        if found is not None:
            return _beside(request, letter, form.cleaned_data["language"], found)
    context = {"letter": letter, "form": form}
    status = REFUSED if form.errors else 200
    return render(request, "advocacy/letter_back.html", context, status=status)


def _read(letter: Letter, form: TextBackForm) -> ComeBack | None:
    given = form.cleaned_data
    try:
        file, text = given.get("file"), given["text"]
        text = text_of_docx(file, file.size) if file else text
        return match(letter, given["language"], text)
    except FileRefused as error:
        form.add_error("file", str(error))
    except ValueError:
        form.add_error(None, _("This is too long for a letter: 60,000 characters at most."))
    return None


def _beside(request: StaffRequest, letter: Letter, language: str, found: ComeBack) -> HttpResponse:
    search = gate.naming(letter)
    rows = [
        (one, label_of(one.section), search.withheld_in(one.new))
        for one in found.matched
        if one.is_changed
    ]
    context: dict[str, Any] = {
        "letter": letter,
        "language": language,
        "rows": rows,
        "same": len(found.matched) - len(rows),
        "unplaced": found.unplaced,
    }
    return render(request, "advocacy/letter_beside.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def letter_take_over(request: StaffRequest, reference: str) -> HttpResponse:
    """What was shown beside, as the author left it: the blocks that differ."""
    get_letter(request, reference).lock()
    # Read again behind the lock: it may have been approved while this waited.
    letter = get_letter(request, reference)
    texts = _typed(letter, request.POST)
    try:
        # The request goes on after a refusal, so the blocks saved before it are undone here.
        with transaction.atomic():
            count = change_sections(by=request.user, letter=letter, texts=texts)
    except (StaleError, FrozenError):
        words = _("Nothing was taken over: the letter was changed meanwhile. Add the text again.")
        messages.error(request, words)
        return redirect("letter-back", reference)
    if count:
        messages.success(request, _("Taken over. The names were searched again: see below."))
    return redirect("letter-check", reference)


def _typed(letter: Letter, data: Any) -> dict[Section, tuple[int, str]]:
    """By section the version that was shown and the new text; what is no number is none of ours."""
    found = {}
    for section in letter.sections.all():
        text, version = data.get(f"text-{section.pk}"), data.get(f"version-{section.pk}", "")
        if text is not None and version.isdecimal() and len(text) <= LONGEST:
            found[section] = int(version), text.replace("\r\n", "\n")
    return found

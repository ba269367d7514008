"""Letters: the list, writing one ahead of a visit, editing it, and its PDF."""

import logging

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy import actions
from advocacy.forms import LetterForm, SectionForm
from advocacy.models import Letter, LetterStatus, Section, SectionKind
from advocacy.pictures import left_out
from advocacy.render import letter_pdf, page
from advocacy.views.visits import get_visit
from advocacy.words import gaps_in
from core.pdf import PdfError
from core.submissions import only_reads

log = logging.getLogger(__name__)


def _letter(request: StaffRequest, reference: str) -> Letter:
    rows = Letter.objects.visible_to(request.user).select_related(
        "occasion__kind", "addressee__office", "addressee__person", "sender"
    )
    return get_object_or_404(rows, reference=reference)


@require_safe
def letters(request: StaffRequest) -> HttpResponse:
    rows = Letter.objects.visible_to(request.user).select_related(
        "occasion", "addressee__office", "addressee__person", "sender"
    )
    return render(request, "advocacy/letters.html", {"letters": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_new(request: StaffRequest, reference: str) -> HttpResponse:
    visit = get_visit(reference)
    form = LetterForm(request.POST or None, visit=visit, user=request.user)
    if form.is_valid():
        return redirect(actions.write_letter(by=request.user, choices=form.choices()))
    return render(request, "advocacy/letter_form.html", {"form": form, "visit": visit})


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: StaffRequest, reference: str) -> HttpResponse:
    """Everybody who sees its cases reads it; changing it takes the right to write letters."""
    found = _letter(request, reference)
    if request.method == "POST":
        found.lock()
        return _change(request, _letter(request, reference))
    return _editor(request, found, _forms(found))


def _forms(found: Letter, data: QueryDict | None = None) -> list[SectionForm]:
    return [SectionForm(section, data) for section in found.sections.all()]


@requires(Permission.WRITE_LETTERS)
def _change(request: StaffRequest, found: Letter) -> HttpResponse:
    """One form with several buttons: save; write one section again; mark as ready."""
    forms = _forms(found, request.POST)
    if any(form.errors for form in forms):
        return _editor(request, found, forms, status=422)
    typed = {
        form.section: (form.cleaned_data["version"], form.cleaned_data["text"]) for form in forms
    }
    changed = actions.change_sections(by=request.user, letter=found, texts=typed)
    kind = request.POST.get("again")
    if kind in SectionKind.values:
        actions.write_again(by=request.user, letter=found, kind=SectionKind(kind))
        messages.success(request, _("Written again from the facts as they are today."))
    elif "ready" in request.POST:
        return _ready(request, found)
    elif changed:
        messages.success(request, _("The letter is saved."))
    return redirect(found)


def _ready(request: StaffRequest, found: Letter) -> HttpResponse:
    try:
        actions.mark_ready(by=request.user, letter=found)
    except actions.NotReadyError:
        # The page itself says which gaps there are, and how many.
        messages.error(request, _("The letter stays a draft until its gaps are filled."))
    else:
        messages.success(request, _("The letter is ready."))
    return redirect(found)


def _editor(
    request: StaffRequest, found: Letter, forms: list[SectionForm], status: int = 200
) -> HttpResponse:
    sections = [form.section for form in forms]
    context = {
        "letter": found,
        "parts": [(form, len(gaps_in(form.section.text))) for form in forms],
        "refused": any(form.errors for form in forms if form.is_bound),
        "page": page(sections),
        "gaps": actions.gaps(found, sections),
        "left_out": left_out(found),
        "facts": sum(len(section.facts) for section in sections),
        "ready": found.status == LetterStatus.READY,
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/letter.html", context, status=status)


@require_POST
@requires(Permission.WRITE_LETTERS)
@only_reads
def letter_preview(request: StaffRequest, reference: str) -> HttpResponse:
    """The page as it would be with what is typed now; saves nothing."""
    forms = _forms(_letter(request, reference), request.POST)
    sections = [Section(kind=form.section.kind, text=form["text"].value() or "") for form in forms]
    return render(request, "advocacy/letter.html#sheet", {"page": page(sections)})


@require_safe
@requires(Permission.WRITE_LETTERS)
def letter_file(request: StaffRequest, reference: str) -> HttpResponse:
    found = _letter(request, reference)
    try:
        paper = letter_pdf(found)
    except PdfError:
        log.exception("The PDF of %s was not made", found.reference)
        messages.error(request, _("The PDF could not be made. Please tell whoever runs Habeas."))
        return redirect(found)
    headers = {
        "Content-Disposition": f'attachment; filename="{found.reference}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(paper, content_type="application/pdf", headers=headers)

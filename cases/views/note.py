"""The log of calls and contacts of a case. Internal: it is in no output."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.note import NoteForm
from cases.models import Case, Note
from cases.notes.reading import notes_of
from cases.views.adding import theirs

PER_PAGE = 50


@require_safe
def notes(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    page = Paginator(notes_of(case, request.user), PER_PAGE).get_page(request.GET.get("page"))
    may_record = request.user.may(Permission.RECORD_FACTS)
    return render(
        request, "cases/notes.html", {"case": case, "page": page, "may_record": may_record}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def note_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = NoteForm(request.POST or None, instance=Note(case=case), user=request.user)
    if form.is_valid():
        form.keep()
        messages.success(request, _("Noted. It stays inside: no letter and no dossier shows it."))
        return redirect(f"{case.get_absolute_url()}#notes")
    return render(request, "cases/note.html", {"form": form, "case": case})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def note_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Note.objects.visible_to(request.user)
    note = get_object_or_404(visible.select_related("case"), pk=pk)
    case = note.case
    if request.method == "POST":
        note = note.lock()
    form = NoteForm(request.POST or None, instance=note, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.keep()
        return redirect("notes", case.reference)
    return render(
        request,
        "cases/note.html",
        {"form": form, "case": case, "theirs": theirs(form, request.user)},
    )

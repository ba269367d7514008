"""Files of cases and sources: sending in, looking at, downloading."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.files.kinds import extension_of
from cases.forms.document import DocumentForm, DocumentsForm
from cases.models import Case, Document, Source
from cases.views.adding import theirs
from core import blobs
from core.models import Blob


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def case_document_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    return _add(request, case=case)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def source_document_new(request: StaffRequest, reference: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), reference=reference)
    return _add(request, source=source)


def _add(
    request: StaffRequest, case: Case | None = None, source: Source | None = None
) -> HttpResponse:
    of = case or source
    # Not "or None": a form sent without anything is to be told so.
    sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = DocumentsForm(**sent, user=request.user, case=case, source=source)
    if form.is_valid() and (added := form.add()):
        said = ngettext("%(n)d file added.", "%(n)d files added.", len(added))
        messages.success(request, said % {"n": len(added)})
        return redirect(f"{of.get_absolute_url()}#files")  # type: ignore[union-attr]
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    context = {"form": form, "case": case, "source": source, "of": of, "most": most}
    return render(request, "cases/document_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def document_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    document = _visible(request, pk)
    if request.method == "POST":
        document = document.lock()
    of = _of(document)
    form = DocumentForm(request.POST or None, instance=document, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(f"{of.get_absolute_url()}#files")
    context = {"form": form, "document": document, "case": document.case, "of": of}
    return render(
        request, "cases/document_edit.html", {**context, "theirs": theirs(form, request.user)}
    )


@require_GET
def document(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """The original, to be saved. Its name is the reference and the start of its hash."""
    found = _visible(request, pk)
    name = f"{_of(found).reference}-{found.sha256[:8]}.{extension_of(found.file_name)}"
    return _sent(found.original, found.media_type, f'attachment; filename="{name}"')


@require_GET
def document_preview(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """What may be shown in a page: a picture that was made here from the pixels alone."""
    return _sent(_visible(request, pk).preview, "image/jpeg", "inline")


def _visible(request: StaffRequest, pk: uuid.UUID) -> Document:
    visible = Document.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("case", "source", "original", "preview"), pk=pk)


def _of(document: Document) -> Case | Source:
    """One of them there always is: the database refuses a document without."""
    return document.case or document.source  # type: ignore[return-value]


def _sent(blob: Blob | None, media_type: str, disposition: str) -> HttpResponse:
    if blob is None:
        raise Http404
    return HttpResponse(
        blobs.read(blob),
        content_type=media_type,
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )

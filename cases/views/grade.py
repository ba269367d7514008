"""Correcting a source, and saying who issued it and how reliable that one is."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.source import PublisherForm, SourceForm
from cases.models import Source
from cases.sourcing import sources
from cases.views.adding import theirs
from people.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def source_edit(request: StaffRequest, reference: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), reference=reference)
    form = _form(SourceForm, source, request)
    return _changed(request, form, source.get_absolute_url(), "cases/source_edit.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def publisher_edit(request: StaffRequest, reference: str) -> HttpResponse:
    publisher = get_object_or_404(Organisation, reference=reference)
    form = _form(PublisherForm, publisher, request)
    return _changed(request, form, "sources", "cases/publisher_edit.html")


@require_POST
@requires(Permission.RECORD_FACTS)
def source_publisher(request: StaffRequest, reference: str) -> HttpResponse:
    """The answer "yes" to the organisation that was offered for the words of a source."""
    source = get_object_or_404(Source.objects.visible_to(request.user), reference=reference).lock()
    offered = sources.publisher_offered(source)
    if offered and offered.reference == request.POST.get("publisher"):
        source.publisher = offered
        sources.change_source(
            by=request.user, source=source, reason=_("known here by the words of the source")
        )
    return redirect(source)


def _form(form: Any, row: Any, request: StaffRequest) -> Any:
    row = row.lock() if request.method == "POST" else row
    return form(request.POST or None, instance=row, user=request.user)


def _changed(request: StaffRequest, form: Any, back: str, template: str) -> HttpResponse:
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(back)
    return render(request, template, {"form": form, "theirs": theirs(form, request.user)})

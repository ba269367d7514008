"""Bringing two records together, and taking that back."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.merge import STALE, MergeForm, MergeUndoForm
from cases.models import Consent
from cases.pages import merge as page
from cases.pages.merge_edits import edits_in_words
from core.history import StaleError
from people import merging
from people.merging import MergeRefusedError
from people.models import Attribute, Merge, Name, Organisation, Person
from people.same import why_alike


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def merge(request: StaffRequest, reference: str, other: str) -> HttpResponse:
    """`reference` is the record that is kept, `other` the one that goes into it."""
    people = Person.objects.visible_to(request.user).prefetch_related(
        Prefetch("names", Name.objects.all()),
        Prefetch("attributes", Attribute.objects.select_related("term")),
        Prefetch("consents", Consent.objects.all()),
        "scope__teams__team",
        "scope__users__user",
    )
    return _merge(request, people, reference, other)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def organisation_merge(request: StaffRequest, reference: str, other: str) -> HttpResponse:
    organisations = Organisation.objects.select_related("kind").prefetch_related("names")
    return _merge(request, organisations, reference, other)


def _merge(request: StaffRequest, visible: QuerySet, reference: str, other: str) -> HttpResponse:
    kept = get_object_or_404(visible, reference=reference)
    gone = get_object_or_404(visible, reference=other)
    if kept == gone:
        raise Http404
    if kept.merged_into_id or gone.merged_into_id:
        return redirect(_url(gone if gone.merged_into_id else kept))
    form = MergeForm(request.POST or None, kept=kept, gone=gone)
    if form.is_valid() and _merged(request, form):
        return redirect(_url(kept))
    context = {
        "form": form,
        "theirs": form.theirs(request.user),
        "kept": kept,
        "gone": gone,
        "kept_url": _url(kept),
        "gone_url": _url(gone),
        "swapped": reverse(f"{_prefix(kept)}merge", args=[other, reference]),
        "facts": page.facts_of(kept, gone),
        "reasons": why_alike(kept, gone),
        "said_two": page.said_two(kept, gone),
        "relations": page.relations_of_each_other(kept, gone),
        "answers": page.answers_differ(kept, gone) if isinstance(kept, Person) else None,
        "moving": page.moving(gone, request.user),
    }
    return render(request, "people/merge.html", context)


def _merged(request: StaffRequest, form: MergeForm) -> bool:
    try:
        merging.merge(
            by=request.user,
            kept=form.kept,
            gone=form.gone,
            choices=form.choices(),
            reason=form.cleaned_data["reason"],
        )
    except (MergeRefusedError, StaleError) as refused:
        form.add_error(None, STALE if isinstance(refused, StaleError) else str(refused))
        return False
    messages.success(request, _("Brought together. It can be undone from this page at any time."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE_RECORDS)
def merge_undo(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    done = get_object_or_404(Merge.objects.select_related("by"), pk=pk)
    kept, gone = merging.pair_of(done)
    seen = Person.objects.visible_to(request.user).filter(pk__in=(kept.pk, gone.pk))
    if isinstance(kept, Person) and seen.count() != 2:
        raise Http404
    if done.undone_at:
        return redirect(_url(kept))
    edits = edits_in_words(done, request.user)
    form = MergeUndoForm(request.POST or None, edits=[edit.key for edit in edits])
    if form.is_valid() and _undone(request, form, done, edits):
        return redirect(_url(gone))
    context = {
        "form": form,
        "merge": done,
        "on": done.history.earliest().history_date,
        "kept": kept,
        "gone": gone,
        "kept_url": _url(kept),
        "edits": [(edit, edit.key in request.POST.getlist("drop")) for edit in edits],
    }
    return render(request, "people/merge_undo.html", context)


def _undone(request: StaffRequest, form: MergeUndoForm, done: Merge, edits: list[Any]) -> bool:
    given = form.cleaned_data
    dropping = {edit.version for edit in edits if edit.key in given["drop"]}
    try:
        merging.undo(by=request.user, merge=done, dropping=dropping, two=given["two"])
    except MergeRefusedError as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("They are two again, as they were. Nothing has left the history."))
    return True


def _url(record: Any) -> str:
    kind = "person" if isinstance(record, Person) else "organisation"
    return reverse(kind, args=[record.reference])


def _prefix(record: Any) -> str:
    return "" if isinstance(record, Person) else "organisation-"

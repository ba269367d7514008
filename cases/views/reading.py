"""Reading a source for a case: a text on one side, the form of what it tells on the other."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.files import FileRefused
from cases.models import Case, Citation, Source
from cases.reading.finding import EVENT
from cases.reading.forms import NewCaseReading, NewReading
from cases.reading.kinds import KINDS
from cases.reading.pane import Pane, Passage
from core.keys import is_reference
from core.submissions import only_reads


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def source_read(request: StaffRequest) -> HttpResponse:
    """A text about people of whom there is no case yet: opens one."""
    form = NewCaseReading(request.POST or None, request.FILES or None, user=request.user)
    if form.is_valid() and (opened := _kept(form, form.open)):
        return opened
    return render(request, "cases/reading_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def reading_new(request: StaffRequest, reference: str) -> HttpResponse:
    """A new source, or (`?source=`) the text of one that is known without it."""
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    known = request.GET.get("source", "")
    visible = Source.objects.visible_to(request.user)
    source = visible.filter(reference=known).first() if is_reference(known) else None
    form = NewReading(request.POST or None, request.FILES or None, user=request.user, source=source)
    if form.is_valid() and (opened := _kept(form, lambda: case)):
        return opened
    return render(request, "cases/reading_new.html", {"form": form, "case": case, "known": source})


def _kept(form: NewReading, case: Callable[[], Case]) -> HttpResponse | None:
    """Leads to the text; None where the file cannot be taken in, and then nothing is kept."""
    try:
        with transaction.atomic():
            source = form.read()
            return redirect("reading", case().reference, source.reference)
    except FileRefused as refused:
        form.add_error("file" if form.cleaned_data["file"] else "text", str(refused))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def reading(request: StaffRequest, reference: str, source: str) -> HttpResponse:
    """POST logs a fact; `?again=` is a citation whose words tell one more."""
    pane = _pane(request, reference, source)
    if request.method != "POST":
        passage = _again(request, pane)
        shown = _beside(pane, passage, {}) if passage else {}
        return render(request, "cases/reading.html", _text(pane, passage) | shown)
    kind = _kind(request.POST)
    form = KINDS[kind].form(pane, request.POST, {})
    if form.is_valid():
        citation = pane.citation_of(form.log())
        messages.success(request, _("Logged. Choose the next passage."))
        return redirect(_back(request, pane, citation))
    passage = pane.passage(request.POST)
    beside = {**_around(pane, passage), "form": form, "kind": kind}
    return render(request, "cases/reading.html", _text(pane, passage) | beside)


@require_POST
@requires(Permission.RECORD_FACTS)
@only_reads
def reading_passage(request: StaffRequest, reference: str, source: str) -> HttpResponse:
    """What the chosen words may tell, in a form; saves nothing."""
    pane = _pane(request, reference, source)
    passage = pane.passage(request.POST)
    shown = _beside(pane, passage, request.POST) if passage else {}
    if request.htmx:
        return render(request, "cases/_passage.html", {"pane": pane, "case": pane.case, **shown})
    return render(request, "cases/reading.html", _text(pane, passage) | shown)


def _pane(request: StaffRequest, reference: str, source: str) -> Pane:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    visible = Source.objects.visible_to(request.user).select_related("kind", "publisher", "told_by")
    return Pane(case, get_object_or_404(visible, reference=source), request.user)


def _again(request: HttpRequest, pane: Pane) -> Passage | None:
    key = request.GET.get("again", "")
    try:
        citation = pane.cited.filter(pk=key).first() if key else None
    except (ValueError, ValidationError):
        return None
    return Passage(citation.quote, citation.paragraph) if citation else None


def _back(request: HttpRequest, pane: Pane, citation: Citation | None) -> str:
    address = reverse("reading", args=[pane.case.reference, pane.source.reference])
    if citation is None:
        return address
    again = f"?again={citation.pk}" if "again" in request.POST else ""
    return f"{address}{again}#p{citation.paragraph or 1}"


def _text(pane: Pane, passage: Passage | None) -> dict[str, Any]:
    return {"pane": pane, "case": pane.case, "paragraphs": pane.paragraphs(), "passage": passage}


def _beside(pane: Pane, passage: Passage, sent: Any) -> dict[str, Any]:
    """The form of one of the facts that the passage may tell; an empty one of the kind asked for.

    By itself the first that is not logged with these words yet.
    """
    around = _around(pane, passage)
    chosen = str(sent.get("found", ""))
    offered = dict(enumerate(around["offered"]))
    found = offered.get(int(chosen)) if chosen.isdecimal() else None
    if found is None and "fact" not in sent:
        found = next((one for one in offered.values() if not one.logged), None)
    kind = found.kind if found else _kind(sent)
    initial = found.initial if found else pane.blank(kind, passage)
    form = KINDS[kind].form(pane, None, initial)
    return {**around, "form": form, "kind": kind, "chosen": found, "cited": KINDS[kind].cited}


def _kind(sent: Any) -> str:
    kind = str(sent.get("fact", EVENT))
    return kind if kind in KINDS else EVENT


def _around(pane: Pane, passage: Passage | None) -> dict[str, Any]:
    if passage is None:
        return {}
    return {
        "passage": passage,
        "offered": pane.found(passage),
        "kinds": [(code, kind.label) for code, kind in KINDS.items()],
        "others": pane.others(passage),
        "dates": pane.dates_near(passage),
    }

"""Beginning a letter: what kind, and what it tells and asks; and the list of letters."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.composing.again import Again, again, preset_of, write_from
from advocacy.composing.cases import told_cases
from advocacy.composing.form import ComposeForm
from advocacy.composing.prefill import Start, events, prefilled, preset_for
from advocacy.composing.typed import as_typed, has_moved, shown_for
from advocacy.models import Letter, LetterStatus
from advocacy.outlines import Preset
from advocacy.sending import touched

PER_PAGE = 50


@require_safe
def letters(request: StaffRequest) -> HttpResponse:
    seen = Letter.objects.visible_to(request.user)
    rows = seen.select_related("occasion", "addressee__office", "addressee__person", "sender")
    status = request.GET.get("status", "")
    chosen = status if status in LetterStatus.values else ""
    counts = dict(seen.order_by().values_list("status").annotate(Count("pk")))
    found = rows.filter(status=chosen) if chosen else rows
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "all": sum(counts.values()),
        "statuses": [(one, counts[one]) for one in LetterStatus if counts.get(one)],
        "touched": touched(request.user),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_write(request: StaffRequest) -> HttpResponse:
    """From nothing: the event, if any, is chosen in the form."""
    return _begin(request)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_new(request: StaffRequest, reference: str) -> HttpResponse:
    """Ahead of a visit or event."""
    visit = get_object_or_404(events(), reference=reference)
    return _begin(request, visit=visit)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_on_case(request: StaffRequest, reference: str) -> HttpResponse:
    return _begin(request, case=get_object_or_404(told_cases(request.user), reference=reference))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def letter_again(request: StaffRequest, reference: str) -> HttpResponse:
    rows = Letter.objects.visible_to(request.user).select_related(
        "occasion__kind", "addressee__office", "addressee__person", "sender"
    )
    begun = get_object_or_404(rows, reference=reference)
    start = Start(request.user, preset_of(begun), begun=begun)
    return _form(request, start, again(begun, start))


def _begin(request: StaffRequest, **known: Any) -> HttpResponse:
    """The kind first, then the form of that kind."""
    named = request.POST.get("preset") or request.GET.get("kind", "")
    fits = preset_for(known.get("visit"), known.get("case"))
    if named not in Preset.values:
        kinds = sorted(Preset, key=lambda one: one != fits)
        context = {"kinds": kinds, "fits": fits, **known}
        return render(request, "advocacy/letter_kinds.html", context)
    start = Start(request.user, Preset(named), **known)
    return _form(request, start, Again(prefilled(start), []))


def _form(request: StaffRequest, start: Start, found: Again) -> HttpResponse:
    """No draft is written from choices whose offers nobody has seen: they are shown first."""
    form = ComposeForm(request.POST or None, start=start, initial=found.initial)
    moved = form.is_bound and has_moved(request.POST, form)
    if moved or "look" in request.POST:
        form = ComposeForm(start=start, initial=as_typed(request.POST, form))
    elif form.is_valid():
        letter = write_from(by=request.user, choices=form.choices())
        messages.success(request, _("The draft is written."))
        return redirect(letter)
    context = {
        "form": form,
        "shown_for": shown_for(form),
        "moved": moved and "look" not in request.POST,
        "preset": start.preset,
        "visit": start.visit,
        "case": start.case,
        "begun": start.begun,
        "notices": found.notices,
        "back": _whence(start),
    }
    return render(request, "advocacy/letter_form.html", context)


def _whence(start: Start) -> str:
    come_from = start.begun or start.visit or start.case
    return come_from.get_absolute_url() if come_from else reverse("letters")

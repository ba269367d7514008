"""Visits: what is coming, one visit with its letters, and the form."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.models import User
from accounts.roles import Permission
from advocacy import actions
from advocacy.forms import VisitForm
from advocacy.models import Letter, Occasion, Participation, Side
from cases.models import Case, Source
from cases.pages import rows
from cases.views.adding import theirs
from core.clock import today
from core.countries import country_name
from core.dates import show


@dataclass(frozen=True)
class Row:
    """One visit as the list shows it."""

    visit: Occasion

    @property
    def letters(self) -> int:
        return getattr(self.visit, "letter_count", 0)

    @property
    def when(self) -> str:
        return show(self.visit.date) or _("date not recorded")

    @property
    def countries(self) -> str:
        return ", ".join(country_name(code) for code in self.visit.countries)

    @property
    def is_ahead(self) -> bool:
        ends = self.visit.date.latest
        return ends is None or ends >= today()

    @property
    def days_left(self) -> int | None:
        """Days until it begins; None where that is not known or it has begun."""
        begins = self.visit.date.earliest
        return (begins - today()).days if begins and begins > today() else None


def _with_letters(user: User) -> QuerySet[Occasion]:
    seen = Q(letters__in=Letter.objects.visible_to(user))
    return Occasion.objects.select_related("kind").annotate(
        letter_count=Count("letters", filter=seen, distinct=True)
    )


@require_safe
def visits(request: StaffRequest) -> HttpResponse:
    found = [Row(visit) for visit in _with_letters(request.user)]
    ahead = [row for row in reversed(found) if row.is_ahead]
    past = [row for row in found if not row.is_ahead]
    may_write = request.user.may(Permission.WRITE_LETTERS)
    context = {"ahead": ahead, "past": past, "may_write": may_write}
    return render(request, "advocacy/visits.html", context)


@require_safe
def visit(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_visit(reference)
    letters = Letter.objects.visible_to(request.user).filter(occasion=found)
    context = {
        "visit": found,
        "row": Row(found),
        "sides": _sides(found),
        "source": Source.objects.visible_to(request.user).filter(occasions=found).first(),
        "letters": letters.select_related("addressee__office", "addressee__person", "sender"),
        "cases": _candidates(found, request.user),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/visit.html", context)


def get_visit(reference: str) -> Occasion:
    parts = Participation.objects.select_related("person", "office", "organisation")
    whole = Occasion.objects.select_related("kind").prefetch_related(
        Prefetch("participants", parts)
    )
    return get_object_or_404(whole, reference=reference)


def _sides(found: Occasion) -> list[tuple[str, list[str]]]:
    return [
        (str(side.label), [_named(part) for part in found.participants.all() if part.side == side])
        for side in Side
    ]


def _named(part: Participation) -> str:
    return ", ".join(
        str(named) for named in (part.person, part.office, part.organisation) if named
    ) or str(part.words)


def _candidates(found: Occasion, user: User) -> list[rows.Row]:
    visible = Case.objects.visible_to(user).open().in_country(*found.countries)
    return [rows.row(case) for case in visible.for_list(user)]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def visit_new(request: StaffRequest) -> HttpResponse:
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def visit_edit(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_visit(reference)
    if request.method == "POST":
        found.lock()
        found = get_visit(reference)
    return _form(request, found)


def _form(request: StaffRequest, found: Occasion | None) -> HttpResponse:
    form = VisitForm(request.POST or None, instance=found)
    if form.is_valid():
        saved = actions.save_visit(by=request.user, visit=form.visit(), sides=form.sides())
        messages.success(request, _("The visit is saved."))
        return redirect(saved)
    context = {"form": form, "visit": found, "theirs": theirs(form, request.user)}
    return render(request, "advocacy/visit_form.html", context)

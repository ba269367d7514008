"""Visits and events: the planner, one event with its letters, and the form."""

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.models import User
from accounts.roles import Permission
from advocacy import actions
from advocacy.models import Letter, Occasion, Participation, Pledge, Side
from advocacy.visits import calendar
from advocacy.visits.follow import follow
from advocacy.visits.form import LineForm, VisitForm
from advocacy.visits.known import known
from advocacy.visits.line import read_line
from advocacy.visits.planner import Row, planner
from advocacy.visits.pledges import PledgeForm
from advocacy.visits.readiness import readiness
from cases.forms.dates import read_words
from cases.models import Case, Source
from cases.views.adding import add, theirs
from core.clock import today


@require_safe
def visits(request: StaffRequest) -> HttpResponse:
    context = {
        "planner": planner(request.user),
        "line": LineForm(),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
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
        "pledges": _pledges(found, request.user),
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


def _candidates(found: Occasion, user: User) -> list[object]:
    visible = Case.objects.visible_to(user).open().in_country(*found.countries)
    return [*readiness(visible, user)]


def _pledges(found: Occasion, user: User) -> QuerySet[Pledge]:
    """The source of a promise is only shown to who may see it."""
    rows = Pledge.objects.filter(occasion=found).select_related("by_office")
    return rows.prefetch_related(Prefetch("source", Source.objects.visible_to(user)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def visit_new(request: StaffRequest) -> HttpResponse:
    """An event typed field by field, or first in one line, whose reading is then shown."""
    if "line" in request.POST:
        return _read(request)
    return _form(request, None)


def _read(request: StaffRequest) -> HttpResponse:
    """The form as one line fills it; nothing is saved yet."""
    line = LineForm(request.POST)
    if not line.is_valid():
        empty = {"form": VisitForm(user=request.user), "line": line}
        return render(request, "advocacy/visit_form.html", empty)
    told = read_line(line.cleaned_data["line"], known())
    context = {"form": VisitForm(user=request.user, told=told), "line": line, "told": told}
    return render(request, "advocacy/visit_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def visit_edit(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_visit(reference)
    if request.method == "POST":
        found.lock()
        found = get_visit(reference)
    return _form(request, found)


def _form(request: StaffRequest, found: Occasion | None) -> HttpResponse:
    form = VisitForm(request.POST or None, user=request.user, instance=found)
    if form.is_valid():
        saved = actions.save_visit(by=request.user, visit=form.visit(), sides=form.sides())
        messages.success(request, _("The visit is saved."))
        return redirect(saved)
    context = {
        "form": form,
        "visit": found,
        "theirs": theirs(form, request.user),
        "line": None if found or form.is_bound else LineForm(),
    }
    return render(request, "advocacy/visit_form.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def visit_follow(request: StaffRequest, reference: str) -> HttpResponse:
    """One click: the office follows it from now on; or, with `no`, no longer."""
    found = get_visit(reference)
    follow(by=request.user, visit=found.lock(), yes="no" not in request.POST)
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponseRedirect(back)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def pledge_new(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_visit(reference)
    form = PledgeForm(request.POST or None, user=request.user, visit=found)
    return add(request, form, found, _("Add a promise"), template="advocacy/pledge_form.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def visit_calendar(request: StaffRequest) -> HttpResponse:
    """Days that come every year; POST makes an event of one of them."""
    day = calendar.days().get(request.POST.get("day", ""))
    typed = request.POST.get("when", "").strip()
    wrong = None
    if day:
        when = read_words(typed, today(), ahead=True)
        if when.understood and when.latest and when.latest >= today():
            made = calendar.take_up(by=request.user, day=day, when=when)
            messages.success(request, _("It is an event now, and the office follows it."))
            return redirect(made)
        wrong = day.key
    fixed, movable = calendar.coming()
    context = {"fixed": fixed, "movable": movable, "wrong": wrong, "typed": typed}
    return render(request, "advocacy/visit_calendar.html", context)

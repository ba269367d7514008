"""What we ask: the ledger, one ask, its forms, and what became of it."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.actions import visible_asks
from advocacy.asking import actions
from advocacy.asking.filters import AskFilters
from advocacy.asking.forms import AskForm, StatusForm
from advocacy.asking.ledger import asks_seen, rows
from advocacy.asking.wording import wordings
from advocacy.models import Ask, AskStatus
from cases.models import Case, Source
from cases.views.adding import add, theirs

PER_PAGE = 50


@require_safe
def asks(request: StaffRequest) -> HttpResponse:
    filters = AskFilters(request.GET, user=request.user)
    found = filters.narrow(asks_seen(request.user))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page),
        "filters": filters,
        "case": filters.of_case(),
        "narrowed": any(value for name, value in request.GET.items() if name != "page"),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/asks.html", context)


@require_safe
def ask(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(request, get_object_or_404(asks_seen(request.user), pk=pk))


def _page(request: StaffRequest, found: Ask, form: StatusForm | None = None) -> HttpResponse:
    sources = Source.objects.visible_to(request.user)
    context = {
        "ask": found,
        "row": rows([found])[0],
        "wordings": wordings(found),
        "source": sources.filter(asks=found).first(),
        "form": form or StatusForm(instance=found, user=request.user),
        "theirs": theirs(form, request.user) if form else [],
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def ask_add(request: StaffRequest) -> HttpResponse:
    """An ask of no case: about a person, a law, a country and so on."""
    form = AskForm(request.POST or None, user=request.user)
    if form.is_valid():
        made = form.log()
        messages.success(request, _("Added."))
        return redirect("ask", made.pk)
    return render(request, "advocacy/ask_form.html", {"form": form, "back": reverse("asks")})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def ask_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = AskForm(request.POST or None, user=request.user, case=case)
    return add(request, form, case, _("Add an ask"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def ask_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(visible_asks(request.user), pk=pk)
    if request.method == "POST":
        found = found.lock()
    form = AskForm(request.POST or None, user=request.user, ask=found)
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect("ask", pk)
    context = {
        "form": form, "ask": found, "row": rows([found])[0], "back": reverse("ask", args=[pk]),
        "theirs": theirs(form, request.user),
    }  # fmt: skip
    return render(request, "advocacy/ask_form.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def ask_status(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(asks_seen(request.user), pk=pk)
    locked = found.lock()
    form = StatusForm(request.POST, instance=locked, user=request.user)
    if not form.is_valid():
        return _page(request, found, form)
    given = form.cleaned_data
    if form.new_facts:
        status = AskStatus(given["status"])
        actions.change_status(by=request.user, ask=locked, status=status, reason=given["reason"])
        messages.success(request, _("The status is changed."))
    return redirect("ask", pk)

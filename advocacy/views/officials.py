"""Offices and who holds them: the list, one office, and the forms."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.officials import actions
from advocacy.officials.forms import NewOffice, OfficeForm
from advocacy.officials.holding_forms import NewHolderForm, TermForm
from advocacy.officials.reading import page, rows, visible_holdings
from cases.views.adding import theirs
from core.countries import country_name
from core.submissions import only_reads
from people.models import Holding, Office

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@only_reads
def officials(request: StaffRequest) -> HttpResponse:
    """The words that are sought go by POST: they may be a name, and stay out of addresses. What
    fits them stands on one page, since no address leads to the next."""
    words, country = request.POST.get("q", ""), request.GET.get("country", "")
    marked = "marked" in request.GET
    found = rows(request.user, words=words, country=country, marked=marked)
    per_page = max(len(found), 1) if words else PER_PAGE
    codes = Office.objects.exclude(country="").values_list("country", flat=True).distinct()
    context = {
        "page": Paginator(found, per_page).get_page(request.GET.get("page")),
        "words": words,
        "country": country,
        "marked": marked,
        "countries": sorted((country_name(code), code) for code in codes.order_by()),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/officials.html", context)


@require_http_methods(["GET", "HEAD"])
def official(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Office.objects.select_related("body"), pk=pk)
    may_write = request.user.may(Permission.WRITE_LETTERS)
    context = {"office": found, "page": page(found, request.user), "may_write": may_write}
    return render(request, "advocacy/official.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def official_new(request: StaffRequest) -> HttpResponse:
    """First what kind of office it is; then the whole form, with the usual forms of its kind."""
    first = NewOffice(request.GET if "kind" in request.GET else None)
    if request.method != "POST" and not first.is_valid():
        return render(request, "advocacy/official_new.html", {"form": first})
    prefill = first.prefill() if first.is_bound else {}
    form = OfficeForm(request.POST or None, user=request.user, initial=prefill)
    if form.is_valid():
        office = form.log()
        messages.success(request, _("The office is saved."))
        return redirect(office)
    context = {"form": form, "office": None, "is_usual": not form.is_bound}
    return render(request, "advocacy/official_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def official_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    office = get_object_or_404(Office, pk=pk)
    if request.method == "POST":
        office = office.lock()
    form = OfficeForm(request.POST or None, instance=office, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.log()
            messages.success(request, _("The office is saved."))
        return redirect(office)
    context = {"form": form, "office": office, "theirs": theirs(form, request.user)}
    return render(request, "advocacy/official_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def holder_new(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    office = get_object_or_404(Office, pk=pk)
    held = list(visible_holdings(request.user).filter(office=office))
    form = NewHolderForm(
        request.POST or None, instance=Holding(office=office), user=request.user, held=held
    )
    if form.is_valid():
        form.log()
        messages.success(request, _("The holder is added."))
        return redirect(office)
    return render(request, "advocacy/holder_form.html", {"form": form, "office": office})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def holder_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    holding = get_object_or_404(visible_holdings(request.user), pk=pk)
    office, person = holding.office, holding.person
    if request.method == "POST":
        holding = holding.lock()
    form = TermForm(request.POST or None, instance=holding, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(office)
    context = {
        "form": form, "office": office, "person": person, "theirs": theirs(form, request.user)
    }  # fmt: skip
    return render(request, "advocacy/holder_form.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def holder_verified(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    holding = get_object_or_404(visible_holdings(request.user), pk=pk)
    actions.verify(by=request.user, holding=holding.lock())
    messages.success(
        request, _("Verified today: %(name)s holds this office.") % {"name": holding.person}
    )
    return redirect(holding.office)

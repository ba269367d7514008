"""The library of approved texts: the list, one text, its form, and "still right"."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from advocacy.models import Letter, Paragraph
from advocacy.officials.warnings import language_name
from advocacy.texts import actions
from advocacy.texts.forms import TextFilters, TextForm
from advocacy.texts.places import PLACES
from advocacy.texts.state import needs_check, review_of
from cases.views.adding import theirs
from core.clock import today
from core.countries import country_name
from core.markdown import to_html

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One text as the list and its page show it."""

    text: Paragraph

    @property
    def about(self) -> str:
        """What it is of: country, theme, organisation, situation."""
        text = self.text
        country = country_name(text.country) if text.country else ""
        parts = (country, text.theme, text.organisation, text.situation)
        return " · ".join(str(part) for part in parts if part)

    @property
    def language(self) -> str:
        return language_name(self.text.language)

    @property
    def needs_check(self) -> bool:
        return needs_check(self.text, today())

    @property
    def due(self) -> date:
        return review_of(self.text)

    @property
    def html(self) -> SafeString:
        return to_html(self.text.text)


@require_safe
def texts(request: StaffRequest) -> HttpResponse:
    filters = TextFilters(request.GET)
    found = filters.narrow(Paragraph.objects.select_related("organisation", "situation"))
    page = Paginator(found.order_by("purpose", "country", "title", "id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": [Row(text) for text in page],
        "filters": filters,
        "narrowed": any(value for name, value in request.GET.items() if name != "page"),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/texts.html", context)


@require_safe
def text(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    whole = Paragraph.objects.select_related("organisation", "situation")
    found = get_object_or_404(whole, pk=pk)
    context = {
        "text": found,
        "row": Row(found),
        "figures": found.figures.select_related("figure__said_by"),
        "letters": Letter.objects.visible_to(request.user).filter(paragraphs__paragraph=found),
        "may_write": request.user.may(Permission.WRITE_LETTERS),
    }
    return render(request, "advocacy/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def text_new(request: StaffRequest) -> HttpResponse:
    form = TextForm(request.POST or None, user=request.user)
    if form.is_valid():
        made = form.log()
        messages.success(request, _("The text is approved and in the library."))
        return redirect("text", made.pk)
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_LETTERS)
def text_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Paragraph, pk=pk)
    if request.method == "POST":
        found = found.lock()
    form = TextForm(request.POST or None, instance=found, user=request.user)
    if form.is_valid():
        if form.new_facts:
            form.log()
            messages.success(request, _("The text is saved."))
        return redirect("text", pk)
    return _form(request, form, found)


def _form(request: StaffRequest, form: TextForm, found: Paragraph | None) -> HttpResponse:
    context = {
        "form": form,
        "text": found,
        "places": PLACES.items(),
        "theirs": theirs(form, request.user),
    }
    return render(request, "advocacy/text_form.html", context)


@require_POST
@requires(Permission.WRITE_LETTERS)
def text_right(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Paragraph, pk=pk).lock()
    actions.still_right(by=request.user, paragraph=found)
    messages.success(request, _("Noted: you read it today, and it is still right."))
    return redirect("text", pk)

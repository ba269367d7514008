"""The names of a person, and what else sources say of one."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.forms.about import AttributeForm
from cases.forms.names import HouseForm, VariantsForm, name_form
from cases.pages.names import lang_of, names_page, offered
from cases.views.about import NamesOf, person_here
from cases.views.adding import correct, theirs
from people.actions import add_variants
from people.models import Attribute, Name, NameKind, Person

FORM = "people/name_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def names(request: StaffRequest, reference: str) -> HttpResponse:
    """All names; `?house=` asks why one of them is to be the house spelling."""
    person = person_here(request, reference)
    form = _house_form(request, person)
    if form and form.is_valid():
        form.change()
        messages.success(request, _("This is the house spelling now. The former one stays."))
        return redirect(NamesOf(person))
    page = names_page(person, request.user)
    if form:
        page |= {"form": form, "chosen": form.instance, "chosen_lang": lang_of(form.instance)}
        page |= {"theirs": theirs(form, request.user)}
    return render(request, "people/names.html", page)


def _house_form(request: StaffRequest, person: Person) -> HouseForm | None:
    """For the form of the name that `house` gives; 404 if it is none that may be printed."""
    if "house" not in request.GET and request.method != "POST":
        return None
    printable = person.names.filter(printable=True, generated=False)
    others = printable.exclude(kind=NameKind.PREFERRED)
    name = get_object_or_404(others, pk=_key(request))
    if request.method == "POST":
        name = name.lock()
    return HouseForm(request.POST or None, instance=name, user=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def name_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """A generated form is no evidence that could be corrected: it is only taken back."""
    name = get_object_or_404(_visible(Name, request).filter(generated=False), pk=pk)
    person = name.person
    if request.method == "POST":
        name = name.lock()
    form = name_form(request, name)
    more: dict[str, Any] = {"person": person, "lang": lang_of(name)}
    if name.kind != NameKind.PREFERRED:
        more["withdraw"] = ("name", name.pk)
    return correct(request, form, NamesOf(person), _("Correct a name"), template=FORM, **more)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def name_variants(request: StaffRequest, reference: str) -> HttpResponse:
    person = person_here(request, reference)
    spellings = offered(person)
    form = VariantsForm(request.POST or None, offered=spellings)
    if form.is_valid():
        add_variants(by=request.user, person=person, spellings=form.cleaned_data["spellings"])
        messages.success(request, _("Added. They are marked as generated and never printed."))
        return redirect(NamesOf(person))
    context = {"person": person, "form": form, "offered": spellings}
    return render(request, "people/name_variants.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def about_edit(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    fact = get_object_or_404(_visible(Attribute, request).select_related("person"), pk=pk)
    person = fact.person
    if request.method == "POST":
        fact = fact.lock()
    form = AttributeForm(request.POST or None, instance=fact, user=request.user)
    heading = _("Correct: %(what)s") % {"what": fact.get_kind_display()}
    return correct(
        request, form, NamesOf(person), heading, person=person, withdraw=("about", fact.pk)
    )


def _key(request: StaffRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.GET.get("house", ""))
    except ValueError as error:
        raise Http404 from error


def _visible(model: Any, request: StaffRequest) -> Any:
    return model.objects.filter(in_scope(request.user, "person__scope"))

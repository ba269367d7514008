"""Protected values, each shown on a page of its own to those who may, and told to the trail."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import StaffRequest, requires
from accounts.models import Act
from accounts.roles import Permission
from accounts.trail import seen
from cases.forms.protected import ByContactForm, ProtectedForm
from cases.models import Event, Source
from cases.sourcing.sources import may_read_identity
from cases.views.about import person_here
from cases.views.adding import theirs
from cases.views.event import case_of
from core.sealed import opened
from core.submissions import only_reads
from people import contacts
from people.models import Person
from people.protected import Protected, Value, values_of

MOST_FOUND = 20


@require_safe
@requires(Permission.READ_PROTECTED)
def person_protected(request: StaffRequest, reference: str) -> HttpResponse:
    person = person_here(request, reference)
    values = values_of(person)
    _tell(request, person, [value.kind for value in values if value.recorded])
    may_record = request.user.may(Permission.RECORD_FACTS)
    context = {"person": person, "values": values, "may_record": may_record}
    return render(request, "people/protected.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_PROTECTED)
@requires(Permission.RECORD_FACTS)
def protected_edit(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    """The form shows what is recorded, so that a number can be added to others."""
    person = person_here(request, reference)
    if kind not in Protected.values:
        raise Http404
    if request.method == "POST":
        person = person.lock()
    value = _one_of(person, Protected(kind))
    form = ProtectedForm(request.POST or None, instance=person, user=request.user, value=value)
    if form.is_valid():
        if form.new_facts:
            form.change()
            messages.success(request, _("Recorded, protected."))
        return redirect("person-protected", reference=person.reference)
    if value.recorded:
        _tell(request, person, [value.kind])
    context = {"form": form, "person": person, "value": value}
    context["theirs"] = theirs(form, request.user)
    return render(request, "people/protected_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_PROTECTED)
@only_reads
def by_contact(request: StaffRequest) -> HttpResponse:
    """Who is behind a number or address; what is typed never stands in the address of a page."""
    form = ByContactForm(request.POST or None)
    found: list[Person] = []
    if form.is_valid():
        reached = contacts.reached_by(form.cleaned_data["words"], request.user)
        found = list(reached.with_names()[:MOST_FOUND])
        seen(request, Act.SEARCHED, of="contact", found=len(found))
        for person in found:
            _tell(request, person, [Protected.CONTACT])
    asked = form.is_bound and form.is_valid()
    return render(request, "people/by_contact.html", {"form": form, "found": found, "asked": asked})


@require_safe
@requires(Permission.READ_PROTECTED)
def exact_place(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """Of an event that the reader sees, kept under a person whom the reader sees."""
    visible = Event.objects.visible_to(request.user).filter(exact_place__isnull=False)
    event = get_object_or_404(visible.select_related("exact_place"), pk=pk)
    get_object_or_404(Person.objects.visible_to(request.user), pk=event.exact_place.subject)
    case = case_of(event, request)
    seen(
        request, Act.PROTECTED_READ, subject=case.reference if case else "",
        case=case.pk if case else None, kinds=["exact_place"], event=str(event.pk),
    )  # fmt: skip
    context = {
        "heading": _("Exact place"),
        "about": event.get_type_display(),
        "case": case,
        "back": case.get_absolute_url() if case else reverse("home"),
        "opened": opened(event.exact_place),
        "edit": reverse("event-edit", args=[event.pk]),
    }
    return render(request, "cases/protected.html", context)


@require_safe
def source_identity(request: StaffRequest, reference: str) -> HttpResponse:
    """For who may know sources, and for the member of staff to whom it was said."""
    visible = Source.objects.visible_to(request.user).filter(identity__isnull=False)
    source = get_object_or_404(visible.select_related("identity"), reference=reference)
    identity = source.identity
    if identity is None or not may_read_identity(request.user, source):
        raise Http404  # 403 would tell that there is something
    seen(request, Act.PROTECTED_READ, subject=source.reference, kinds=["identity"])
    context = {
        "heading": _("Who spoke"),
        "about": source.title,
        "back": source.get_absolute_url(),
        "opened": opened(identity),
        "edit": reverse("source-edit", args=[source.reference]),
    }
    return render(request, "cases/protected.html", context)


def _one_of(person: Person, kind: Protected) -> Value:
    return next(value for value in values_of(person) if value.kind == kind)


def _tell(request: StaffRequest, person: Person, kinds: list[Protected]) -> None:
    """Nothing recorded is nothing read."""
    if kinds:
        seen(request, Act.PROTECTED_READ, subject=person.reference, kinds=[k.value for k in kinds])

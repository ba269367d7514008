"""Who may know of a person."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases import consents
from cases.forms.consent import ConsentForm, GroundForm
from cases.models import NOT_ASKED, Basis, Consent
from cases.pages.who_may_know import who_may_know as page_of
from cases.views.about import person_here
from people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def who_may_know(request: StaffRequest, reference: str) -> HttpResponse:
    """`?basis=` chooses one of the grounds on which nobody is asked.

    An answer for a record that went into another meanwhile counts for that one.
    """
    person = person_here(request, reference)
    basis = _basis(request.GET.get("basis", ""))
    form = _form(request, person, basis)
    if form.is_valid():
        form.log()
        messages.success(request, _("Recorded."))
        return redirect("who-may-know", reference=person.reference)
    may_confirm = request.user.may(Permission.CONFIRM_GROUNDS)
    context = {
        "form": form,
        "basis": basis,
        "page": page_of(person, request.user, may_confirm=may_confirm),
        "person": person,
    }
    return render(request, "people/who_may_know.html", context)


@require_POST
@requires(Permission.CONFIRM_GROUNDS)
def consent_confirm(request: StaffRequest, pk: uuid.UUID) -> HttpResponse:
    """The second person agrees; who recorded it may not."""
    visible = Consent.objects.filter(in_scope(request.user, "person__scope"), confirmed_by=None)
    consent = get_object_or_404(visible.select_related("person"), pk=pk).lock()
    if consent.recorded_by_id in (None, request.user.pk):
        raise PermissionDenied
    if consent.confirmed_by_id is None:
        consents.confirm(by=request.user, consent=consent)
    messages.success(request, _("Agreed. It counts from now on."))
    return redirect("who-may-know", reference=consent.person.reference)


def _basis(code: str) -> Basis:
    return Basis(code) if code in NOT_ASKED else Basis.CONSENT


def _form(request: StaffRequest, person: Person, basis: Basis) -> ConsentForm | GroundForm:
    data = request.POST or None
    if basis == Basis.CONSENT:
        return ConsentForm(data, user=request.user, person=person)
    return GroundForm(data, user=request.user, person=person, basis=basis)

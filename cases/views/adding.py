"""One page for adding a fact or correcting it: to a case, or to a person."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import StaffRequest
from accounts.models import User
from cases.history.changes import Difference, changed_since
from cases.models import Case, Party
from core.keys import is_reference
from people.models import Person

PAGE = "cases/fact.html"


def add(
    request: StaffRequest, form: Any, back: Any, heading: str, *, template: str = PAGE, **more: Any
) -> HttpResponse:
    """Shows the form, or logs what it says and goes back; `back` is a case or a person."""
    if form.is_valid():
        form.log()
        messages.success(request, _("Added."))
        return redirect(back)
    return render(request, template, _context(form, back, heading) | more)


def correct(
    request: StaffRequest, form: Any, back: Any, heading: str, *, template: str = PAGE, **more: Any
) -> HttpResponse:
    """The same for a fact that is known; the form was made on the locked row.

    Context that is of no case has no `back` but home.
    """
    if form.is_valid():
        if form.new_facts:
            form.change()
        return redirect(back or "home")
    context = _context(form, back, heading) | more | {"theirs": theirs(form, request.user)}
    return render(request, template, context)


def theirs(form: Any, user: User) -> list[Difference]:
    """What others changed meanwhile, where the form was opened on an older version."""
    since = form.stale_since
    return changed_since(form.instance, since, user) if since else []


def _context(form: Any, back: Any, heading: str) -> dict[str, Any]:
    """Crumbs lead to the case; without one, back to where one came from."""
    case = back if isinstance(back, Case) else None
    url = back.get_absolute_url() if back else reverse("home")
    return {"form": form, "case": case, "back": url, "heading": heading}


def came_from(request: StaffRequest, person: Person) -> Case | Person:
    """The visible case of the person from whose page the user came (`?case=`), else the person."""
    reference = request.GET.get("case", "")
    if not is_reference(reference):
        return person
    of_person = Party.objects.filter(person=person).values("case")
    visible = Case.objects.visible_to(request.user)
    return visible.filter(pk__in=of_person, reference=reference).first() or person

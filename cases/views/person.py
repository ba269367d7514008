"""One person over all cases that the reader sees."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from cases.models import Case, Party
from cases.pages.chronology import chosen
from cases.pages.life import life_page
from people.models import Person


@require_safe
def person(request: StaffRequest, reference: str) -> HttpResponse:
    """One person with one case is one page with one address: the case's."""
    visible = Person.objects.visible_to(request.user)
    found = get_object_or_404(visible, reference=reference)
    cases = list(_cases_of(found, request))
    if len(cases) == 1 and len(cases[0].parties.all()) == 1:
        return redirect(cases[0])
    page = life_page(found, cases, request.user)
    shown = chosen(page["timeline"], request.GET.get("show"), request.GET.get("order"))
    return render(request, "people/person.html", {**page, "chosen": shown})


def _cases_of(person: Person, request: StaffRequest) -> QuerySet[Case]:
    mine = Party.objects.filter(person=person).values("case")
    return Case.objects.visible_to(request.user).filter(pk__in=mine).for_list(request.user)

"""One person over all cases that the reader sees."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from accounts.roles import Permission
from cases.models import Case, Party
from cases.pages.chronology import chosen
from cases.pages.life import life_page
from cases.pages.merge import brought_together
from cases.pages.sharing import seen_by
from people.merging import person_of
from people.models import Person


@require_safe
def person(request: StaffRequest, reference: str) -> HttpResponse:
    """One person with one case is one page with one address: the case's.

    A record that went into another leads to that one; whoever may part them again sees the page.
    """
    found = person_of(request.user, reference)
    if found is None:
        raise Http404
    if found.reference != reference:
        return redirect(found)
    cases = list(_cases_of(found, request))
    merges = brought_together(found, request.user)
    if len(cases) == 1 and len(cases[0].parties.all()) == 1 and not merges:
        return redirect(cases[0])
    page = life_page(found, cases, request.user) | {
        "merges": merges,
        "seen": seen_by(found.scope),
        "may_read_protected": request.user.may(Permission.READ_PROTECTED),
    }
    shown = chosen(page["timeline"], request.GET.get("show"), request.GET.get("order"))
    return render(request, "people/person.html", {**page, "chosen": shown})


def _cases_of(person: Person, request: StaffRequest) -> QuerySet[Case]:
    mine = Party.objects.filter(person=person).values("case")
    return Case.objects.visible_to(request.user).filter(pk__in=mine).for_list(request.user)

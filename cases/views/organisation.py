"""One organisation: what is known of it, what it published, what happened there or by it."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import StaffRequest
from accounts.models import User
from accounts.roles import Permission
from accounts.visibility import in_scope
from cases.models import Case, Event, EventParty, Party, Source
from cases.pages.merge import brought_together
from cases.pages.rows import row
from core.countries import country_name
from people.models import Organisation, Person, Relation

SHOWN = 20  # of each kind; one more is read to tell whether there are more


@require_safe
def organisation(request: StaffRequest, reference: str) -> HttpResponse:
    """An organisation is everybody's; a record that went into another leads to that one."""
    whole = Organisation.objects.select_related("kind", "merged_into")
    found = get_object_or_404(whole, reference=reference)
    if found.merged_into:
        return redirect("organisation", found.merged_into.reference)
    context = {
        "organisation": found,
        "country": country_name(found.country),
        "exiled_from": country_name(found.exiled_from),
        "names": _other_names(found),
        "merges": brought_together(found, request.user),
        "may_record": request.user.may(Permission.RECORD_FACTS),
        "rows": [row(case) for case in _cases(found, request.user)],
        "happenings": _first(_happenings(found, request.user)),
        "sources": _first(_sources(found, request.user)),
        "people": _first(_relations(found, request.user)),
    }
    return render(request, "cases/organisation.html", context)


def _first(rows: QuerySet) -> dict[str, Any]:
    read = list(rows[: SHOWN + 1])
    return {"rows": read[:SHOWN], "more": len(read) > SHOWN}


def _other_names(organisation: Organisation) -> list[str]:
    """Each once, as sources write them; the house's own name is the heading."""
    known = [organisation.abbreviation, *organisation.names.values_list("text", flat=True)]
    return [name for name in dict.fromkeys(known) if name and name != organisation.name]


def _cases(organisation: Organisation, user: User) -> QuerySet[Case]:
    """About the organisation itself."""
    its = Party.objects.filter(organisation=organisation).values("case")
    visible = Case.objects.visible_to(user).filter(pk__in=its)
    return visible.for_list(user).order_by("-pk")[:SHOWN]


def _happenings(organisation: Organisation, user: User) -> QuerySet[Event]:
    """What happened there or was done by it, latest first, with the visible cases of each."""
    visible = EventParty.objects.filter(in_scope(user, "party__case__scope"))
    parties = visible.select_related("party__case", "party__organisation", "party__law")
    people = Prefetch("party__person", Person.objects.visible_to(user))
    concerned = Prefetch("concerned", parties.prefetch_related(people))
    events = Event.objects.visible_to(user).preferred()
    events = events.filter(Q(place=organisation) | Q(authority=organisation))
    return events.prefetch_related(concerned).order_by("-date_earliest", "-pk")


def _sources(organisation: Organisation, user: User) -> QuerySet[Source]:
    visible = Source.objects.visible_to(user).select_related("kind")
    return visible.filter(publisher=organisation).order_by("-published_earliest", "-pk")


def _relations(organisation: Organisation, user: User) -> QuerySet[Relation]:
    visible = Relation.objects.visible_to(user).filter(to_organisation=organisation)
    kept = visible.filter(person__merged_into=None).select_related("person", "kind")
    return kept.order_by("person__sort_key", "pk")

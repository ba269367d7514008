"""Taking back what was logged by mistake."""

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
from cases import actions
from cases.forms.withdraw import WithdrawForm
from cases.models import Case, Charge, Consent, Event, EventCharge, Order, Party
from cases.standing.sentences import order_in_words
from cases.taking_back import party_of, taken_back_with
from cases.views.adding import came_from
from cases.views.event import case_of
from core.facts import Fact
from people.models import Attribute, Name, Person, Relation

KINDS: dict[str, Any] = {
    "event": Event,
    "charge": Charge,
    "decision": Order,
    "name": Name,
    "about": Attribute,
    "relation": Relation,
    "answer": Consent,
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def fact_withdraw(request: StaffRequest, kind: str, pk: uuid.UUID) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    fact = get_object_or_404(_visible(KINDS[kind], request), pk=pk)
    back = _back(fact, request)
    form = WithdrawForm(request.POST or None, fact=fact)
    if form.is_valid():
        actions.withdraw(by=request.user, fact=fact.lock(), why=form.cleaned_data["why"])
        messages.success(request, _("Taken back. It stays in the history."))
        return redirect(back or "home")
    keys = [party.pk for party in actions.concerned_by(fact)]
    concerned = Party.objects.visible_to(request.user).filter(pk__in=keys)
    seen = {party.pk: party for party in concerned.with_people(request.user)}
    with_it = taken_back_with(fact)
    context = {
        "form": form,
        "case": back if isinstance(back, Case) else None,
        "back": back.get_absolute_url() if back else "/",
        "words": _words(fact, seen),
        "with_it": [_words(one, seen) for one in with_it if party_of(one) in seen],
        "concerned": list(seen.values()),
    }
    return render(request, "cases/withdraw.html", context)


def _words(fact: Fact, seen: dict[Any, Party]) -> str:
    """Of one of the parties that the user sees."""
    if isinstance(fact, Order):
        words = {"decision": order_in_words(fact), "party": seen[fact.party_id]}
        return _("%(decision)s: %(party)s") % words
    if isinstance(fact, EventCharge):
        return _("%(party)s: %(charge)s") % {"party": seen[fact.charge.party_id], "charge": fact}
    return str(fact)


def _visible(model: Any, request: StaffRequest) -> Any:
    if model in (Event, Relation):
        return model.objects.visible_to(request.user)
    path = "party__case__scope" if model in (Charge, Order) else "person__scope"
    return model.objects.filter(in_scope(request.user, path))


def _back(fact: Fact, request: StaffRequest) -> Case | Person | None:
    """The page of what the fact belongs to; None for context that is of no case."""
    if isinstance(fact, Event):
        return case_of(fact, request)
    if isinstance(fact, Charge | Order):
        return fact.party.case
    return came_from(request, fact.person)  # type: ignore[attr-defined]

"""Adding what sources say of a person, and somebody to a case."""

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.about import AboutForm, NameForm, RelationForm
from cases.forms.party import PartyForm
from cases.models import Case
from cases.views.adding import add, came_from
from people.attributes import value_in_words
from people.models import Name, NameKind, Person, Relation


@dataclass(frozen=True)
class KnownFact:
    """A fact that can be taken back; `kind` as in views/withdraw.py."""

    kind: str
    pk: uuid.UUID
    words: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def party_new(request: StaffRequest, reference: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), reference=reference)
    form = PartyForm(request.POST or None, user=request.user, case=case)
    heading = _("Add somebody to this case")
    return add(request, form, case, heading, template="cases/party_new.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def name_new(request: StaffRequest, reference: str) -> HttpResponse:
    person = _person(request, reference)
    form = NameForm(request.POST or None, instance=Name(person=person), user=request.user)
    names = person.names.exclude(kind=NameKind.PREFERRED)
    known = [KnownFact("name", name.pk, name.text) for name in names]
    return add(
        request, form, came_from(request, person), _("Add a name"), known=known, person=person
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def about_new(request: StaffRequest, reference: str) -> HttpResponse:
    person = _person(request, reference)
    form = AboutForm(request.POST or None, user=request.user, person=person)
    known = [
        KnownFact("about", fact.pk, f"{fact.get_kind_display()}: {value_in_words(fact)}")
        for fact in person.attributes.select_related("term")
    ]
    heading = _("Add what is known of the person")
    return add(request, form, came_from(request, person), heading, known=known, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def relation_new(request: StaffRequest, reference: str) -> HttpResponse:
    person = _person(request, reference)
    form = RelationForm(request.POST or None, instance=Relation(person=person), user=request.user)
    seen = Relation.objects.visible_to(request.user).filter(person=person)
    related = seen.select_related("kind", "to_person", "to_organisation")
    known = [KnownFact("relation", fact.pk, str(fact)) for fact in related]
    return add(
        request, form, came_from(request, person), _("Add a relation"), known=known, person=person
    )


def _person(request: StaffRequest, reference: str) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), reference=reference)

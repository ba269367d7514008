"""Adding what sources say of a person, and somebody to a case."""

import uuid
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import StaffRequest, requires
from accounts.roles import Permission
from cases.forms.about import AboutForm, RelationForm
from cases.forms.names import name_form
from cases.forms.party import PartyForm
from cases.models import Case
from cases.views.adding import add, came_from
from people.attributes import value_in_words
from people.merging import person_of
from people.models import Name, NameKind, Person, Relation


@dataclass(frozen=True)
class KnownFact:
    """A fact that can be taken back; `kind` as in views/withdraw.py."""

    kind: str
    pk: uuid.UUID
    words: str


@dataclass(frozen=True)
class NamesOf:
    """The page to which one goes back."""

    person: Person

    def get_absolute_url(self) -> str:
        return reverse("names", args=[self.person.reference])


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
    person = person_here(request, reference)
    form = name_form(request, Name(person=person))
    heading, template = _("Add a name"), "people/name_form.html"
    names = person.names.exclude(kind=NameKind.PREFERRED).exclude(generated=True)
    known = [KnownFact("name", name.pk, name.text) for name in names]
    came = came_from(request, person)
    back = NamesOf(person) if came == person else came
    return add(request, form, back, heading, template=template, known=known, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RECORD_FACTS)
def about_new(request: StaffRequest, reference: str) -> HttpResponse:
    person = person_here(request, reference)
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
    person = person_here(request, reference)
    form = RelationForm(request.POST or None, instance=Relation(person=person), user=request.user)
    seen = Relation.objects.visible_to(request.user).filter(person=person)
    related = seen.select_related("kind", "to_person", "to_organisation")
    known = [KnownFact("relation", fact.pk, str(fact)) for fact in related]
    return add(
        request, form, came_from(request, person), _("Add a relation"), known=known, person=person
    )


def person_here(request: StaffRequest, reference: str) -> Person:
    """The person of a reference, also of one that was merged; 404 if not visible."""
    person = person_of(request.user, reference)
    if person is None:
        raise Http404
    return person

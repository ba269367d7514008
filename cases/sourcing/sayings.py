"""What one source says: the facts that cite it, grouped by kind, as far as the reader sees them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.visibility import in_scope
from cases.models import Citation, Event, EventParty, Source
from core.dates import show
from people.attributes import value_in_words
from people.models import Attribute, Person, Relation

GROUPS = {
    "event": _("What happened"),
    "charge": _("Charges"),
    "order": _("Decisions"),
    "assessment": _("Assessments"),
    "name": _("Names"),
    "attribute": _("About people"),
    "relation": _("Relations"),
    "figure": _("Figures"),
    "law": _("Laws"),
    "provision": _("Articles"),
    "situation": _("Situations"),
    "proceeding": _("Court cases"),
    "consent": _("Who may know"),
    "holding": _("Offices"),
    "party": _("Whom a case concerns"),
}
# What the printed form of a fact needs.
NEEDS = (
    "event", "charge__party__case", "charge__party__organisation", "charge__provision__law",
    "order__party__case", "order__party__organisation", "assessment__term",
    "assessment__by_organisation", "name__person", "name__organisation",
    "attribute__person", "attribute__term", "relation__person", "relation__kind",
    "relation__to_person",
    "relation__to_organisation", "figure__said_by", "law", "provision__law", "situation",
    "proceeding__case", "consent__person", "holding__person", "holding__office",
    "party__case", "party__organisation", "party__law",
)  # fmt: skip
# Where a fact names a person who may be hidden, though the fact is not.
NAMED = ("charge__party__person", "order__party__person", "party__person", "assessment__by_person")
# The scopes of case or person that decide who sees a fact.
SCOPES = {
    "charge": "charge__party__case__scope",
    "order": "order__party__case__scope",
    "name__person": "name__person__scope",
    "attribute": "attribute__person__scope",
    "figure__party": "figure__party__case__scope",
    "proceeding": "proceeding__case__scope",
    "consent": "consent__person__scope",
    "party": "party__case__scope",
    "assessment__case": "assessment__case__scope",
    "assessment__party": "assessment__party__case__scope",
    "assessment__charge": "assessment__charge__party__case__scope",
    "assessment__order": "assessment__order__party__case__scope",
}


@dataclass(frozen=True)
class Saying:
    """A fact in words, when, of whom, and the words of the source."""

    words: str
    when: str
    of: str
    url: str
    quote: str
    paragraph: int | None


@dataclass(frozen=True)
class Group:
    title: str
    sayings: list[Saying]


def sayings(source: Source, user: User) -> list[Group]:
    """A fixed number of queries, however much the source says."""
    groups: dict[str, list[Saying]] = {arc: [] for arc in GROUPS}
    for citation in _with_facts(citations_seen(source, user), user):
        arc = next(name for name in GROUPS if getattr(citation, f"{name}_id"))
        groups[arc].append(_saying(citation, getattr(citation, arc)))
    return [Group(str(GROUPS[arc]), said) for arc, said in groups.items() if said]


def citations_seen(source: Source, user: User) -> QuerySet[Citation]:
    """What `source` says of facts that `user` sees."""
    events = Event.objects.visible_to(user)
    return Citation.objects.filter(source=source).filter(
        Q(event=None) | Q(event__in=events),
        Q(assessment__event=None) | Q(assessment__event__in=events),
        Q(relation=None) | Q(relation__in=Relation.objects.visible_to(user)),
        *(Q(**{f"{path}__isnull": True}) | in_scope(user, scope) for path, scope in SCOPES.items()),
    )


def _with_facts(citations: QuerySet[Citation], user: User) -> QuerySet[Citation]:
    people = Person.objects.visible_to(user)
    concerned = EventParty.objects.filter(in_scope(user, "party__case__scope"))
    concerned = concerned.select_related("party__organisation", "party__law", "party__case")
    of_event = concerned.prefetch_related(Prefetch("party__person", people))
    named = (Prefetch(path, people) for path in NAMED)
    needed = citations.select_related(*NEEDS).prefetch_related(
        Prefetch("event__concerned", of_event), *named
    )
    return needed.order_by("paragraph", "id")


def _saying(citation: Citation, fact: Any) -> Saying:
    of, url = _whose(fact)
    when = show(fact.date) if hasattr(fact, "date") else ""
    return Saying(_words(fact), when, of, url, citation.quote, citation.paragraph)


def _words(fact: Any) -> str:
    if isinstance(fact, Event):
        return fact.get_type_display()
    if isinstance(fact, Attribute):
        return f"{fact.get_kind_display()}: {value_in_words(fact)}"
    return str(fact)


def _whose(fact: Any) -> tuple[str, str]:
    """Of whom a fact is, and the page on which it stands."""
    if isinstance(fact, Event):
        parties = [link.party for link in fact.concerned.all()]
        names = ", ".join(str(party) for party in parties)
        return names, parties[0].case.get_absolute_url() if parties else ""
    if party := getattr(fact, "party", None):
        return str(party), party.case.get_absolute_url()
    if person := getattr(fact, "person", None):
        return str(person), person.get_absolute_url()
    return "", ""

"""One pair of the queue of likely duplicates: side by side, what is the same and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cases.models import Party, Source
from cases.pages.cards import people_with_facts
from cases.pages.rows import Standing, standings_of
from core.countries import country_name
from people.attributes import birth_of, value_in_words
from people.likeness import alike
from people.models import Attribute, AttributeKind, LikelySame, Organisation, Person
from people.naming import also_seen_as
from people.same import why_alike

SHOWN = (AttributeKind.SEX, AttributeKind.OCCUPATION)


@dataclass(frozen=True)
class Line:
    """What is known of each: some words, or none. `same` is None where one of them says nothing."""

    label: str
    one: Sequence[str]
    other: Sequence[str]

    @property
    def same(self) -> bool | None:
        return set(self.one) == set(self.other) if self.one and self.other else None


@dataclass(frozen=True)
class Stands:
    """In a case: where things stand for them, as often as they are in it."""

    case: Any
    standings: list[Standing]


@dataclass(frozen=True)
class Side:
    record: Person | Organisation
    url: str
    also: list[str]
    cases: list[Stands]
    sources: str = ""


@dataclass(frozen=True)
class Beside:
    """A pair as a user sees it who sees both."""

    pair: LikelySame
    sides: tuple[Side, Side]
    lines: list[Line]
    reasons: list[str]
    merge_url: str


def beside(pair: LikelySame, user: User) -> Beside:
    return _people(pair, user) if pair.person_id else _organisations(pair)


def _people(pair: LikelySame, user: User) -> Beside:
    read = {person.pk: person for person in people_with_facts(_keys(pair), user)}
    one, other = (read[key] for key in _keys(pair))
    lines = [
        Line(capfirst(label), a, b)
        for (label, a), (_label, b) in zip(_known(one), _known(other), strict=True)
    ]
    return Beside(
        pair,
        (_side(one, user), _side(other, user)),
        [line for line in lines if line.one or line.other],
        why_alike(one, other),
        reverse("merge", args=[one.reference, other.reference]),
    )


def _keys(pair: LikelySame) -> tuple[Any, Any]:
    return pair.person_id, pair.other_person_id


def _side(person: Person, user: User) -> Side:
    url = person.get_absolute_url()
    return Side(person, url, also_seen_as(person), _cases(person, user), _sources(person, user))


def _known(person: Person) -> list[tuple[str, list[str]]]:
    """By label, the same for everybody."""
    birth = birth_of(person)
    said: list[tuple[str, list[str]]] = [
        (_("country"), [country_name(person.country)] if person.country else []),
        (str(AttributeKind.BIRTH.label), [birth.text or birth.edtf] if birth else []),
    ]
    for kind in SHOWN:
        of_kind = [a for a in person.attributes.all() if a.kind == kind]
        said.append((str(kind.label), _once(of_kind)))
    return said


def _once(attributes: list[Attribute]) -> list[str]:
    return list(dict.fromkeys(value_in_words(attribute) for attribute in attributes))


def _cases(person: Person, user: User) -> list[Stands]:
    """Cases of the person that `user` sees."""
    parties = Party.objects.visible_to(user).filter(person=person)
    by_case: dict[Any, list[Party]] = {}
    for party in parties.select_related("case", "standing__next_event").order_by("case", "pk"):
        by_case.setdefault(party.case, []).append(party)
    return [Stands(case, standings_of(parties)) for case, parties in by_case.items()]


def _sources(person: Person, user: User) -> str:
    """How many that `user` sees say something of the names and of what is known of the person."""
    says = Q(citations__name__person=person) | Q(citations__attribute__person=person)
    count = Source.objects.visible_to(user).filter(says).distinct().count()
    return ngettext("%(n)d source", "%(n)d sources", count) % {"n": count}


def _organisations(pair: LikelySame) -> Beside:
    """Everybody sees all organisations."""
    both: tuple[Any, Any] = (pair.organisation, pair.other_organisation)
    one, other = both
    lines = [
        Line(_("Short name"), *([o.abbreviation] if o.abbreviation else [] for o in both)),
        Line(_("Kind"), *([str(o.kind)] for o in both)),
        Line(_("Country"), *([country_name(o.country)] if o.country else [] for o in both)),
    ]
    left, right = (Side(o, reverse("organisation", args=[o.reference]), [], []) for o in both)
    url = reverse("organisation-merge", args=[one.reference, other.reference])
    names = (one.name, other.name)
    return Beside(pair, (left, right), lines, alike(*names).reasons(*names), url)


@dataclass(frozen=True)
class Place:
    """Where in the queue a pair stands, from 1, and its neighbours."""

    number: int
    count: int
    before: LikelySame | None
    after: LikelySame | None


def place(pair: LikelySame, queue: QuerySet[LikelySame]) -> Place:
    """`queue` is in its order: the likeliest first."""
    earlier = queue.filter(Q(score__gt=pair.score) | Q(score=pair.score, pk__lt=pair.pk))
    later = queue.filter(Q(score__lt=pair.score) | Q(score=pair.score, pk__gt=pair.pk))
    return Place(
        number=earlier.count() + 1,
        count=queue.count(),
        before=earlier.order_by("score", "-pk").first(),
        after=later.first(),
    )

"""What a case still lacks: the first questions to ask, each with the form that takes the answer."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case, Citation, Consent, Event, Party
from cases.upkeep import HELD
from people.models import Attribute, AttributeKind, Person, Relation

BORN = {AttributeKind.BIRTH, AttributeKind.AGE}


@dataclass(frozen=True)
class Missing:
    """`of` counts the people, or the things that happened, of which it is not recorded."""

    words: str
    of: int
    url: str = ""


def missing(case: Case, parties: Iterable[Party]) -> list[Missing]:
    """Of the people at risk, as `parties` show them: nothing of those whom the reader may not see.

    Three queries at most.
    """
    parties = list(parties)
    prefetch_related_objects(parties, "role")
    people = [party for party in parties if party.person and party.role.code == "PERSON_AT_RISK"]
    known = _known_of([party.person_id for party in people if party.person_id])
    lines = [
        _line(_("birth or age"), _without(people, known["born"]), "about-new"),
        _line(_("sex"), _without(people, known["of_known_sex"]), "about-new"),
        _held(case, [party for party in people if _held_nowhere(party)]),
        _line(_("lawyer"), _without(people, known["defended"]), "relation-new"),
        _line(_("who may know"), _without(people, known["asked"]), "who-may-know"),
        _unsourced(case),
    ]
    return [line for line in lines if line.of]


def _known_of(keys: list[UUID]) -> dict[str, set[UUID]]:
    """The people of whom each thing is recorded. One query."""
    said = Attribute.objects.filter(person=OuterRef("pk"))
    recorded = {
        "born": said.filter(kind__in=BORN),
        "of_known_sex": said.filter(kind=AttributeKind.SEX),
        "defended": Relation.objects.filter(person=OuterRef("pk"), kind__code="LAWYER"),
        "asked": Consent.objects.filter(person=OuterRef("pk")),
    }
    exist = {name: Exists(rows) for name, rows in recorded.items()}
    people = list(Person.objects.filter(pk__in=keys).annotate(**exist))
    return {name: {one.pk for one in people if getattr(one, name)} for name in recorded}


def _without(people: list[Party], known: Container[object]) -> list[Party]:
    return [party for party in people if party.person_id not in known]


def _held_nowhere(party: Party) -> bool:
    stands = getattr(party, "standing", None)
    return stands is not None and stands.code in HELD and not stands.place


def _held(case: Case, of: list[Party]) -> Missing:
    return Missing(_("where held"), len(of), reverse("event-new", args=[case.reference]))


def _line(words: str, of: list[Party], form: str) -> Missing:
    if not of or not form:
        return Missing(words, len(of), "")
    first = of[0]
    url = reverse(form, args=[first.person.reference])  # type: ignore[union-attr]
    return Missing(words, len(of), f"{url}?case={first.case.reference}")


def _unsourced(case: Case) -> Missing:
    """What happened, without anybody who says so."""
    cited = Citation.objects.filter(event__isnull=False).values("event")
    logged = Event.objects.filter(concerned__party__case=case, concerned__withdrawn_at=None)
    bare = list(logged.exclude(pk__in=cited).order_by("id").distinct())
    url = reverse("event-edit", args=[bare[0].pk]) if bare else ""
    return Missing(_("who says so"), len(bare), f"{url}?case={case.reference}" if url else "")

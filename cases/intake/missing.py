"""What a case still lacks: the first questions to ask, each with the form that takes the answer."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case, Citation, Consent, Event, Party
from cases.upkeep import HELD
from people.models import Attribute, AttributeKind, Relation

BORN = {AttributeKind.BIRTH, AttributeKind.AGE}


@dataclass(frozen=True)
class Missing:
    """`of` counts the people, or the things that happened, of which it is not recorded."""

    words: str
    of: int
    url: str = ""


def missing(case: Case, parties: Iterable[Party]) -> list[Missing]:
    """Of the people at risk, as `parties` show them: nothing of those whom the reader may not see.

    Five queries at most.
    """
    parties = list(parties)
    prefetch_related_objects(parties, "role")
    people = [party for party in parties if party.person and party.role.code == "PERSON_AT_RISK"]
    keys = [party.person_id for party in people]
    said = Attribute.objects.filter(person__in=keys, kind__in=[*BORN, AttributeKind.SEX])
    kinds = set(said.values_list("person", "kind"))
    born = {person for person, kind in kinds if kind in BORN}
    of_known_sex = {person for person, kind in kinds if kind == AttributeKind.SEX}
    asked = set(Consent.objects.filter(person__in=keys).values_list("person", flat=True))
    lawyers = Relation.objects.filter(person__in=keys, kind__code="LAWYER")
    defended = set(lawyers.values_list("person", flat=True))
    lines = [
        _line(_("birth or age"), _without(people, born), "about-new"),
        _line(_("sex"), _without(people, of_known_sex), "about-new"),
        _held(case, [party for party in people if _held_nowhere(party)]),
        _line(_("lawyer"), _without(people, defended), "relation-new"),
        _line(_("who may know"), _without(people, asked), ""),
        _unsourced(case),
    ]
    return [line for line in lines if line.of]


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

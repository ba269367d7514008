"""People and organisations who may be meant by a name, as the guard shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.urls import reverse

from accounts.models import User
from cases.models import Party
from cases.pages.rows import Standing, standings_of
from core.countries import country_name
from core.dates import show_birth
from people.attributes import birth_of
from people.models import Organisation, Person
from people.same import Match, record_of


@dataclass(frozen=True)
class Alike:
    """`spelling` is the name that fitted, where it is another than the record goes by; `facts`
    tell namesakes apart.
    """

    record: Person | Organisation
    url: str
    spelling: str
    facts: list[str]
    standings: list[Standing]
    reasons: tuple[str, ...]


def alike(matches: Iterable[Match], user: User) -> list[Alike]:
    """Each as `user` sees it, in two queries however many there are."""
    matches = list(matches)
    people = [record for match in matches if isinstance(record := record_of(match), Person)]
    prefetch_related_objects(people, "attributes")
    stand = _where_they_stand(people, user)
    return [_alike(match, stand.get(record_of(match).pk, [])) for match in matches]


def _alike(match: Match, stand: list[Party]) -> Alike:
    record = record_of(match)
    name = str(record)
    return Alike(
        record=record,
        url=_url(record),
        spelling="" if match.name.casefold() == name.casefold() else match.name,
        facts=[fact for fact in _facts(record) if fact],
        standings=standings_of(stand),
        reasons=match.reasons,
    )


def _url(record: Person | Organisation) -> str:
    kind = "person" if isinstance(record, Person) else "organisation"
    return reverse(kind, args=[record.reference])


def _facts(record: Person | Organisation) -> list[str]:
    where = country_name(record.country) if record.country else ""
    if isinstance(record, Organisation):
        return [record.abbreviation, str(record.kind), where]
    birth = birth_of(record)
    return [where, show_birth(birth) if birth else ""]


def _where_they_stand(people: list[Person], user: User) -> dict[UUID, list[Party]]:
    """Their parts in cases that `user` sees."""
    parties = Party.objects.visible_to(user).filter(person__in=people).select_related("standing")
    found: dict[UUID, list[Party]] = {}
    for party in parties:
        found.setdefault(party.person_id, []).append(party)
    return found

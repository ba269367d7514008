"""What a list holds of cases and people, computed from the facts: many at once, in a few queries.

A row tells only what everybody may know who sees its case or person. Nothing in it depends on the
day: standings do, and the clock refreshes them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from cases.listing.changes import cases_changed, people_changed
from cases.listing.facts import Facts, read
from cases.listing.scopes import Audience, covers
from cases.models import Case, Party, PartyStanding
from cases.pages.marks import mark_of_standing
from people.folding import fold
from people.models import Person

AT_RISK = "PERSON_AT_RISK"


@dataclass
class Columns:
    """The columns of a listing."""

    sort_name: str
    changed_at: datetime
    facets: set[str]
    since: date | None = None
    next_on: date | None = None
    checked_on: date | None = None

    def stored(self) -> dict[str, object]:
        return {**vars(self), "facets": sorted(self.facets)}

    def add_standing(self, standing: PartyStanding) -> None:
        """Of several, the latest beginning and the next thing to come."""
        self.facets |= {f"standing:{standing.code}", f"stage:{standing.stage}"}
        if standing.place and mark_of_standing(standing.code) == "held":
            self.facets.add(f"facility:{standing.place}")
        since = standing.since.earliest or standing.since.latest
        self.since = max((day for day in (self.since, since) if day), default=None)
        self.next_on = min((day for day in (self.next_on, standing.next_on) if day), default=None)

    def add_party(self, party: Party, facts: Facts) -> None:
        if stands := getattr(party, "standing", None):
            self.add_standing(stands)
        self.facets |= facts.charged[party.pk]
        if party.pk in facts.unsourced:
            self.facets.add("source:none")


@dataclass
class Rows:
    """By the key of the case and of the person; who was merged into another has none."""

    cases: dict[UUID, Columns]
    people: dict[UUID, Columns]


def compute(cases: Collection[UUID] = (), people: Collection[UUID] = ()) -> Rows:
    """The rows of these. A fixed number of queries, however many."""
    told = Party.objects.filter(person__in=people).values_list("case", flat=True)
    files = {case.pk: case for case in _cases({*cases, *(told if people else ())})}
    parties = [party for case in files.values() for party in case.parties.all()]
    persons = {party.person.pk: party.person for party in parties if party.person}
    alone = set(people) - set(persons)
    persons |= {one.pk: one for one in _people().filter(pk__in=alone)} if alone else {}
    facts = read(parties, persons)
    changed, lives_changed = cases_changed(files), people_changed(people) if people else {}
    own: dict[UUID, list[Party]] = defaultdict(list)
    for party in parties:
        if party.person:
            own[party.person.pk].append(party)
    return Rows(
        {key: _of_case(files[key], facts, changed[key]) for key in cases if key in files},
        {
            key: _of_person(persons[key], own[key], files, facts, changed, lives_changed[key])
            for key in people
            if key in persons and persons[key].merged_into_id is None
        },
    )


def _people() -> QuerySet[Person]:
    return Person.objects.select_related("scope").prefetch_related("scope__teams", "scope__users")


def _cases(keys: Collection[UUID]) -> QuerySet[Case]:
    parties = Party.objects.select_related("role", "standing", "organisation")
    parties = parties.prefetch_related(Prefetch("person", _people()))
    return (
        Case.objects.filter(pk__in=keys)
        .select_related("scope")
        .prefetch_related("scope__teams", "scope__users", Prefetch("parties", parties))
    )


def _of_case(case: Case, facts: Facts, changed: datetime) -> Columns:
    parties = list(case.parties.all())
    people = [(party, party.person) for party in parties if party.person]
    shown = [one for one in people if covers(one[1].scope, outer=case.scope)]
    row = Columns("", changed, of_file(case) | Audience.of(case.scope).facets())
    row.checked_on = case.checked_on
    for party in parties:
        row.add_party(party, facts)
    for party, person in shown:
        row.facets |= facts.occupations[person.pk]
        if _not_asked(party, facts):
            row.facets.add("consent:none")
    row.sort_name = min((person.sort_key for _, person in shown), default=_other_name(case))
    row.facets |= _found_by(case, parties, facts, titled=shown == people)
    return row


def _not_asked(party: Party, facts: Facts) -> bool:
    return party.role.code == AT_RISK and party.person_id not in facts.asked


def _other_name(case: Case) -> str:
    """Of a case without people."""
    named = [party.organisation.name for party in case.parties.all() if party.organisation]
    return min((name.casefold() for name in named), default="")


def of_file(case: Case) -> set[str]:
    """What the file itself says."""
    teams = {f"team:{one.team_id}" for one in case.scope.teams.all()}
    situation = {f"situation:{case.situation_id}"} if case.situation_id else set()
    return teams | situation | {
        f"country:{case.country}", f"status:{case.status}", f"lead:{case.lead_id or ''}",
    }  # fmt: skip


def _found_by(case: Case, parties: Iterable[Party], facts: Facts, *, titled: bool) -> set[str]:
    """Each word of title, places and organisations, however it is spelt."""
    texts = [case.title] if titled else []
    for party in parties:
        texts += facts.places.get(party.pk, ())
        if party.organisation:
            texts += [party.organisation.name, party.organisation.abbreviation]
    return {f"word:{word}" for text in texts for word in fold(text).split()}


def _of_person(
    person: Person,
    parties: Iterable[Party],
    files: Mapping[UUID, Case],
    facts: Facts,
    changed: Mapping[UUID, datetime],
    at: datetime,
) -> Columns:
    """From the cases that everybody sees who sees the person."""
    teams = {f"team:{one.team_id}" for one in person.scope.teams.all()}
    row = Columns(person.sort_key, at, teams | Audience.of(person.scope).facets())
    for party in parties:
        case = files[party.case_id]
        if not covers(case.scope, outer=person.scope):
            continue
        row.add_party(party, facts)
        row.facets |= of_file(case) | {f"role:{party.role_id}"}
        if _not_asked(party, facts):
            row.facets.add("consent:none")
        row.changed_at = max(row.changed_at, changed[case.pk])
        row.checked_on = max((on for on in (row.checked_on, case.checked_on) if on), default=None)
    row.facets |= facts.occupations[person.pk]
    if person.country:
        row.facets = {one for one in row.facets if not one.startswith("country:")}
        row.facets.add(f"country:{person.country}")
    return row

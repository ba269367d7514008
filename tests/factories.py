"""Small sound rows for tests. Everybody in here is invented."""

from datetime import date, time
from typing import Any

from accounts.models import Scope, Team, User
from accounts.visibility import new_scope
from cases.codes import EventType
from cases.models import Case, Citation, Event, EventParty, Party, Source
from core.dates import PartialDate, Precision
from core.models import Term, Vocabulary
from people.models import Name, NameKind, Organisation, Person


def term(vocabulary: Vocabulary, code: str) -> Term:
    return Term.objects.get(vocabulary=vocabulary, code=code)


def scope_of(by: User | None) -> Scope:
    if by:
        return new_scope(by)
    scope = Scope()
    scope.save()
    return scope


def make_person(name: str = "Aibek Testov", *, by: User | None = None, **fields: Any) -> Person:
    person = Person(
        scope=scope_of(by), display_name=name, sort_key=name.split()[-1].lower(),
        **{"country": "KZ", **fields},
    )  # fmt: skip
    person.save()
    Name(person=person, text=name, kind=NameKind.PREFERRED).save()
    return person


def make_case(by: User | None = None, *, country: str = "KZ", **fields: Any) -> Case:
    case = Case(scope=scope_of(by), country=country, **fields)
    case.save()
    return case


def make_party(
    case: Case | None = None, person: Person | None = None, *, by: User | None = None,
    role: str = "PERSON_AT_RISK",
) -> Party:  # fmt: skip
    party = Party(
        case=case or make_case(by),
        person=person or make_person(by=by),
        role=term(Vocabulary.ROLE, role),
    )
    party.save()
    return party


def make_event(
    *parties: Party, type: EventType = EventType.APPREHENDED,
    on: date | PartialDate = date(2023, 5, 1), outcome: str = "", **fields: Any,
) -> Event:  # fmt: skip
    event = Event(type=type, **fields)
    event.date = on if isinstance(on, PartialDate) else PartialDate.on(on)
    event.save()
    for party in parties:
        EventParty(event=event, party=party, outcome=outcome).save()
    return event


def at(day: date, clock: time, zone: str) -> PartialDate:
    """A time of a day at a place."""
    return PartialDate(
        text=f"{day} {clock}", edtf=f"{day}T{clock}", earliest=day, latest=day,
        precision=Precision.TIME, time=clock, zone=zone,
    )  # fmt: skip


def make_source(title: str = "A statement", **fields: Any) -> Source:
    kind = term(Vocabulary.SOURCE, "NGO_STATEMENT")
    source = Source(**{"title": title, "kind": kind, **fields})
    source.save()
    return source


def make_citation(source: Source | None = None, **target: Any) -> Citation:
    citation = Citation(source=source or make_source(), **target)
    citation.save()
    return citation


def make_organisation(name: str = "Test Partnership", kind: str = "NGO_INTL") -> Organisation:
    organisation = Organisation(name=name, kind=term(Vocabulary.ORGANISATION, kind))
    organisation.save()
    return organisation


def make_team(name: str = "Desk") -> Team:
    team = Team(name=name)
    team.save()
    return team

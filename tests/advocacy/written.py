"""A letter of one case, and the facts under it, for tests of what changes them."""

from datetime import date

from accounts.models import User
from advocacy.models import LetterStatus
from cases.codes import EventType
from cases.models import Event, Party
from core.dates import PartialDate
from tests.advocacy.builders import MacronVisit, clear
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)

OLD, NEW = date(2023, 5, 3), date(2023, 6, 4)


def told(kind: EventType, on: date, party: Party) -> Event:
    """Something that happened to somebody, by a published source."""
    event = make_event(party, type=kind, on=on)
    make_citation(make_source(), event=event)
    return event


class Written:
    """A letter of one case, and the arrest that it tells of."""

    def __init__(self, by: User, macron: MacronVisit | None = None) -> None:
        self.macron = macron or MacronVisit()
        person = make_person("Anna Testova", by=by)
        clear(person)
        self.party = make_party(make_case(by), person)
        self.arrest = told(EventType.APPREHENDED, OLD, self.party)
        self.letter = self.macron.letter(by, self.party.case)

    def correct(self) -> None:
        self.arrest.date = PartialDate.on(NEW)
        self.arrest.save()

    def send(self, **fields: object) -> None:
        for name, value in {"status": LetterStatus.SENT, **fields}.items():
            setattr(self.letter, name, value)
        self.letter.save()

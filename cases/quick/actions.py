"""Verbs of one click: each logs what it says in one transaction."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from accounts.models import User
from cases import actions
from cases.codes import EventType
from cases.models import Case, Charge, Event, Note, NoteKind, Order, Party
from cases.notes import add_note
from core.actor import acting
from core.clock import today
from core.dates import PartialDate


@transaction.atomic
def log(
    *,
    by: User,
    event: Event,
    concerned: Mapping[Party, str],
    orders: Iterable[Order] = (),
    charges: Iterable[Charge] = (),
    said: actions.Said | None = None,
) -> Event:
    """What happened, with what it imposed and the charges that it names, no surer than itself.

    The event first: it locks all that are concerned in one order, the charges one by one.
    """
    actions.log_event(by=by, event=event, concerned=concerned, orders=list(orders), said=said)
    for charge in charges:
        charge.sureness = event.sureness
        actions.add_fact(by=by, fact=charge, said=said)
    return event


@transaction.atomic
def still_so(*, by: User, case: Case, line: str = "") -> None:
    """Somebody looked and found nothing new: the case was checked, without any news."""
    case.checked_on = today()
    with acting(by):
        case.save(update_fields=["checked_on"])
    add_note(by=by, note=Note(case=case, kind=NoteKind.CHECKED, text=line, on=today()))


@transaction.atomic
def no_answer(*, by: User, case: Case, with_whom: str) -> None:
    note = Note(case=case, kind=NoteKind.NO_ANSWER, with_whom=with_whom, on=today())
    add_note(by=by, note=note)


def postpone(*, by: User, hearing: Event, parties: Iterable[Party], to: PartialDate) -> Event:
    """The hearing was put off, as came to be known today: cases/hearings.py reads it so."""
    known = PartialDate.on(today())
    return _follow(by, hearing, parties, EventType.HEARING_POSTPONED, date=to, known=known)


def hold(*, by: User, hearing: Event, parties: Iterable[Party]) -> Event:
    """The hearing took place on its day."""
    return _follow(by, hearing, parties, EventType.HEARING_HELD, date=hearing.date)


def _follow(
    by: User, hearing: Event, parties: Iterable[Party], kind: EventType, **dates: PartialDate
) -> Event:
    """The next event of the same court case, before the same court."""
    event = Event(
        type=kind,
        country=hearing.country,
        proceeding=hearing.proceeding,
        authority=hearing.authority,
        authority_words=hearing.authority_words,
        place=hearing.place,
        place_words=hearing.place_words,
        **dates,
    )
    return actions.log_event(by=by, event=event, concerned=dict.fromkeys(parties, ""))

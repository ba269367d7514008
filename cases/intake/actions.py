"""Taking in what was told: a case, its people, what happened, and who says so, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases import actions
from cases.actions import Said
from cases.intake.names import Others
from cases.models import Case, Charge, Event, Figure, FigureKind, Party, Source
from core.actor import acting
from core.clock import today
from core.dates import PartialDate, show
from core.models import Term, Vocabulary
from core.sealed import seal
from people.models import Person
from people.same import Newcomer


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one call or news item tells. `events` concern everybody, the first is the occasion.

    `charge` is the charge in words, the same against each person; with `alone` nobody but who
    takes it in sees the case until others are named.
    """

    case: Case
    people: Sequence[str | Newcomer | Person]
    others: Sequence[Others]
    events: Sequence[Event]
    charge: str = ""
    sources: Sequence[Source] = ()
    caller: str = ""
    alone: bool = False


@transaction.atomic
def take_in(*, by: User, told: Told) -> None:
    said = [Said(source=source) for source in _sources(by, told)]
    people = actions.open_case(by=by, case=told.case, names=told.people, alone=told.alone)
    unnamed = [_unnamed(by, told, others, said) for others in told.others]
    for event in told.events:
        actions.log_event(
            by=by, event=event, concerned=dict.fromkeys([*people, *unnamed], ""), said=_first(said)
        )
        _cite_further(by, event, said)
    for party in people if told.charge else []:
        charge = Charge(party=party, words=told.charge)
        charge.date = told.events[0].date
        actions.add_fact(by=by, fact=charge, said=_first(said))
        _cite_further(by, charge, said)


def _sources(by: User, told: Told) -> list[Source]:
    """The caller's word, kept for our teams with the name sealed, before what was published."""
    sources = list(told.sources)
    if told.caller:
        call = Term.objects.get(vocabulary=Vocabulary.SOURCE, code="CALL")
        title = _("Call of %(day)s") % {"day": show(PartialDate.on(today()))}
        source = Source(kind=call, title=title, received_on=today())
        source.identity = seal(told.caller, subject=source.pk)
        sources.insert(0, source)
    return [actions.add_source(by=by, source=source) for source in sources]


def _unnamed(by: User, told: Told, others: Others, said: list[Said]) -> Party:
    """People without a name are one party; how many is a figure that somebody stated."""
    role = Term.objects.get(vocabulary=Vocabulary.ROLE, code="PERSON_AT_RISK")
    party = Party(case=told.case, unnamed=others.words, role=role)
    actions.add_fact(by=by, fact=party, said=_first(said))
    if others.low or others.high:
        figure = Figure(
            kind=FigureKind.NUMBER, what=_("people whose names are not known"),
            words=others.words, low=others.low, high=others.high, country=told.case.country,
            party=party,
        )  # fmt: skip
        figure.date = told.events[0].date
        actions.add_fact(by=by, fact=figure, said=_first(said))
    return party


def _first(said: list[Said]) -> Said | None:
    return said[0] if said else None


def _cite_further(by: User, fact: Event | Charge, said: list[Said]) -> None:
    with acting(by):
        for further in said[1:]:
            actions.cite(by=by, fact=fact, said=further)

"""What staff do with cases: open, log, charge, change, cite. Each is one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.visibility import new_scope
from cases import listing, standing
from cases.bounds import keep_within
from cases.models import (
    Case,
    Charge,
    Citation,
    Consent,
    Event,
    EventCharge,
    EventParty,
    Order,
    Party,
    Proceeding,
    Source,
)
from cases.proceedings import court_case_of
from cases.sourcing.cites import ARC
from cases.taking_back import to_take_back
from core.actor import acting
from core.clock import today
from core.facts import Fact
from core.models import Term, Vocabulary
from core.sealed import seal
from core.zones import zone_of
from people.actions import add_newcomer
from people.models import Attribute, Name, Person
from people.same import Newcomer

# Sources that speak to the office and to nobody else, whatever else is known of them.
SPOKEN_TO_US = {"TESTIMONY_VICTIM", "TESTIMONY_RELATIVE", "TESTIMONY_LAWYER", "CALL"}


@dataclass(frozen=True, kw_only=True)
class Said:
    """Who says so, where, and in which words."""

    source: Source
    quote: str = ""
    paragraph: int | None = None


@transaction.atomic
def add_source(*, by: User, source: Source) -> Source:
    """A published source is everybody's; what was only said to us is seen by the teams of `by`."""
    published = source.url or source.published.text
    with acting(by):
        if source.kind.code in SPOKEN_TO_US or not published:
            source.scope = new_scope(by)
        source.save()
    return source


@transaction.atomic
def cite(*, by: User, fact: Fact, said: Said) -> Citation:
    """That a source says `fact`, which must be of a model in CITABLE."""
    arc = ARC[fact._meta.concrete_model._meta.label]  # type: ignore[union-attr]
    citation = Citation(source=said.source, quote=said.quote, paragraph=said.paragraph)
    setattr(citation, arc, fact)
    with acting(by):
        citation.save()
        keep_within(said.source)
    return citation


@transaction.atomic
def open_case(
    *, by: User, case: Case, names: Iterable[str | Newcomer | Person], alone: bool = False
) -> list[Party]:
    """A case about people: new ones known by a name, or ones whom `by` sees here already.

    Seen by the teams of `by`, or with `alone` by nobody else until others are named. Whoever opens
    it has looked; what they answered about people of a like name comes along.
    Returns its parties in the order of `names`.
    """
    role = Term.objects.get(vocabulary=Vocabulary.ROLE, code="PERSON_AT_RISK")
    case.checked_on = today()
    with acting(by):
        case.scope = new_scope(by, alone=alone)
        case.save()
        parties = [Party(case=case, role=role, person=_person(name, case, by)) for name in names]
        for party in parties:
            party.save()
        standing.refresh(parties)
    return parties


def _person(who: str | Newcomer | Person, case: Case, by: User) -> Person:
    if isinstance(who, Person):
        return who
    newcomer = who if isinstance(who, Newcomer) else Newcomer(who)
    return add_newcomer(by=by, newcomer=newcomer, country=state(case.country), like=case.scope)


def state(country: str) -> str:
    """A person's country is a State; a case may also be with the EU or an international body."""
    return country if country != "EU" and len(country) == 2 else ""


@transaction.atomic
def change_case(*, by: User, case: Case, reason: str) -> None:
    with acting(by, reason):
        case.save()


@transaction.atomic
def log_event(
    *,
    by: User,
    event: Event,
    concerned: Mapping[Party, str],
    said: Said | None = None,
    exact_place: str = "",
    on_charges: Mapping[Charge, str] | None = None,
    orders: Sequence[Order] = (),
) -> Event:
    """Record what happened to whom: `concerned` gives each party's outcome, "" for none.

    `on_charges` gives the status of those charges to which it did something of their own, `orders`
    what was decided with it, each about one party. A court case opens by itself where none is
    chosen.
    """
    with acting(by):
        _seal_place(event, concerned, exact_place)
        _in_local_time(event)
        _save_event(event, concerned)
        for charge, status in (on_charges or {}).items():
            _set_charge(event, charge, status, "")
        for order in orders:
            order.event = event
            order.save()
        if said:
            for fact in (event, *orders):
                cite(by=by, fact=fact, said=said)
        standing.refresh(_ever_concerned(event))
    return event


@transaction.atomic
def change_event(
    *,
    by: User,
    event: Event,
    concerned: Mapping[Party, str],
    among: Collection[Party],
    reason: str,
    said: Said | None = None,
    exact_place: str = "",
    on_charges: Mapping[Charge, str] | None = None,
) -> None:
    """Correct an event. Only parties `among` those shown are added, changed or taken out.

    `on_charges` gives for each charge shown its status, "" where the event did nothing to it.
    """
    with acting(by, reason):
        _seal_place(event, concerned, exact_place)
        _in_local_time(event)
        _in_court_case(event, concerned)
        event.save()
        for charge, status in (on_charges or {}).items():
            _set_charge(event, charge, status, reason)
        for party in among:
            _set_concerned(event, party, concerned.get(party), reason)
        if said:
            cite(by=by, fact=event, said=said)
        standing.refresh(_ever_concerned(event))


def _ever_concerned(event: Event) -> QuerySet[Party]:
    """Of whatever case, and those taken out: where all of them stand follows from the event."""
    ever = EventParty.with_withdrawn.filter(event=event)
    return Party.objects.filter(pk__in=ever.values("party"))


def _save_event(event: Event, concerned: Mapping[Party, str]) -> None:
    _in_court_case(event, concerned)
    event.save()
    for party, outcome in concerned.items():
        EventParty(event=event, party=party, outcome=outcome).save()


def _in_court_case(event: Event, concerned: Iterable[Party]) -> None:
    """Put what moves a court case into one of the case of the first party concerned."""
    party = next(iter(concerned), None)
    if event.proceeding is None and party is not None:
        event.proceeding = court_case_of(event, party.case)
    _open_court_case(event)


def _open_court_case(fact: Fact) -> None:
    proceeding = getattr(fact, "proceeding", None)
    if proceeding and proceeding._state.adding:
        proceeding.save()


def _in_local_time(event: Event) -> None:
    """A time is told as the clocks showed it there; of a removal, where it starts."""
    zone = zone_of(event.from_country or event.country)
    if event.date.time and not event.date.zone:
        event.date = replace(event.date, zone=zone)


def _seal_place(event: Event, concerned: Iterable[Party], exact_place: str) -> None:
    """Under the key of the first person concerned."""
    if exact_place:
        subject = next(party.person_id for party in concerned if party.person_id)
        event.exact_place = seal(exact_place, subject=subject)


def _set_concerned(event: Event, party: Party, outcome: str | None, reason: str) -> None:
    """`outcome` None takes the party out."""
    known = event.concerned.filter(party=party).first()
    if outcome is None:
        if known:
            known.withdraw(why=reason)
    elif known is None:
        EventParty(event=event, party=party, outcome=outcome).save()
    elif known.outcome != outcome:
        known.outcome = outcome
        known.save()


def _set_charge(event: Event, charge: Charge, status: str, reason: str) -> None:
    """`status` "" takes back what the event was said to have done to the charge."""
    known = event.on_charges.filter(charge=charge).first()
    if known and not status:
        known.withdraw(why=reason)
    elif known and known.status != status:
        known.status = status
        known.save()
    elif status and not known:
        EventCharge(event=event, charge=charge, status=status).save()


@transaction.atomic
def add_fact(*, by: User, fact: Fact, said: Said | None = None) -> None:
    """A charge, a decision, a party, or what is said of a person: a fact of its own."""
    with acting(by):
        _open_court_case(fact)
        fact.save()
        if said:
            cite(by=by, fact=fact, said=said)
        _follow(fact)


@transaction.atomic
def change_fact(*, by: User, fact: Fact, reason: str, said: Said | None = None) -> None:
    with acting(by, reason):
        _open_court_case(fact)
        fact.save()
        if said:
            cite(by=by, fact=fact, said=said)
        _follow(fact)


@transaction.atomic
def withdraw(*, by: User, fact: Fact, why: str) -> None:
    """Take back what was logged by mistake, where `by` sees it, with what goes with it."""
    now = timezone.now()
    with acting(by, why):
        for one in to_take_back(fact, by):
            one.withdraw(why=why, at=now)
        _follow(fact)


def _follow(fact: Fact) -> None:
    """What follows from the fact: where people stand, and what lists hold of them."""
    standing.refresh(concerned_by(fact))
    if isinstance(fact, Name | Attribute | Consent) and fact.person_id:
        listing.refresh(people=[fact.person_id])


def concerned_by(fact: Fact) -> Collection[Party]:
    """Whose standing follows from the fact."""
    if isinstance(fact, Event):
        return list(_ever_concerned(fact))
    if isinstance(fact, Charge | Order):
        return [fact.party]
    return [fact] if isinstance(fact, Party) else []


@transaction.atomic
def move_to_court_case(*, by: User, event: Event, proceeding: Proceeding, reason: str) -> None:
    """Regroup: the event belongs to another court case, which is opened if it is new."""
    with acting(by, reason):
        event.proceeding = proceeding
        _open_court_case(event)
        event.save()
        standing.refresh(_ever_concerned(event))

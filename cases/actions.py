"""What staff do with cases: open, log, charge, change, cite. Each is one transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.visibility import new_scope
from cases import standing
from cases.cites import ARC
from cases.models import Case, Charge, Citation, Event, EventParty, Party, Source
from core.actor import acting
from core.facts import Fact
from core.models import Term, Vocabulary
from core.sealed import seal
from people.actions import add_person
from people.models import Person

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
    return citation


@transaction.atomic
def open_case(
    *, by: User, case: Case, names: Iterable[str | Person], event: Event | None = None
) -> list[Party]:
    """A case about people: new ones known by a name, or ones whom `by` sees here already.

    `event` is what happened to them, if that is known. Returns its parties in the order of `names`.
    """
    role = Term.objects.get(vocabulary=Vocabulary.ROLE, code="PERSON_AT_RISK")
    with acting(by):
        case.scope = new_scope(by)
        case.save()
        parties = [Party(case=case, role=role, person=_person(name, case, by)) for name in names]
        for party in parties:
            party.save()
        if event:
            _save_event(event, dict.fromkeys(parties, ""))
        standing.refresh(parties)
    return parties


def _person(name: str | Person, case: Case, by: User) -> Person:
    if isinstance(name, Person):
        return name
    return add_person(by=by, name=name, country=_home(case))


def _home(case: Case) -> str:
    """A person's country is a State; a case may also be with the EU or an international body."""
    return case.country if case.country != "EU" and len(case.country) == 2 else ""


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
) -> Event:
    """Record what happened to whom: `concerned` gives each party's outcome, "" for none."""
    with acting(by):
        _seal_place(event, concerned, exact_place)
        _save_event(event, concerned)
        if said:
            cite(by=by, fact=event, said=said)
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
) -> None:
    """Correct an event. Only parties `among` those shown are added, changed or taken out."""
    with acting(by, reason):
        _seal_place(event, concerned, exact_place)
        event.save()
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
    event.save()
    for party, outcome in concerned.items():
        EventParty(event=event, party=party, outcome=outcome).save()


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


@transaction.atomic
def add_charge(*, by: User, charge: Charge, said: Said | None = None) -> Charge:
    with acting(by):
        charge.save()
        if said:
            cite(by=by, fact=charge, said=said)
        standing.refresh([charge.party])
    return charge


@transaction.atomic
def change_charge(*, by: User, charge: Charge, reason: str, said: Said | None = None) -> None:
    with acting(by, reason):
        charge.save()
        if said:
            cite(by=by, fact=charge, said=said)
        standing.refresh([charge.party])

"""Keeps the stored standings equal to the computed ones."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q

from cases import listing
from cases.models import Party, PartyStanding, PersonStanding
from cases.models.standing import Standing
from cases.standing.compute import Computed, compute, compute_person
from core.clock import today
from people.models import Person


def refresh(parties: Iterable[Party]) -> None:
    """Compute and store the standing of the parties and of their persons.

    Call it once in a transaction, with all parties that the transaction touched, after the facts
    are saved: locks are taken in the order of the keys, before facts are read, so that of several
    writers the last one sees what all have written. FOR NO KEY UPDATE, since the rows that point
    to a party or a person hold key locks on it.
    """
    keys = {party.pk for party in parties}
    with transaction.atomic():
        locked = Party.objects.filter(pk__in=keys).order_by("pk")
        found = list(locked.select_for_update(no_key=True))
        persons = Person.objects.filter(pk__in={party.person_id for party in found})
        people = list(persons.order_by("pk").select_for_update(no_key=True))
        computed = {party.pk: compute(party) for party in found}
        for party in found:
            stored = PartyStanding.objects.filter(party=party).first()
            _store(stored or PartyStanding(party=party), computed[party.pk])
        for person in people:
            known = PersonStanding.objects.filter(person=person).first()
            # Who is in one case stands as that case says.
            alone = [party.pk for party in person.parties.all()[:2]]
            stands = computed.get(alone[0]) if len(alone) == 1 else None
            _store(known or PersonStanding(person=person), stands or compute_person(person))
        listing.refresh(
            cases={party.case_id for party in found}, people={person.pk for person in people}
        )


def _store(row: Standing, computed: Computed) -> None:
    for name, value in computed.columns().items():
        setattr(row, name, value)
    row.save()


def due(on: date | None = None) -> list[Party]:
    """The parties whose standing, or whose person's, the clock has changed by `on` (today)."""
    past = Q(standing__changes_on__lte=on or today())
    person = Q(person__standing__changes_on__lte=on or today())
    return list(Party.objects.filter(past | person).order_by("pk"))


def refresh_due() -> None:
    """Refresh what the clock alone has changed; one short transaction a party."""
    for party in due():
        refresh([party])


def differences() -> Iterator[str]:
    """What is stored otherwise than it computes today, in words; rows that are due are left out.

    That these are clean with the clock moved proves that each row names the day that changes it.
    """
    later = Q(changes_on__gt=today()) | Q(changes_on=None)
    rows = PartyStanding.objects.filter(later, party__withdrawn_at=None)
    for row in rows.select_related("party__case", "party__person"):
        yield from _different(row, compute(row.party), row.party.case.reference)
    for one in PersonStanding.objects.filter(later).select_related("person"):
        yield from _different(one, compute_person(one.person), one.person.reference)
    for party in Party.objects.filter(standing=None).select_related("case"):
        yield f"{party.case.reference}: a party has no standing"


def _different(row: Standing, computed: Computed, reference: str) -> Iterator[str]:
    for name, value in computed.columns().items():
        if getattr(row, name) != value:
            yield f"{reference}: {name} is stored as {getattr(row, name)}, computed as {value}"

"""Health, family and exact places in a dossier: only what whom it concerns agreed to, ticked.

Three things have to hold: whoever saves it may read protected values and sees the person, the
person agreed to that use (`cleared_for`), and it was ticked. Contacts are never printed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst

from accounts.models import User
from accounts.roles import Permission
from cases.clearance import cleared_for
from cases.models import Case, Event, EventParty, Party, Use
from cases.naming import Naming
from core.dates import show
from core.models import Sealed
from core.sealed import opened
from people.models import Person

OF_PERSON = {Use.HEALTH: "health", Use.FAMILY: "family"}


@dataclass(frozen=True)
class Told:
    """One protected value as the paper prints it, under `label`, of whom or what."""

    label: str
    of: str
    text: str


@dataclass(frozen=True)
class _Held:
    """A sealed value that may be printed for `use`."""

    use: Use
    key: UUID
    of: Person | Event


def offered(case: Case, user: User) -> list[Use]:
    """What can be ticked: of what nobody agreed to, nothing tells that it is recorded."""
    return list(dict.fromkeys(held.use for held in _held(case, user)))


def told(case: Case, user: User, uses: Collection[Use], naming: Naming) -> list[Told]:
    held = [one for one in _held(case, user) if one.use in uses]
    sealed = Sealed.objects.in_bulk([one.key for one in held])
    read = [(one, opened(sealed[one.key])) for one in held]
    return [
        Told(str(one.use.label), _of(one, naming), value.text)
        for one, value in read
        if value.readable
    ]


def _of(held: _Held, naming: Naming) -> str:
    if isinstance(held.of, Person):
        return capfirst(naming(held.of))
    return f"{capfirst(held.of.get_type_display())}, {show(held.of.date)}"


def _held(case: Case, user: User) -> list[_Held]:
    if not user.may(Permission.READ_PROTECTED):
        return []
    of_case = Party.objects.filter(case=case, person__isnull=False).values("person")
    people = list(Person.objects.visible_to(user).filter(pk__in=of_case))
    found = [
        _Held(use, key, person)
        for use, column in OF_PERSON.items()
        for cleared in [cleared_for(use, people)]
        for person in people
        if person.pk in cleared and (key := getattr(person, f"{column}_id"))
    ]
    return found + _places(case, user, people)


def _places(case: Case, user: User, people: list[Person]) -> list[_Held]:
    """Of events of which everybody concerned agreed, in this case and in any other."""
    cleared = cleared_for(Use.EXACT_PLACE, people)
    events = Event.objects.visible_to(user).filter(
        pk__in=EventParty.objects.filter(party__case=case).values("event"),
        exact_place__subject__in=[person.pk for person in people],
    )
    concerned: dict[UUID, set[UUID | None]] = {}
    links = EventParty.objects.filter(event__in=events).values_list("event", "party__person")
    for event, person in links:
        concerned.setdefault(event, set()).add(person)
    return [
        _Held(Use.EXACT_PLACE, event.exact_place_id, event)
        for event in events.in_order()
        if concerned.get(event.pk, {None}) <= cleared
    ]

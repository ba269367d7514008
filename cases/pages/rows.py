"""A case as lists show it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Level, User
from cases import standing
from cases.codes import Stage, StandingCode
from cases.models import Case, Party, PartyStanding
from cases.models.standing import Standing as StoredStanding
from cases.pages.marks import mark_of_standing
from core.clock import today
from core.countries import country_name
from core.dates import show, show_birth
from people.attributes import birth_of
from people.models import Attribute, AttributeKind, Person
from people.models.subjects import PersonQuerySet
from people.naming import also_seen_as

SHOWN = 3
BORN = (AttributeKind.BIRTH, AttributeKind.AGE)

# As it is stored, or computed for a day in the past.
Stood = standing.Computed | StoredStanding


@dataclass(frozen=True)
class Standing:
    """Where things stand, in words and with its shape; `people` stand so since the same date."""

    words: str
    since: str
    stage: str
    kind: str
    people: int = 1

    @property
    def mark(self) -> SafeString:
        return drawn(self.kind)


@dataclass(frozen=True)
class Ahead:
    what: str
    on: date
    days: int

    @property
    def countdown(self) -> str:
        if self.days == 0:
            return _("today")
        return ngettext("in %(n)d day", "in %(n)d days", self.days) % {"n": self.days}


@dataclass(frozen=True)
class Row:
    case: Case
    heading: str
    beneath: str
    also: list[str]
    country: str
    standings: list[Standing]
    ahead: Ahead | None
    last_change: datetime | None
    restricted: bool


@cache
def drawn(kind: str) -> SafeString:
    """The shape of a standing, drawn once: long lists show the same few over and over."""
    return render_to_string("components/mark.html", {"kind": kind})


def parties_of(case: Case) -> list[Party]:
    """At risk first, in the order in which they were recorded."""
    return sorted(case.parties.all(), key=lambda party: (not hasattr(party, "standing"), party.id))


def heading_of(case: Case, parties: list[Party]) -> str:
    """The person first: of a case about one, the name; of one about several, its title."""
    return str(parties[0]) if len(parties) == 1 else title_of(case, parties)


def title_of(case: Case, parties: list[Party]) -> str:
    """What somebody named the case, else the names of its people."""
    return typed_title(case, parties) or names_of(parties) or case.reference


def typed_title(case: Case, parties: list[Party]) -> str:
    """What somebody named the case; "" where that may tell who a hidden person is."""
    hidden = any(party.person_id and party.person is None for party in parties)
    return "" if hidden else case.title


def names_of(parties: list[Party]) -> str:
    names = [str(party) for party in parties]
    if len(names) > SHOWN:
        more = len(names) - SHOWN
        rest = ngettext("%(n)d other", "%(n)d others", more) % {"n": more}
        return _("%(names)s and %(rest)s") % {"names": ", ".join(names[:SHOWN]), "rest": rest}
    return ", ".join(names)


def standings_of(parties: Iterable[Party]) -> list[Standing]:
    """Each once, in the order of the parties."""
    stored = [getattr(party, "standing", None) for party in parties]
    counted = Counter(_standing(one) for one in stored if one is not None)
    return [replace(one, people=people) for one, people in counted.items()]


def _standing(stored: PartyStanding) -> Standing:
    return Standing(
        words=str(StandingCode(stored.code).label),
        since=show(stored.since),
        stage=str(Stage(stored.stage).label),
        kind=mark_of_standing(stored.code),
    )


def ahead_of(parties: Iterable[Party]) -> Ahead | None:
    """The next dated thing that lies ahead of the office's today."""
    stored = [getattr(party, "standing", None) for party in parties]
    dated = [ahead for one in stored if one is not None and (ahead := ahead_in(one))]
    return min(dated, key=lambda ahead: (ahead.on, ahead.what), default=None)


def ahead_in(stands: Stood) -> Ahead | None:
    """The next dated thing of one standing."""
    if not stands.next_on or stands.next_on < today():
        return None
    event = stands.next_event
    return days_ahead(event.get_type_display() if event else _("term ends"), stands.next_on)


def days_ahead(what: str, on: date) -> Ahead:
    return Ahead(what, on, (on - today()).days)


def _beneath(heading: str, case: Case, parties: list[Party]) -> str:
    """Whichever of title and names the heading does not give."""
    other = (typed_title(case, parties), names_of(parties))
    return next((text for text in other if text != heading), "")


def row(case: Case) -> Row:
    """Of a case read by `for_list()`: asks the database nothing."""
    parties = parties_of(case)
    people = [party.person for party in parties if party.person]
    return Row(
        case=case,
        heading=(heading := heading_of(case, parties)),
        beneath=_beneath(heading, case, parties),
        also=also_seen_as(people[0])[:2] if len(people) == 1 else [],
        country=country_name(case.country),
        standings=standings_of(parties)[:SHOWN],
        ahead=ahead_of(parties),
        last_change=case.listing.changed_at if hasattr(case, "listing") else None,
        restricted=case.scope.level == Level.NAMED,
    )


@dataclass(frozen=True)
class PersonRow:
    person: Person
    also: list[str]
    born: str
    country: str
    standings: list[Standing]
    ahead: Ahead | None
    last_change: datetime
    restricted: bool


def people_for_list(people: PersonQuerySet, user: User) -> PersonQuerySet:
    """Everything a row of the list shows to `user`, in a fixed number of queries."""
    parties = Party.objects.visible_to(user).select_related("role", "standing__next_event")
    return (
        people.select_related("listing", "scope")
        .with_names()
        .prefetch_related(
            Prefetch("parties", parties),
            Prefetch("attributes", Attribute.objects.filter(kind__in=BORN)),
        )
    )


def person_row(person: Person) -> PersonRow:
    """Of a person read by `people_for_list()`: asks the database nothing."""
    parties = list(person.parties.all())
    return PersonRow(
        person=person,
        also=also_seen_as(person)[:2],
        born=show_birth(born) if (born := birth_of(person)) else "",
        country=country_name(person.country) if person.country else "",
        standings=standings_of(parties)[:SHOWN],
        ahead=ahead_of(parties),
        last_change=person.listing.changed_at,
        restricted=person.scope.level == Level.NAMED,
    )

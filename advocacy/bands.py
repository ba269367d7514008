"""What may be said of a person without the name: role, age band and region (domain b.11)."""

import copy
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.dates import PartialDate, age_on, birth_from_age
from people.models import Attribute, AttributeKind, Person

# (least, most) years; None is open.
Span = tuple[int | None, int | None]
NO_AGE: Span = (None, None)
ADULT, DECADE = 18, 10
COUNTRY_CODE = 2
KINDS = (
    AttributeKind.BIRTH,
    AttributeKind.AGE,
    AttributeKind.OCCUPATION,
    AttributeKind.RESIDENCE,
)


@dataclass(frozen=True)
class Band:
    """`role` is the code of an occupation of our list; `age` a band; `region` as in `region_of`."""

    role: str
    age: Span
    region: str


def band_of(person: Person, said: Iterable[Attribute], on: date) -> Band:
    """`said` are the person's attributes of `KINDS`, with their terms."""
    rows = list(said)
    role = role_of(rows)
    code = role.term.code if role and role.term else ""
    return Band(code, age_band(age_of(rows, on)), region_of(person, rows))


def of_kind(said: Iterable[Attribute], kind: AttributeKind) -> list[Attribute]:
    return [row for row in said if row.kind == kind]


def role_of(said: Iterable[Attribute]) -> Attribute | None:
    """The occupation by our list; a copy without its words, which may tell who it is."""
    row = next((row for row in of_kind(said, AttributeKind.OCCUPATION) if row.term), None)
    if row is None:
        return None
    bare = copy.copy(row)
    bare.value = ""
    return bare


def sex_of(said: Iterable[Attribute]) -> str:
    """ "M" or "F" where one is recorded, and no account says otherwise."""
    found = {row.value for row in of_kind(said, AttributeKind.SEX)}
    return found.pop() if found in ({"M"}, {"F"}) else ""


def age_of(said: Iterable[Attribute], on: date) -> Span:
    """By the first birth date that is understood, else by the first age that a source gives."""
    rows = list(said)
    births = [row.date for row in of_kind(rows, AttributeKind.BIRTH)]
    births += [
        birth_from_age(int(row.value), row.date)
        for row in of_kind(rows, AttributeKind.AGE)
        if row.value.isdecimal()
    ]
    understood = next((birth for birth in births if birth.understood), None)
    return age_on(understood, PartialDate.on(on)) if understood else NO_AGE


def age_band(age: Span) -> Span:
    """Ten years, or the children; nothing where the age lies in no one band for sure."""
    least, most = age
    if least is None or most is None or _first_of(least) != _first_of(most):
        return NO_AGE
    if least < ADULT:
        return 0, ADULT - 1
    first = least - least % DECADE
    return max(first, ADULT), first + DECADE - 1


def _first_of(years: int) -> int:
    return 0 if years < ADULT else max(ADULT, years - years % DECADE)


def region_of(person: Person, said: Iterable[Attribute]) -> str:
    """The place of residence as recorded, without its country; else the code of the country."""
    rows = of_kind(said, AttributeKind.RESIDENCE)
    words = rows[0].value if rows else ""
    if len(words) == COUNTRY_CODE and words.isupper():
        return words
    return words.partition(",")[0].strip() or person.country


def fitting(band: Band, on: date) -> int:
    """How many of all people on record fit what is said of one; nobody learns who they are."""
    rows = Attribute.objects.preferred().filter(kind__in=KINDS).select_related("term", "person")
    if band.role:
        same = Attribute.objects.preferred().filter(kind=AttributeKind.OCCUPATION)
        rows = rows.filter(person__in=same.filter(term__code=band.role).values("person"))
    said: dict[Person, list[Attribute]] = defaultdict(list)
    for row in rows:
        said[row.person].append(row)
    return sum(band_of(person, about, on) == band for person, about in said.items())

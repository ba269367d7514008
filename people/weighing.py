"""What is known beside the name makes a match more likely, or less.

Of accounts that contradict each other any one may be right: where one fits, nothing speaks against
the match.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as later

from core.dates import birth_from_age
from people.models import Attribute, AttributeKind, Person

Window = tuple[date | None, date | None]
# (what it adds to the score, how it is said), by what is compared and whether it fits.
COUNTRY = {True: (0.01, later("same country")), False: (-0.03, later("another country"))}
BIRTH = {True: (0.03, later("birth years overlap")), False: (-0.15, later("born in other years"))}
SEX = {True: (0.01, later("same sex")), False: (-0.15, later("another sex"))}
SEXES = ("M", "F")  # X, like nothing at all, speaks neither for nor against


@dataclass(frozen=True)
class About:
    """What is known of who is sought: "" and None where nothing is.

    `country` is of two letters, `born` the first and last day that may be the birthday (None: open)
    and `sex` M, F or X.
    """

    country: str = ""
    born: Window | None = None
    sex: str = ""

    @property
    def needs_attributes(self) -> bool:
        return bool(self.born or self.sex)


def weigh(about: About, person: Person) -> tuple[float, list[str]]:
    """What the score of `person` changes by, and why; reads its `attributes` if need be."""
    found: list[tuple[float, object]] = []
    if about.country and person.country:
        found.append(COUNTRY[about.country == person.country])
    if about.born and (births := list(births_of(person))):
        found.append(BIRTH[any(_overlap(about.born, birth) for birth in births)])
    if about.sex in SEXES and (sexes := _sexes(person)):
        found.append(SEX[about.sex in sexes])
    return sum(change for change, _ in found), [str(reason) for _, reason in found]


def about_of(person: Person) -> About:
    """What is known of somebody on record, to find others by: the widest birth window given."""
    births, sexes = list(births_of(person)), _sexes(person)
    return About(
        country=person.country,
        born=_hull(births) if births else None,
        sex=sexes.pop() if len(sexes) == 1 else "",
    )


def births_of(person: Person) -> Iterator[Window]:
    """The birth window of each account of a birth date or an age."""
    for attribute in person.attributes.all():
        window = _window(attribute)
        if window != (None, None):
            yield window


def _window(attribute: Attribute) -> Window:
    when = attribute.date
    if attribute.kind == AttributeKind.AGE and attribute.value.isdecimal():
        when = birth_from_age(int(attribute.value), when)
    elif attribute.kind != AttributeKind.BIRTH:
        return None, None
    return when.earliest, when.latest


def _overlap(one: Window, other: Window) -> bool:
    first = max(one[0] or date.min, other[0] or date.min)
    return first <= min(one[1] or date.max, other[1] or date.max)


def _hull(windows: list[Window]) -> Window:
    starts, ends = zip(*windows, strict=True)
    return (
        None if None in starts else min(starts),
        None if None in ends else max(ends),
    )


def _sexes(person: Person) -> set[str]:
    """As far as they tell; nothing where an account says X."""
    said = {
        attribute.value
        for attribute in person.attributes.all()
        if attribute.kind == AttributeKind.SEX
    }
    return said if said <= set(SEXES) else set()

"""Finding a person by a name, however it is spelt.

PostgreSQL gives the candidates (people.candidates), people.likeness ranks them, and what else is
known of who is sought (people.weighing) moves them up or down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as later

from accounts.models import User
from people import candidates
from people.candidates import Row
from people.folding import words
from people.likeness import Likeness, Scored, alike, as_written
from people.models import Name, Person
from people.name_parts import split
from people.weighing import About, about_of, weigh

__all__ = ["About", "Found", "about_of", "find", "likely_same"]

NOTHING = About()
ROLES = {
    "given": later("given name"),
    "family": later("surname"),
    "patronymic": later("patronymic"),
}
WEIGHED = 4  # times as many as are asked for: birth and country may change their order


@dataclass(frozen=True)
class Found(Scored):
    """A person, how likely it is the one that was meant (0 to 1), and why, in words.

    `name` is the spelling that fits best.
    """

    person: Person
    score: float
    reasons: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Best:
    """The name of a person that fits best, and how well."""

    name: UUID
    likeness: Likeness


def find(
    typed: str,
    user: User | None,
    *,
    about: About = NOTHING,
    limit: int = 5,
    as_you_type: bool = False,
) -> list[Found]:
    """The people whom `user` sees and who may be called `typed`, likeliest first.

    `as_you_type` says that the last word may only be begun. Without a user, all people: for
    commands on the server. Four queries; up to as many more where nobody fits well.
    """
    best = _best(typed, user, as_you_type=as_you_type)
    most = limit if about == NOTHING else limit * WEIGHED
    ranked = sorted(best, key=lambda person: (-best[person].likeness.score, person))[:most]
    people = Person.objects.filter(pk__in=ranked).with_names()
    if about.needs_attributes:
        people = people.prefetch_related("attributes")
    found = [_found(person, best[person.pk], typed, about) for person in people]
    found.sort(key=lambda one: (-one.score, one.person.sort_key, one.person.reference))
    return [one for one in found if one.score > 0][:limit]


def likely_same(
    names: Iterable[str], user: User, *, about: About = NOTHING
) -> dict[str, list[Found]]:
    """To each name, if any: those whom `user` sees and who are probably meant by it."""
    found = {name: [one for one in find(name, user, about=about) if one.probable] for name in names}
    return {name: people for name, people in found.items() if people}


def _best(typed: str, user: User | None, *, as_you_type: bool) -> dict[UUID, Best]:
    """To each candidate the best name; where no name fits in every word, the search goes wider."""
    best: dict[UUID, Best] = {}
    for rows in _rounds(typed, user, as_you_type=as_you_type):
        _rank(best, rows, typed, as_you_type=as_you_type)
        if any(one.likeness.fits for one in best.values()):
            break
    return best


def _rounds(typed: str, user: User | None, *, as_you_type: bool) -> Iterator[Iterable[Row]]:
    sought = candidates.sought(typed, as_you_type=as_you_type)
    yield candidates.together(typed, sought, user)
    if len(sought) > 1:
        yield candidates.singly(sought, user)
    if sought:
        yield candidates.together(typed, candidates.widened(sought), user)


def _rank(best: dict[UUID, Best], rows: Iterable[Row], typed: str, *, as_you_type: bool) -> None:
    for person, name, text in rows:
        likeness = alike(typed, text, as_you_type=as_you_type)
        if person not in best or likeness.score > best[person].likeness.score:
            best[person] = Best(name, likeness)


def _found(person: Person, best: Best, typed: str, about: About) -> Found:
    name = next(name for name in person.names.all() if name.pk == best.name)
    change, reasons = weigh(about, person)
    score = max(0.0, min(1.0, best.likeness.score + change))
    return Found(person, score, (*_in_words(best.likeness, typed, name), *reasons), name.text)


def _in_words(likeness: Likeness, typed: str, name: Name) -> Iterator[str]:
    """How the parts of the names fit, each by what it is in the stored name where that is told."""
    roles, mine, theirs = _roles(name), as_written(typed), as_written(name.text)
    for pair in likeness.pairs:
        if pair.score:
            role, told = roles.get(pair.other), pair.told(mine, theirs)
            yield f"{role} {told}" if role else told


def _roles(name: Name) -> dict[str, str]:
    """To a folded part, what it is in the name."""
    told = name if name.given or name.family else split(name.text, name.order)
    if told is None:
        return {}
    parts = {"given": told.given, "family": told.family, "patronymic": told.patronymic}
    return {
        reading: str(ROLES[field])
        for field, text in parts.items()
        for word in words(text)
        for reading in word
    }

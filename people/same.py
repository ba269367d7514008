"""Whether two records are of one: said to be two, suggested as one, or asked before a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from core.actor import acting
from people.finding import About, Found, about_of, find, likely_same
from people.finding_organisations import FoundOrganisation, find_organisations
from people.likeness import alike
from people.models import LikelySame, NotSame, Organisation, Person
from people.weighing import weigh

Match = Found | FoundOrganisation
Record = TypeVar("Record", Person, Organisation)
# Of one name: more than a guard shows, so that those nobody here sees are among them.
MOST = 50


@dataclass(frozen=True)
class Newcomer:
    """Somebody to be recorded, or an organisation, and what was answered about their like.

    Each of `others` was said to be another one; of each of `perhaps` nobody could say.
    """

    name: str
    others: tuple[Match, ...] = ()
    perhaps: tuple[Match, ...] = ()


def matches_of(name: str, user: User, about: About, *, of: Person | None = None) -> list[Found]:
    """People whom `user` sees and who are probably meant by `name`, with reasons, likeliest first.

    To be asked before somebody is recorded under the name, by a form or by an import; or before it
    becomes a name `of` somebody known, and then without those who were said to be others.
    """
    found = likely_same([name], user, about=about).get(name, [])
    if of is None:
        return found
    apart = are_two(of, [one.person for one in found]) | {of.pk}
    return [one for one in found if one.person.pk not in apart]


def organisations_like(name: str, user: User) -> list[FoundOrganisation]:
    """The same for an organisation; everybody sees all of them."""
    found = find_organisations(name, user)
    return [one for one in found if one.probable]


def remember(*, by: User, new: Person | Organisation, newcomer: Newcomer) -> None:
    """Keep what was answered before `new` was recorded: the pairs that are two, and those open."""
    for match in newcomer.others:
        say_two(by=by, one=new, other=record_of(match))
    for match in newcomer.perhaps:
        suggest(new, record_of(match), match.score)


def record_of(match: Match) -> Any:
    """The person, or the organisation, that was found."""
    return match.person if isinstance(match, Found) else match.organisation


def say_two(*, by: User, one: Record, other: Record, reason: str = "") -> NotSame:
    """Remember that they are two; saying so again changes nothing. They are suggested no more."""
    two = pair(one, other)
    with acting(by, reason):
        said, _ = NotSame.objects.get_or_create(**two, defaults={"by": by, "reason": reason})
    LikelySame.objects.filter(**two).delete()
    return said


def are_two(one: Record, others: Iterable[Record]) -> set[UUID]:
    """The keys of those of `others` that somebody said are not `one`."""
    lesser, greater = _columns(one)
    keys = {other.pk for other in others}
    said = NotSame.objects.filter(
        Q(**{lesser: one, f"{greater}__in": keys}) | Q(**{greater: one, f"{lesser}__in": keys})
    )
    return {key for pair in said.values_list(lesser, greater) for key in pair} - {one.pk}


def suggest(one: Record, other: Record, score: float) -> None:
    """Put the pair into the queue of likely duplicates, unless they were said to be two."""
    if not are_two(one, [other]):
        _queue(one, other, score)


def _queue(one: Record, other: Record, score: float) -> None:
    LikelySame.objects.update_or_create(**pair(one, other), defaults={"score": score})


def look_for_same(person: UUID) -> None:
    """Suggest everybody who is probably this person, whoever sees them.

    In the background, and always: what the author of a new name sees, and how long it takes, does
    not depend on people whom they do not see.
    """
    known = Person.objects.filter(pk=person, merged_into=None).first()
    if known is None:
        return
    scores: dict[Person, float] = {}
    about = about_of(known)
    for text in _compared(known):
        for found in find(text, None, about=about, limit=MOST):
            if found.probable and found.person != known:
                scores[found.person] = max(found.score, scores.get(found.person, 0))
    apart = are_two(known, scores)
    for other, score in scores.items():
        if other.pk not in apart:
            _queue(known, other, score)


def _compared(person: Person) -> set[str]:
    """The names that somebody gave: a variant of our own making is no evidence."""
    return {name.text for name in person.names.all() if name.searchable and not name.generated}


def _columns(record: Person | Organisation) -> tuple[str, str]:
    name = "person" if isinstance(record, Person) else "organisation"
    return name, f"other_{name}"


def pair(one: Record, other: Record) -> dict[str, Any]:
    """As the columns of a pair: the lesser key first."""
    return dict(zip(_columns(one), sorted((one, other), key=lambda record: record.pk), strict=True))


def why_alike(one: Any, other: Any) -> list[str]:
    """In words, why they may be one and what speaks against it; reads `names` and `attributes`."""
    best = max(product(_given(one), _given(other)), key=lambda two: alike(*two).score)
    beside = weigh(about_of(one), other)[1] if isinstance(one, Person) else []
    return [*alike(*best).reasons(*best), *beside]


def _given(record: Person | Organisation) -> list[str]:
    """Spellings that somebody gave: a variant of our own making is no evidence."""
    names = (name.text for name in record.names.all() if not name.generated)
    return list(dict.fromkeys([str(record), *names]))

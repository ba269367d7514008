"""Finding a person by a name, however it is spelt.

PostgreSQL gives the candidates: names that share a part, a reading of one or its sound with what
was typed, or that have enough trigrams in common. people.likeness ranks them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Scope, User
from accounts.visibility import scopes_visible_to
from people.folding import fold, search_parts
from people.likeness import PROBABLE, Likeness, most_alike
from people.models import NameKey, Person

CANDIDATES = 150
OTHER_COUNTRY = 0.03


@dataclass(frozen=True)
class Found:
    """A person, how likely it is the one that was meant (0 to 1), and why, in words."""

    person: Person
    score: float
    reasons: tuple[str, ...]

    @property
    def probable(self) -> bool:
        return self.score >= PROBABLE


def find(name: str, user: User | None, *, country: str = "", limit: int = 5) -> list[Found]:
    """The people whom `user` sees and who may be called `name`, likeliest first.

    Three queries, four where nobody probable shares a part of the name: trigrams cost more than
    parts and find typing errors. Without a user, all people: for commands on the server.
    """
    keys = visible_keys(user)
    likeness = _ranked(name, keys.filter(parts__overlap=sorted(search_parts(name))))
    if not any(one.probable for one in likeness.values()):
        likeness |= _ranked(name, keys.filter(folded__trigram_similar=fold(name)))
    ranked = sorted(likeness, key=lambda person: -likeness[person].score)[: limit * 2]
    people = Person.objects.filter(pk__in=ranked).with_names().in_bulk()
    found = [
        _weighed(Found(people[key], likeness[key].score, tuple(likeness[key].reasons)), country)
        for key in ranked
        if key in people
    ]
    found.sort(key=lambda one: (-one.score, one.person.sort_key))
    return [one for one in found if one.score > 0][:limit]


def visible_keys(user: User | None) -> QuerySet[NameKey]:
    keys = NameKey.objects.filter(person__isnull=False)
    if user is None:
        return keys
    scope = Scope.objects.filter(scopes_visible_to(user), person=OuterRef("person"))
    return keys.filter(Exists(scope))


def _ranked(name: str, keys: QuerySet[NameKey]) -> dict[UUID, Likeness]:
    """Of the CANDIDATES nearest by trigrams: how alike the best name of each person is."""
    nearest = keys.annotate(near=TrigramSimilarity("folded", fold(name))).order_by("-near")
    spellings: dict[UUID, list[str]] = defaultdict(list)
    for person, text in nearest.values_list("person_id", "name__text")[:CANDIDATES]:
        spellings[person].append(text)
    return {person: most_alike(name, texts) for person, texts in spellings.items()}


def likely_same(names: Iterable[str], user: User) -> dict[str, list[Person]]:
    """To each name, if any: people whom `user` sees and who are probably meant by it."""
    found = {name: [one.person for one in find(name, user) if one.probable] for name in names}
    return {name: people for name, people in found.items() if people}


def _weighed(one: Found, country: str) -> Found:
    """Another country makes it less likely, the same one says so."""
    theirs = one.person.country
    if not country or not theirs:
        return one
    if theirs == country:
        return replace(one, reasons=(*one.reasons, _("same country")))
    return replace(
        one, score=one.score - OTHER_COUNTRY, reasons=(*one.reasons, _("another country"))
    )

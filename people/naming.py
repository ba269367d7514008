"""How names are shown: the house spelling first, then the other forms, originals untouched."""

from collections.abc import Iterable

from accounts.models import User
from people.folding import fold
from people.models import Name, NameKind, Person

KIND_ORDER = {kind: place for place, kind in enumerate(NameKind)}


def also_seen_as(person: Person) -> list[str]:
    """The other printable forms, each once; a form in capitals is not another form."""
    seen = {person.display_name.casefold()}
    forms = []
    for name in sorted(person.names.all(), key=_place):
        if name.printable and name.text.casefold() not in seen:
            seen.add(name.text.casefold())
            forms.append(name.text)
    return forms


def _place(name: Name) -> tuple[int, str]:
    return KIND_ORDER[NameKind(name.kind)], str(name.id)


def sort_key(name: str, *, family: str = "") -> str:
    """By surname; without one on record the last word counts as such, as in media order."""
    words = name.casefold().split()
    if family:
        return f"{family.casefold()} {' '.join(words)}"
    return " ".join(words[-1:] + words[:-1])


def likely_same(names: Iterable[str], user: User) -> dict[str, list[Person]]:
    """To each name, if any: people whom `user` sees and one of whose names folds to its key."""
    keys = {name: fold(name) for name in names}
    same = Name.objects.filter(folded__in=keys.values()).exclude(person=None).values("person")
    found: dict[str, list[Person]] = {}
    for person in Person.objects.visible_to(user).filter(pk__in=same).with_names():
        folded = {name.folded for name in person.names.all()}
        for name in (name for name, key in keys.items() if key in folded):
            found.setdefault(name, []).append(person)
    return found

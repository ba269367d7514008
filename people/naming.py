"""How names are shown: the house spelling first, then the other forms, originals untouched."""

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

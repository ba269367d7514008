"""How names are shown: the house spelling first, then the other forms, originals untouched.

What may not be printed and what was only generated is no form that anybody reads of the person.
"""

from core.clock import today
from people.models import Name, NameKind, Person
from people.models.names import script_of
from people.name_parts import split

KIND_ORDER = {kind: place for place, kind in enumerate(NameKind)}


def also_seen_as(person: Person, called: str = "") -> list[str]:
    """The other printable forms beside `called`, the house spelling; those in another script first.

    Each once; a form in capitals is not another form.
    """
    called = called or person.display_name
    script, seen = script_of(called), {called.casefold()}
    forms = []
    for name in sorted(_printable(person), key=lambda name: name.script == script):
        if name.text.casefold() not in seen:
            seen.add(name.text.casefold())
            forms.append(name.text)
    return forms


def name_outside(person: Person) -> Name | None:
    """The form that names the person outside: the house spelling, else the next printable one.

    Who only has a pen name that may be printed is known outside by that alone.
    """
    return next(iter(_printable(person)), None)


def called_outside(person: Person) -> str:
    """For one who may be named; `display_name` where no name is on record apart from it."""
    name = name_outside(person)
    return name.text if name else person.display_name


def _printable(person: Person) -> list[Name]:
    names = [name for name in person.names.all() if name.printable and not name.generated]
    return sorted(names, key=_place)


def _place(name: Name) -> tuple[int, str]:
    return KIND_ORDER[NameKind(name.kind)], str(name.id)


def is_former(name: Name) -> bool:
    """Whether its last valid day is over."""
    return name.valid.latest is not None and name.valid.latest < today()


def sort_key(name: str, *, family: str = "") -> str:
    """By surname; without one on record by what the name shows, else by its last word.

    "Nurbek Test uulu" is found under Test: where there is no surname, documents put the patronymic
    in its place. Raises nothing; an empty name has an empty key.
    """
    words = name.casefold().split()
    if family:
        return f"{family.casefold()} {' '.join(words)}"
    parts = split(name)
    first = (parts.family or parts.patronymic).casefold().split() if parts else words[-1:]
    rest = list(words)
    for word in first:
        rest.remove(word)
    return " ".join([*first, *rest])

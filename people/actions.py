"""What staff do with people and their names."""

from django.db import transaction

from accounts.models import User
from accounts.visibility import new_scope
from core.actor import acting
from people.models import Name, NameKind, Person
from people.naming import sort_key


@transaction.atomic
def add_person(*, by: User, name: str, country: str = "", family: str = "") -> Person:
    """A person known by `name`, which becomes the house spelling; seen by the teams of `by`."""
    with acting(by):
        person = Person(scope=new_scope(by), display_name=name, country=country)
        person.sort_key = sort_key(name, family=family)
        person.save()
        Name(person=person, text=name, family=family, kind=NameKind.PREFERRED).save()
    return person


@transaction.atomic
def add_name(
    *, by: User, person: Person, text: str, kind: NameKind = NameKind.AS_WRITTEN, family: str = ""
) -> Name:
    """Another form of the name. A new house spelling takes the place of the old one."""
    with acting(by):
        if kind == NameKind.PREFERRED:
            _retire_house_spelling(person)
            person.display_name, person.sort_key = text, sort_key(text, family=family)
            person.save()
        name = Name(person=person, text=text, family=family, kind=kind)
        name.save()
    return name


def _retire_house_spelling(person: Person) -> None:
    for old in person.names.filter(kind=NameKind.PREFERRED):
        old.kind = NameKind.ALIAS
        old.save()

"""What staff do with people."""

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

"""What staff do with people and their names."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import Scope, User
from accounts.visibility import new_scope
from core.actor import acting
from core.models import Term
from people.models import Name, NameKind, Organisation, Person
from people.naming import sort_key
from people.same import Newcomer, remember


@transaction.atomic
def add_person(
    *, by: User, name: str, country: str = "", family: str = "", like: Scope | None = None
) -> Person:
    """A person known by `name`, which becomes the house spelling.

    Seen by whoever sees what has the scope `like`, as the case that it comes with; else by the
    teams of `by`.
    """
    with acting(by):
        person = Person(scope=new_scope(by, like=like), display_name=name, country=country)
        person.sort_key = sort_key(name, family=family)
        person.save()
        Name(person=person, text=name, family=family, kind=NameKind.PREFERRED).save()
    return person


@transaction.atomic
def choose_house_spelling(*, by: User, name: Name, reason: str) -> None:
    """Name the person by `name`, a printable form of theirs; the spelling of before stays a form.

    It is again of the kind that it was before it was chosen, so that choosing it once more undoes
    this. `name` is locked.
    """
    with acting(by, reason):
        for former in Name.objects.filter(person=name.person_id, kind=NameKind.PREFERRED):
            former.kind = _kind_before(former)
            former.save()
        name.kind = NameKind.PREFERRED
        name.save()
        repeat_house_spelling(by=by, name=name, reason=reason)


def _kind_before(name: Name) -> str:
    others = name.history.exclude(kind=NameKind.PREFERRED).order_by("-version")
    return others.values_list("kind", flat=True).first() or NameKind.ALIAS


@transaction.atomic
def repeat_house_spelling(*, by: User, name: Name, reason: str) -> None:
    """What lists show and sort by follows the house spelling."""
    assert name.person  # noqa: S101 an organisation has no house spelling
    person = name.person.lock()
    said = (name.text, sort_key(name.text, family=name.family))
    if said != (person.display_name, person.sort_key):
        person.display_name, person.sort_key = said
        with acting(by, reason):
            person.save()


@transaction.atomic
def add_variants(*, by: User, person: Person, spellings: Iterable[str]) -> None:
    """Spellings made by a table: no evidence, never printed, only there to be found by."""
    with acting(by):
        for text in spellings:
            Name(
                person=person,
                text=text,
                kind=NameKind.TRANSLITERATION,
                generated=True,
                printable=False,
            ).save()


@transaction.atomic
def add_newcomer(
    *, by: User, newcomer: Newcomer, country: str = "", like: Scope | None = None
) -> Person:
    """A new person, with what was answered about others of a like name."""
    person = add_person(by=by, name=newcomer.name, country=country, like=like)
    remember(by=by, new=person, newcomer=newcomer)
    return person


@transaction.atomic
def add_organisation(*, by: User, newcomer: Newcomer, kind: Term, country: str) -> Organisation:
    """The same of an organisation; everybody sees it."""
    organisation = Organisation(name=newcomer.name, kind=kind, country=country)
    with acting(by):
        organisation.save()
    remember(by=by, new=organisation, newcomer=newcomer)
    return organisation

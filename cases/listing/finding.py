"""Which cases and people the words typed above a list mean."""

from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from cases.models import Case, CaseListing, Party
from people.finding import find
from people.folding import fold
from people.models import Person

MOST = 200  # people of one name


def cases_named(cases: QuerySet[Case], words: str, user: User) -> QuerySet[Case]:
    """Those in whose names (in any spelling), title, places or organisations the words occur, and
    those whose reference begins so."""
    found = Party.objects.filter(person__in=people_found(words, user)).values("case")
    found = found.union(Case.objects.filter(_referred(words)).values("pk"))
    if parts := [f"word:{word}" for word in fold(words).split()]:
        said = CaseListing.objects.filter(facets__contains=parts).values("case")
        found = found.union(said)
    return cases.filter(pk__in=found)


def people_named(people: QuerySet[Person], words: str, user: User) -> QuerySet[Person]:
    """Those who may be called so, and those whose reference begins so."""
    return people.filter(Q(pk__in=people_found(words, user)) | _referred(words))


def people_found(words: str, user: User) -> list[UUID]:
    return [one.person.pk for one in find(words, user, limit=MOST)]


def _referred(words: str) -> Q:
    """Not by the letter of its kind alone, with which all begin."""
    letter, dash, beginning = words.upper().partition("-")
    known = len(letter) == 1 and dash and beginning
    return Q(reference__startswith=words.upper()) if known else Q(pk=None)

"""Who may be named outside, and what is printed instead of a name (domain list b.11)."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from cases.answers import allowed, answers_of, is_public_case, perhaps_minors
from cases.models import TOLD, Consent, Mention, Party, Use
from core.countries import country_name
from people.models import Attribute, AttributeKind, Holding, Name, Person
from people.naming import called_outside

# Those who speak in public are named as such, unless a case is about them.
PUBLIC_ROLES = ("SIGNATORY", "SPOKESPERSON", "AUTHOR")
COUNTRY_CODE = 2


def may_be_named(person: Person) -> bool:
    """Whether anybody may read the name."""
    return person.pk in nameable([person])


def nameable(people: Iterable[Person]) -> set[UUID]:
    """The keys of those whose names anybody may read."""
    return cleared_for(Use.NAME, people)


def cleared_for(use: Use, people: Iterable[Person]) -> set[UUID]:
    """The one gate of every output: the keys of those whom it may show for `use`.

    By what was answered, or as those who act in public. A fixed number of queries.
    """
    return cleared_for_each([use], people)[use]


def cleared_for_each(uses: Iterable[Use], people: Iterable[Person]) -> dict[Use, set[UUID]]:
    """The same for several uses, with the queries of one."""
    keys = {person.pk for person in people}
    minors = perhaps_minors(keys)
    answered = {
        key: allowed(records, minor=key in minors) for key, records in answers_of(keys).items()
    }
    in_public, unprintable = _in_public(keys) - minors, _without_printable(keys)
    found = {}
    for use in uses:
        cleared = {key for key, allows in answered.items() if use in allows}
        if use not in TOLD:
            cleared |= in_public
        # Who is told of without the name needs none that may be printed.
        found[use] = cleared if use == Use.WITHOUT_NAME else cleared - unprintable
    return found


def only_public_case(people: Iterable[Person]) -> set[UUID]:
    """The keys of those who are named on the ground of a public case (cases/public_case.py).

    Whatever names one of them tells charge, sentence and place of trial, and nothing else.
    """
    keys = {person.pk for person in people}
    minors = perhaps_minors(keys)
    return {
        key
        for key, records in answers_of(keys).items()
        if is_public_case(records, minor=key in minors)
    }


def _without_printable(keys: set[UUID]) -> set[UUID]:
    """Those of whose names on record none may be printed."""
    names = Name.objects.filter(person__in=keys, generated=False)
    printable = names.filter(printable=True).values("person")
    return set(names.exclude(person__in=printable).values_list("person", flat=True))


def _in_public(keys: set[UUID]) -> set[UUID]:
    """Holders of an office and those who speak in public, less those at risk or ever asked."""
    holding = Holding.objects.filter(person__in=keys).values_list("person", flat=True)
    speaking = Mention.objects.filter(person__in=keys, role__code__in=PUBLIC_ROLES)
    at_risk = Party.objects.at_risk().filter(person__in=keys).values_list("person", flat=True)
    asked = Consent.with_withdrawn.filter(person__in=keys).values_list("person", flat=True)
    return {*holding, *speaking.values_list("person", flat=True)} - {*at_risk, *asked}


def printed_name(person: Person) -> str:
    """The name where it may be printed, else role and place ("a torture survivor in Almaty").

    Who hides behind a pen name, and may be named, is named by it (people.naming.name_outside).
    """
    return called_outside(person) if may_be_named(person) else without_name(person)


def without_name(person: Person, rows: Iterable[Attribute] | None = None) -> str:
    """What is said of a person who is not named; "a person in Kazakhstan" if no role is known.

    `rows` are the preferred attributes of the person with their terms, where they were read.
    """
    said: dict[str, Attribute] = {}
    if rows is None:
        rows = Attribute.objects.preferred().filter(person=person).select_related("term")
    for attribute in sorted(rows, key=lambda row: row.pk):
        said.setdefault(attribute.kind, attribute)
    occupation, home = said.get(AttributeKind.OCCUPATION), said.get(AttributeKind.RESIDENCE)
    role = str(occupation.term) if occupation and occupation.term else _("person")
    place = _place(home.value) if home and home.value else country_name(person.country)
    form = _("an {role}") if role[0] in "aeiou" else _("a {role}")
    described = form.format(role=role)
    return _("{person} in {place}").format(person=described, place=place) if place else described


def _place(words: str) -> str:
    """The town without its country, or the name of the country whose code is given."""
    if len(words) == COUNTRY_CODE and words.isupper():
        return country_name(words)
    return words.partition(",")[0]

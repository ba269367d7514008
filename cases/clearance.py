"""Who may be named outside, and what is printed instead of a name (domain list b.11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from cases.models import Answer, Consent, Mention, Party
from core.clock import today
from core.countries import country_name
from people.models import Attribute, AttributeKind, Holding, Merge, Name, Person
from people.naming import called_outside

# Those who speak in public are named as such, unless a case is about them.
PUBLIC_ROLES = ("SIGNATORY", "SPOKESPERSON", "AUTHOR")
COUNTRY_CODE = 2
# Keys of this version of UUID are in the order in which they were made.
IN_TIME = 7


def may_be_named(person: Person) -> bool:
    """Whether anybody may read the name: by the newest answer, or as one who acts in public."""
    return person.pk in nameable([person])


def nameable(people: Iterable[Person]) -> set[UUID]:
    """The keys of those who may be named; a fixed number of queries, however many people."""
    keys = {person.pk for person in people}
    answers: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(person__in=keys):
        answers[consent.person_id].append(consent)
    merged = _last_merges(answers)
    told_of = _first_told_of(merged)
    allowed = {
        key
        for key, given in answers.items()
        if all(map(_allow, _of_each_record(given, told_of, merged.get(key))))
    }
    allowed |= _in_public(keys)
    return allowed - _without_printable(keys)


def _allow(given: list[Consent]) -> bool:
    """The newest answer decides, also when it has run out: an older, wider one does not come back.

    One without a date may be the newest and has to allow it too.
    """
    newest = max((one.date.latest for one in given if one.date.latest), default=None)
    deciding = [one for one in given if one.date.latest in (newest, None)]
    return all(
        one.answer == Answer.ANYONE_WITH_NAME and (one.expires_on or today()) >= today()
        for one in deciding
    )


def _last_merges(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of those whose records were brought together: the key of the last merge."""
    merges = Merge.objects.filter(person__in=list(keys), undone_at=None).order_by("pk")
    return dict(merges.values_list("person", "pk"))


def _first_told_of(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """By the key of each answer of these people: the record in which it was first recorded."""
    ids = Consent.objects.filter(person__in=list(people)).values("pk")
    first = Consent.history.filter(id__in=ids, version=1)
    return dict(first.values_list("id", "person_id"))


def _of_each_record(
    given: list[Consent], told_of: Mapping[UUID, UUID], merge: UUID | None
) -> list[list[Consent]]:
    """The answers of each of the records that were brought together, and all given since.

    Each has to allow it: what was answered in one record does not widen what was answered in the
    other, until somebody asks again.
    """
    if merge is None:
        return [given]
    since = [one for one in given if one.pk.version == IN_TIME and one.pk > merge]
    by_record: dict[UUID, list[Consent]] = defaultdict(list)
    for one in given:
        if one not in since:
            by_record[told_of[one.pk]].append(one)
    return [[*own, *since] for own in by_record.values()] or [since]


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


def without_name(person: Person) -> str:
    """What is said of a person who is not named; "a person in Kazakhstan" if no role is known."""
    said: dict[str, Attribute] = {}
    of_person = Attribute.objects.preferred().filter(person=person).select_related("term")
    for attribute in of_person.order_by("pk"):
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

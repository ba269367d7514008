"""Who may be named outside, and what is printed instead of a name (domain list b.11)."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from cases.models import Answer, Consent, Mention, Party
from core.clock import today
from core.countries import country_name
from people.models import Attribute, AttributeKind, Holding, Person

# Those who speak in public are named as such, unless a case is about them.
PUBLIC_ROLES = ("SIGNATORY", "SPOKESPERSON", "AUTHOR")
COUNTRY_CODE = 2


def may_be_named(person: Person) -> bool:
    """Whether anybody may read the name: by the newest answer, or as one who acts in public."""
    return person.pk in nameable([person])


def nameable(people: Iterable[Person]) -> set[UUID]:
    """The keys of those who may be named; a fixed number of queries, however many people."""
    keys = {person.pk for person in people}
    answers: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(person__in=keys):
        answers[consent.person_id].append(consent)
    return {key for key in answers if _allow(answers[key])} | _in_public(keys)


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


def _in_public(keys: set[UUID]) -> set[UUID]:
    """Holders of an office and those who speak in public, less those at risk or ever asked."""
    holding = Holding.objects.filter(person__in=keys).values_list("person", flat=True)
    speaking = Mention.objects.filter(person__in=keys, role__code__in=PUBLIC_ROLES)
    at_risk = Party.objects.at_risk().filter(person__in=keys).values_list("person", flat=True)
    asked = Consent.with_withdrawn.filter(person__in=keys).values_list("person", flat=True)
    return {*holding, *speaking.values_list("person", flat=True)} - {*at_risk, *asked}


def printed_name(person: Person) -> str:
    """The name where it may be printed, else role and place ("a torture survivor in Almaty")."""
    return person.display_name if may_be_named(person) else without_name(person)


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

"""Who may be named outside, and what is printed instead of a name (domain list b.11)."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from cases.models import NOT_ASKED, TOLD, Consent, Mention, Party, Use
from core.clock import today
from core.countries import country_name
from core.dates import PartialDate, age_on, birth_from_age
from people.models import Attribute, AttributeKind, Holding, Person

# Those who speak in public are named as such, unless a case is about them.
PUBLIC_ROLES = ("SIGNATORY", "SPOKESPERSON", "AUTHOR")
COUNTRY_CODE = 2
ADULT = 18


def may_be_named(person: Person) -> bool:
    """Whether anybody may read the name."""
    return person.pk in nameable([person])


def nameable(people: Iterable[Person]) -> set[UUID]:
    """The keys of those whose names anybody may read."""
    return cleared_for(Use.NAME, people)


def cleared_for(use: Use, people: Iterable[Person]) -> set[UUID]:
    """The one gate of every output: the keys of those whom it may show for `use`.

    By the newest answer, or as those who act in public. A fixed number of queries.
    """
    keys = {person.pk for person in people}
    answers: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(person__in=keys):
        answers[consent.person_id].append(consent)
    minors = perhaps_minors(keys)
    agreed = {key for key in answers if _allow(use, answers[key], minor=key in minors)}
    return agreed if use in TOLD else agreed | (_in_public(keys) - minors)


def deciding(given: Iterable[Consent]) -> list[Consent]:
    """Of one person's answers: the newest, and those without a date, which may be newer.

    The newest decides also when it has run out: an older, wider one does not come back.
    """
    given = list(given)
    newest = max((one.date.latest for one in given if one.date.latest), default=None)
    return [one for one in given if one.date.latest in (newest, None)]


def counts(one: Consent) -> bool:
    """Whether it has not run out and, where nobody was asked, a second person has agreed."""
    ends = [day for day in (one.expires_on, one.review_on) if day]
    agreed = one.basis not in NOT_ASKED or one.confirmed_by_id is not None
    return agreed and all(day >= today() for day in ends)


def _allow(use: Use, given: list[Consent], *, minor: bool) -> bool:
    return all(
        counts(one) and use in one.allows and (one.confirmed_by_id is not None or not minor)
        for one in deciding(given)
    )


def perhaps_minors(keys: Iterable[UUID]) -> set[UUID]:
    """Who by any account may be under 18 today: named only where two people decide it."""
    said = Attribute.objects.filter(
        person__in=list(keys), kind__in=(AttributeKind.BIRTH, AttributeKind.AGE)
    )
    return {one.person_id for one in said if _youngest(one) < ADULT}


def _youngest(said: Attribute) -> int:
    """The least age today by one account; ADULT where it tells none."""
    born = said.date
    if said.kind == AttributeKind.AGE:
        born = birth_from_age(int(said.value), born) if said.value.isdecimal() else PartialDate()
    least, _most = age_on(born, PartialDate.on(today()))
    return ADULT if least is None else least


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

"""Who may be told of in a letter, and how far: it follows from who will read it (domain b.11).

`cases.clearance.cleared_for` stays the one gate; here it is asked the question of each letter.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from advocacy.models import Letter, Readers, Section, SectionKind
from cases.clearance import cleared_for_each, only_public_case
from cases.models import Case, Party, Use
from cases.naming import Naming
from core.countries import country_name
from core.templatetags.dates import day as shown
from people.models import Person


class Telling(models.TextChoices):
    """How far a letter tells of somebody."""

    FULL = "FULL", gettext_lazy("told in full")
    PUBLIC_CASE = "PUBLIC_CASE", gettext_lazy("name, charge, sentence and place of trial only")
    ANONYMOUS = "ANONYMOUS", gettext_lazy("without the name: role, age band and region only")
    WITHHELD = "WITHHELD", gettext_lazy("not told of")


def use_for(letter: Letter, country: str) -> Use:
    """What naming somebody whom `country` holds needs, in the text of this letter."""
    if letter.readers != Readers.CONFIDENTIAL:
        return Use.NAME
    return Use.GOVERNMENT if country in _read_in(letter) else Use.OFFICIALS


def _read_in(letter: Letter) -> set[str]:
    return {letter.addressee.office.country} - {""} if letter.addressee else set()


# By use, the keys of those who are cleared for it.
Allowed = Mapping[Use, set[UUID]]
ASKED = (Use.NAME, Use.OFFICIALS, Use.GOVERNMENT, Use.WITHOUT_NAME)


def _privately(letter: Letter, people: Collection[Person], allowed: Allowed) -> set[UUID]:
    """Whom the addressee may read of, and nobody else.

    The State that holds a person, and the one that the person fled, is asked for by itself; whom
    anybody may name, officials of other States may.
    """
    keys = {person.pk for person in people}
    parties = Party.objects.filter(person__in=keys, case__country__in=_read_in(letter))
    concerned = set(parties.values_list("person", flat=True))
    concerned |= {person.pk for person in people if person.country in _read_in(letter)}
    others = allowed[Use.OFFICIALS] | allowed[Use.NAME]
    return (others - concerned) | (allowed[Use.GOVERNMENT] & concerned)


@dataclass(frozen=True)
class Cleared:
    """Of all who are in a letter, by key: who is told how far, and who in the closed annex only."""

    full: frozenset[UUID]
    limited: frozenset[UUID]
    unnamed: frozenset[UUID]
    closed: frozenset[UUID]

    def telling(self, person: Person) -> Telling:
        if person.pk in self.full | self.closed:
            return Telling.PUBLIC_CASE if person.pk in self.limited else Telling.FULL
        return Telling.ANONYMOUS if person.pk in self.unnamed else Telling.WITHHELD


def cleared(letter: Letter, parties: Iterable[Party]) -> Cleared:
    """A fixed number of queries for any number of parties, which come with their persons."""
    people = [party.person for party in parties if party.person]
    allowed = cleared_for_each(ASKED, people)
    private = _privately(letter, people, allowed)
    text = private if letter.readers == Readers.CONFIDENTIAL else allowed[Use.NAME]
    return Cleared(
        full=frozenset(text),
        limited=frozenset(only_public_case(people)),
        unnamed=frozenset(allowed[Use.WITHOUT_NAME]),
        closed=frozenset(private - text),
    )


def use_of(letter: Letter, party: Party, may: Cleared) -> Use:
    """By which use the letter tells of somebody who is not withheld."""
    person = party.person
    if person is None or may.telling(person) == Telling.ANONYMOUS:
        return Use.WITHOUT_NAME
    if letter.readers != Readers.CONFIDENTIAL and person.pk not in may.closed:
        return Use.NAME
    reads = {party.case.country, person.country} & _read_in(letter)
    return Use.GOVERNMENT if reads else Use.OFFICIALS


def telling(letter: Letter, party: Party) -> Telling:
    """Of one party; an organisation or a law has no answer of its own to ask for."""
    if party.person is None:
        return Telling.FULL
    return cleared(letter, [party]).telling(party.person)


def naming(letter: Letter, *, closed: bool = False) -> Naming:
    """Finds and masks the names that may not stand in the letter, or in its confidential annex.

    Signatories are under it by their own agreement; the name behind a pen name is kept out,
    whatever was agreed elsewhere. Whom the letter addresses and whom the guest meets is named.
    """
    signing = [one for one in letter.signatories.all() if one.agreed_on]
    met = _met(letter) | {one.person_id for one in signing if not one.is_pen_name}
    behind = {one.person_id for one in letter.signatories.all() if one.is_pen_name}

    def gate(people: Iterable[Person]) -> set[UUID]:
        rows = list(people)
        allowed = cleared_for_each(ASKED, rows)
        is_private = closed or letter.readers == Readers.CONFIDENTIAL
        named = _privately(letter, rows, allowed) if is_private else set()
        if letter.readers != Readers.CONFIDENTIAL:
            named |= allowed[Use.NAME]
        return {key for key in named | met if key and key not in behind}

    return Naming(
        Case.objects.filter(letters__letter=letter), everybody=True, gate=gate,
        signing=[one.printed_name for one in signing],
    )  # fmt: skip


def _met(letter: Letter) -> set[UUID | None]:
    met: set[UUID | None] = {letter.addressee.person_id} if letter.addressee else set()
    if letter.occasion:
        met |= set(letter.occasion.participants.values_list("person", flat=True))
    return met


@dataclass(frozen=True)
class Hit:
    """A name that may not stand there; `section` where it is in a block of the text."""

    where: str
    name: str
    section: Section | None = None


def withheld_in(letter: Letter, language: str, text: str) -> list[str]:
    """The names in a text of the letter that are not cleared for it."""
    with override(language):
        return naming(letter).withheld_in(text)


def hits(letter: Letter) -> list[Hit]:
    """Over the whole text in each language, typed prose included: all that leaves the house."""
    search, closed = naming(letter), None
    found = [
        Hit(where, name)
        for where, text in _beside_the_text(letter)
        for name in search.withheld_in(text)
    ]
    for section in letter.sections.filter(is_off=False, language__in=letter.languages):
        here = search
        if section.kind == SectionKind.CLOSED_ANNEX:
            here = closed = closed or naming(letter, closed=True)
        found += [Hit(str(section), name, section) for name in here.withheld_in(section.text)]
    return list(dict.fromkeys(found))


def _beside_the_text(letter: Letter) -> Iterator[tuple[str, str]]:
    """What is printed, sent or listed with a letter and is no block of it: (where, text)."""
    for text in letter.headline.values():
        yield _("headline"), text
    yield from ((_("place"), letter.place), (_("contact"), letter.contact))
    yield _("copies to"), letter.copies
    for one in letter.signatories.all():
        said = (one.printed_name, one.title, one.organisation_words, one.country_words)
        yield _("signatories"), "\n\n".join(filter(None, said))


def reads_it(letter: Letter) -> str:
    """The one line of who will read this."""
    to = _("officials")
    if letter.addressee:
        country = country_name(letter.addressee.office.country)
        to = _("the Government of %(country)s") % {"country": country} if country else to
    if letter.readers == Readers.OPEN:
        return _("Open: everybody may read it, also those who hold the people it names.")
    if letter.readers == Readers.EMBARGOED:
        if letter.embargo_until is None:
            return _("Open after a day that is not chosen yet; then everybody may read it.")
        day = shown(letter.embargo_until)
        return _("Closed until %(day)s, then open to everybody.") % {"day": day}
    return _("Confidential: read by %(to)s, in private.") % {"to": to}

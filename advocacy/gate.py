"""Who may be told of in a letter, and how far: it follows from who will read it (domain b.11).

`cases.clearance.cleared_for` stays the one gate; here it is asked the question of each letter.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from advocacy.copies import copies, states_reading
from advocacy.models import Letter, Readers, Section, SectionKind
from cases.clearance import cleared_for_each, only_public_case
from cases.codes import CUSTODY_STARTS, REMOVALS
from cases.models import Case, EventParty, Party, Use
from cases.naming import Naming
from core.countries import country_list
from core.facts import PASSED_OVER
from core.templatetags.dates import day as shown
from people.models import Person


class Telling(models.TextChoices):
    """How far a letter tells of somebody."""

    FULL = "FULL", gettext_lazy("told in full")
    PUBLIC_CASE = "PUBLIC_CASE", gettext_lazy("name, charge, sentence and place of trial only")
    ANONYMOUS = "ANONYMOUS", gettext_lazy("without the name: role, age band and region only")
    WITHHELD = "WITHHELD", gettext_lazy("not told of")


# By use, the keys of those who are cleared for it.
Allowed = Mapping[Use, set[UUID]]
ASKED = (Use.NAME, Use.OFFICIALS, Use.GOVERNMENT, Use.WITHOUT_NAME)


# Of each person, the States among the readers that hold or held them, or that they fled.
Own = Mapping[UUID, set[str]]


def _own(reading: Collection[str], people: Collection[Person]) -> Own:
    """Who fled one State may be held by another: it, too, is asked for by itself."""
    states = {*reading} - {""}
    found: dict[UUID, set[str]] = {person.pk: {person.country} for person in people}
    parties = Party.objects.filter(person__in=found)
    for key, *of_case in parties.values_list("person", "case__country", "standing__country"):
        found[key].update(of_case)
    held = EventParty.objects.filter(party__person__in=found, event__withdrawn_at=None)
    held = held.filter(event__type__in=(*CUSTODY_STARTS, *REMOVALS))
    rows = held.exclude(event__rank__in=PASSED_OVER).values_list(
        "party__person", "event__type", "event__country", "event__to_country"
    )
    for key, type_, country, to_country in rows:
        found[key].add(to_country if type_ in REMOVALS else country)
    return {key: countries & states for key, countries in found.items()}


def _privately(reading: Collection[str], own: Own, allowed: Allowed) -> set[UUID]:
    """Whom all who get the letter may read of, and nobody else.

    The State that holds a person, and the one that the person fled, is asked for by itself; whom
    anybody may name, officials of other States may.
    """
    others = allowed[Use.OFFICIALS] | allowed[Use.NAME]
    return {
        key
        for key, states in own.items()
        if (key in allowed[Use.GOVERNMENT] or not states)
        and (key in others or states.issuperset(reading))
    }


@dataclass(frozen=True)
class Cleared:
    """Of all who are in a letter, by key: who is told how far, and who in the closed annex only.

    `reading` are the States whose officials get it, `own` those of them that hold each person.
    """

    is_private: bool
    reading: frozenset[str]
    own: Own
    full: frozenset[UUID]
    limited: frozenset[UUID]
    unnamed: frozenset[UUID]
    closed: frozenset[UUID]

    def telling(self, person: Person) -> Telling:
        if person.pk in self.full | self.closed:
            return Telling.PUBLIC_CASE if person.pk in self.limited else Telling.FULL
        return Telling.ANONYMOUS if person.pk in self.unnamed else Telling.WITHHELD

    def use_for(self, country: str) -> Use:
        """What naming somebody whom `country` holds needs first, in the text of the letter."""
        if not self.is_private:
            return Use.NAME
        return Use.GOVERNMENT if country in self.reading else Use.OFFICIALS

    def uses_of(self, person: Person) -> set[Use]:
        """By which uses the letter tells of somebody who is not withheld: one for each reader."""
        if self.telling(person) == Telling.ANONYMOUS:
            return {Use.WITHOUT_NAME}
        if not self.is_private and person.pk not in self.closed:
            return {Use.NAME}
        own = self.own[person.pk]
        return {Use.GOVERNMENT if state in own else Use.OFFICIALS for state in self.reading}


def cleared(letter: Letter, parties: Iterable[Party]) -> Cleared:
    """Of parties that come with their persons."""
    return cleared_people(letter, [party.person for party in parties if party.person])


def cleared_people(letter: Letter, people: Collection[Person]) -> Cleared:
    """A fixed number of queries for any number of people."""
    allowed, reading = cleared_for_each(ASKED, people), states_reading(letter)
    own = _own(reading, people)
    private, is_private = _privately(reading, own, allowed), letter.readers == Readers.CONFIDENTIAL
    text = private if is_private else allowed[Use.NAME]
    return Cleared(
        is_private=is_private,
        reading=reading,
        own=own,
        full=frozenset(text),
        limited=frozenset(only_public_case(people)),
        unnamed=frozenset(allowed[Use.WITHOUT_NAME]),
        closed=frozenset(private - text),
    )


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
    agreed = met(letter) | {one.person_id for one in signing if not one.is_pen_name}
    behind = {one.person_id for one in letter.signatories.all() if one.is_pen_name}
    reading = states_reading(letter)

    def gate(people: Iterable[Person]) -> set[UUID]:
        rows = list(people)
        allowed = cleared_for_each(ASKED, rows)
        is_private = closed or letter.readers == Readers.CONFIDENTIAL
        named = _privately(reading, _own(reading, rows), allowed) if is_private else set()
        if letter.readers != Readers.CONFIDENTIAL:
            named |= allowed[Use.NAME]
        return {key for key in named | agreed if key and key not in behind}

    return Naming(
        Case.objects.filter(letters__letter=letter), everybody=True, gate=gate,
        signing=[one.printed_name for one in signing],
    )  # fmt: skip


def met(letter: Letter) -> set[UUID | None]:
    """Whom it is written to, and who takes part in its event."""
    found: set[UUID | None] = {letter.addressee.person_id} if letter.addressee else set()
    if letter.occasion:
        found |= set(letter.occasion.participants.values_list("person", flat=True))
    return found


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
    if letter.readers == Readers.OPEN:
        return _("Open: everybody may read it, also those who hold the people it names.")
    if letter.readers == Readers.EMBARGOED:
        if letter.embargo_until is None:
            return _("Open after a day that is not chosen yet; then everybody may read it.")
        day = shown(letter.embargo_until)
        return _("Closed until %(day)s, then open to everybody.") % {"day": day}
    to = _government({letter.addressee.office.country} - {""} if letter.addressee else ())
    others = list(dict.fromkeys(_government(copy.countries) for copy in copies(letter)))
    if not others:
        return _("Confidential: read by %(to)s, in private.") % {"to": to}
    said = _("Confidential: read by %(to)s, in private. Copies go to %(others)s.")
    return said % {"to": to, "others": " · ".join(others)}


def _government(countries: Collection[str]) -> str:
    """The European Union and what is international are no States and have no Government."""
    if not countries:
        return _("officials")
    beyond = {"EU": _("the European Union"), "INT": _("an international organisation")}
    said = [words for code, words in beyond.items() if code in countries]
    if states := sorted({*countries} - {*beyond}):
        said.insert(0, _("the Government of %(country)s") % {"country": country_list(states)})
    return " · ".join(said)

"""The page of one person: one standing, one strip and one timeline over all cases of a life."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from accounts.models import User
from cases.codes import StandingCode
from cases.custody.spells import Spell, chain, days_in_words
from cases.happenings import Step, steps
from cases.models import Case, Charge, Document, Party, Source
from cases.pages.cards import card, facts_of, people_with_facts
from cases.pages.case import GONE, course_in_words, days_held
from cases.pages.chronology import Held, composed
from cases.pages.happened import Item, item
from cases.pages.marks import mark_of_standing
from cases.pages.rows import ahead_in, row
from cases.sourcing.cites import Cites
from cases.sourcing.sureness import FIT_TO_TELL
from cases.standing import end_in_words, in_words
from cases.standing.compute import compute_from
from cases.timeline import Entry, entries, events_of
from cases.timeline.extra import extras
from cases.timeline.strip import Course, Strip, strip
from core.clock import today
from core.dates import PartialDate
from people.models import Person


def life_page(person: Person, cases: Sequence[Case], user: User) -> dict[str, Any]:
    """`cases` are those of the person that `user` sees: nothing here tells of any other."""
    parties = list(Party.objects.filter(person=person, case__in=cases))
    charges = Charge.objects.preferred().filter(FIT_TO_TELL, party__in=parties)
    life = steps(parties)
    stands = compute_from(life, charges, home=_home(person, cases))
    spells = chain(life, today())
    (read,) = people_with_facts([person.pk], user)
    cites = Cites(user, facts_of(read))
    return {
        "person": person,
        "card": card(read, cites, living=stands.code not in GONE),
        "words": in_words(stands) if parties else "",
        "kind": mark_of_standing(StandingCode(stands.code)),
        "days": days_in_words(days_held(spells)),
        "ends": end_in_words(stands),
        "ahead": ahead_in(stands),
        "strip": _strip(person, spells, life, stands.until if end_in_words(stands) else None),
        "timeline": composed(
            _items(person, parties, cases, cites, user),
            [Held("", frozenset(party.pk for party in parties), spells)],
            spells,
            extras(cases, user),
        ),
        "rows": [row(case) for case in cases],
        "documents": Document.objects.visible_to(user)
        .filter(case__in=cases)
        .select_related("case"),
        "sources": cites.sources(),
    }


def _home(person: Person, cases: Sequence[Case]) -> str:
    return person.country or (cases[0].country if cases else "")


def _strip(
    person: Person, spells: list[Spell], life: list[Step], end: PartialDate | None
) -> Strip | None:
    lines = course_in_words(spells, life)
    return strip([Course(str(person), spells, life, end or PartialDate(), lines)], today())


def _items(
    person: Person,
    parties: Sequence[Party],
    cases: Sequence[Case],
    cites: Cites,
    user: User,
) -> list[Item]:
    read = entries(events_of(user, Q(), party__in=parties), Source.objects.visible_to(user))
    by_key = {case.pk: case for case in cases}
    return [_of_case(item(entry, cites, None, alone=True), entry, person, by_key) for entry in read]


def _of_case(shown: Item, entry: Entry, person: Person, cases: dict[Any, Case]) -> Item:
    """Each entry says of which case it is, where there are several."""
    links = [link for link in entry.event.concerned.all() if link.party.person_id == person.pk]
    case = next((cases[key] for link in links if (key := link.party.case_id) in cases), None)
    return replace(shown, case=case if len(cases) > 1 else None)

"""For its author: what is recorded of those in a letter and not told, and who could be guessed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy import bands, told
from advocacy.concerned import CONCERNED, SIDES, called
from advocacy.gate import Telling, cleared
from advocacy.models import Letter
from cases import public_case
from cases.models import Charge, EventParty, Order, Party
from people.models import Attribute, Person

# Of so many people one cannot be told from the others.
ENOUGH = 3


def left_out(letter: Letter, user: User) -> list[tuple[str, list[str]]]:
    """Of each person or group, in the reader's language, as far as `user` may see who it is.

    Facts that only a confidential source tells are in none of the sentences, whatever the person
    has agreed to.
    """
    parties = _parties(letter)
    may, secret = cleared(letter, parties), _secret(parties)
    limited = beside_limited(letter, parties)
    names = called((party.person for party in parties if party.person), user)
    found = []
    for party in parties:
        if party.person is None:
            if party.case_id in limited:
                found.append((str(party), [_("the summary of the case")]))
            continue
        telling = may.telling(party.person)
        words = _by_telling(party, telling)
        if party.person_id in may.closed:
            words.insert(0, _("not in the text: told in the confidential annex only"))
        if telling in (Telling.FULL, Telling.PUBLIC_CASE):
            words += secret.get(party.pk, [])
        if words:
            found.append((names[party.person.pk], words))
    return found


def concerned_in(letters: Collection[UUID]) -> QuerySet[Party]:
    """Whom letters are to tell of, once for each."""
    parties = Party.objects.filter(case__letters__letter__in=letters)
    at_risk = Party.objects.filter(role__code__in=CONCERNED).values("case")
    sides = Q(role__code__in=SIDES, person__isnull=False) & ~Q(case__in=at_risk)
    return parties.filter(Q(role__code__in=CONCERNED) | sides)


def beside_limited(letter: Letter, parties: Sequence[Party]) -> set[UUID]:
    """The cases whose summary may tell of somebody of whom the letter does not tell all.

    It is typed by hand, as everything of the case: nobody's part in it can be taken out.
    """
    cases = {party.case_id for party in parties if party.person is None}
    if not cases:
        return set()
    rows = Party.objects.filter(case__in=cases, person__isnull=False).select_related("person")
    people = [(row.case_id, row.person) for row in rows if row.person]
    may = cleared(letter, rows)
    return {
        case
        for case, person in people
        if may.telling(person) != Telling.FULL or person.pk in may.closed
    }


def _parties(letter: Letter) -> list[Party]:
    rows = concerned_in([letter.pk])
    return list(rows.select_related("person", "case", "standing").order_by("id"))


def _by_telling(party: Party, telling: Telling) -> list[str]:
    if telling == Telling.WITHHELD:
        return [_("everything: it is not agreed that these readers may know")]
    if telling == Telling.ANONYMOUS:
        return [_("the name, and all but role, age band and region")]
    return public_case.left_out(party) if telling == Telling.PUBLIC_CASE else []


def _secret(parties: Sequence[Party]) -> dict[UUID, list[str]]:
    """By party, the facts that only a confidential source tells. A fixed number of queries."""
    rows: list[tuple[UUID, Any]] = []
    concerned = EventParty.objects.filter(party__in=parties).select_related("event")
    rows += [(row.party_id, row.event) for row in concerned]
    for model in (Charge, Order):
        rows += [(row.party_id, row) for row in model.objects.filter(party__in=parties)]
    of_person = {party.person_id: party.pk for party in parties if party.person_id}
    said = Attribute.objects.filter(person__in=of_person).select_related("term")
    rows += [(of_person[row.person_id], row) for row in said]
    hidden = told.confidential([fact for _party, fact in rows])
    found = defaultdict(list)
    for party, fact in rows:
        if fact.pk in hidden:
            words = _("%(fact)s: only a confidential source tells it") % {"fact": fact}
            found[party].append(words)
    return found


def could_be_guessed(letter: Letter, user: User | None) -> list[str]:
    """Who is told of without the name although fewer than three people on record fit.

    As far as `user` may see who it is.
    """
    parties = _parties(letter)
    may = cleared(letter, parties)
    people = [party.person for party in parties if party.person]
    unnamed = [one for one in people if may.telling(one) == Telling.ANONYMOUS]
    said = _said(unnamed)
    counts = {
        one: bands.fitting(bands.band_of(one, said.get(one.pk, []), letter.date), letter.date)
        for one in unnamed
    }
    names = called(counts, user)
    return [names[one.pk] for one, count in counts.items() if count < ENOUGH]


def _said(people: Iterable[Person]) -> dict[UUID, list[Attribute]]:
    rows = Attribute.objects.preferred().filter(person__in=list(people), kind__in=bands.KINDS)
    found = defaultdict(list)
    for row in rows.select_related("term"):
        found[row.person_id].append(row)
    return found

"""Letters that are out and no longer right: what they rest on has changed, or more was recorded."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.visibility import in_scope
from advocacy.fact_words import FactWords, Turn, model_of, turns, versions_of
from advocacy.languages.base import facts_of
from advocacy.leaving_out import concerned_in
from advocacy.links import linked
from advocacy.models import (
    Approval,
    Letter,
    LetterCase,
    LetterStatus,
    Readers,
    Section,
    Sending,
    SentBy,
    Signatory,
)
from advocacy.staleness import FOLLOWING
from cases.models import Charge, Event, EventParty, Order, Party
from core.clock import today, zone
from core.facts import PASSED_OVER


@dataclass(frozen=True)
class StaleSentence:
    section: Section
    text: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Added:
    """What was recorded of somebody whom a letter tells of after it was approved."""

    fact: Any
    name: str
    party: Party
    on: datetime


@dataclass(frozen=True)
class StaleLetter:
    """A letter that is out, with the sentences whose facts read otherwise today.

    `untold` are those who signed it and were not told since.
    """

    letter: Letter
    sentences: tuple[StaleSentence, ...]
    added: tuple[Added, ...]
    untold: tuple[Signatory, ...]

    @property
    def first(self) -> str:
        """One of the facts, in a few words."""
        return self.sentences[0].turns[0].name if self.sentences else self.added[0].name


def watched() -> Q:
    """Letters that are out and still count: until the event is over and the reply date has passed;
    what is published, always. Where neither day is known nothing says that it is over.
    """
    on = today()
    published = Sending.objects.filter(letter=OuterRef("pk"), means=SentBy.PUBLISHED)
    is_open = Q(readers=Readers.OPEN) | Q(readers=Readers.EMBARGOED, embargo_until__lte=on)
    ahead = Q(occasion__isnull=False) & (
        Q(occasion__date_latest__gte=on) | Q(occasion__date_latest=None)
    )
    unknown = Q(occasion=None, reply_by=None)
    counts = is_open | Q(Exists(published)) | ahead | Q(reply_by__gte=on) | unknown
    return Q(status__in=(LetterStatus.APPROVED, LetterStatus.SENT)) & counts


def stale_letters(user: User) -> list[StaleLetter]:
    """The letters the user sees that are out and rest on a fact that has changed, or tell of
    somebody of whom more was recorded since.

    The same number of queries for any number of letters.
    """
    letters = {letter.pk: letter for letter in _watched_letters(user)}
    said, more = _changed(user, letters), _added(user, letters)
    changes = {key: [turn.on for one in said[key] for turn in one.turns] for key in said}
    for key, added in more.items():
        changes.setdefault(key, []).extend(one.on for one in added)
    untold = _untold({key: max(moments) for key, moments in changes.items()})
    return [
        StaleLetter(
            letter, tuple(said.get(key, ())), tuple(more.get(key, ())), tuple(untold.get(key, ()))
        )
        for key, letter in letters.items()
        if key in changes
    ]


def _changed(user: User, letters: Collection[UUID]) -> dict[UUID, list[StaleSentence]]:
    rows = Section.objects.filter(letter__in=letters, is_off=False).exclude(sentences=[])
    sections = [section for section in rows if section.kind not in FOLLOWING]
    standing = [(section, one.sentence) for section in sections for one in linked(section)
                if one.stands]  # fmt: skip
    found = turns(user, {fact for _section, one in standing for fact in one.facts})
    said = defaultdict(list)
    for section, sentence in standing:
        turned = tuple(found[fact] for fact in sentence.facts if fact in found)
        if turned:
            said[section.letter_id].append(StaleSentence(section, sentence.text, turned))
    return said


def _added(user: User, letters: Collection[UUID]) -> dict[UUID, list[Added]]:
    """What was there at the approval had to be in the letter before it could be approved."""
    begun = Approval.history.filter(letter_id__in=letters, history_type="+").order_by()
    approved = dict(begun.values_list("letter_id").annotate(Max("history_date")))
    if not approved:
        return {}
    named = LetterCase.objects.filter(letter__in=approved).values_list("letter", "case")
    parties = _parties(user, approved)
    recorded = _recorded(parties, min(approved.values()))
    now = versions_of(key for _party, fact, _on in recorded for key in facts_of(fact))
    words = FactWords(user, [(model_of(key[0]), row) for key, row in now.items()])
    names = {row.id: words.name(model_of(key[0]), row) for key, row in now.items()}
    found = defaultdict(list)
    for letter, case in named:
        for party, fact, on in recorded:
            if party.case_id == case and on > approved[letter]:
                found[letter].append(Added(fact, names[fact.pk], party, on))
    return found


def _parties(user: User, letters: Collection[UUID]) -> dict[UUID, Party]:
    """Whom letters tell of, as far as the user sees who it is."""
    seen = in_scope(user, "person__scope") | Q(person=None)
    rows = concerned_in(letters).filter(seen).select_related("case", "person", "organisation")
    return {party.pk: party for party in rows}


def _recorded(
    parties: Mapping[UUID, Party], since: datetime
) -> list[tuple[Party, Event | Charge | Order, datetime]]:
    """Facts that nobody took back or passed over, with the moment at which each was recorded."""
    happened = EventParty.objects.filter(party__in=parties, event__withdrawn_at=None)
    facts: list[tuple[UUID, Any]] = [
        (row.party_id, row.event)
        for row in happened.exclude(event__rank__in=PASSED_OVER).select_related("event")
    ]
    for own in (Charge, Order):
        rows = own.objects.preferred().filter(party__in=parties)
        facts += [(row.party_id, row) for row in rows]
    first: dict[UUID, datetime] = {}
    for model in (Event, Charge, Order):
        keys = [fact.pk for _party, fact in facts if isinstance(fact, model)]
        begun = model.history.filter(id__in=keys, history_type="+", history_date__gt=since)
        first |= dict(begun.values_list("id", "history_date"))
    found = [(parties[key], fact, first[fact.pk]) for key, fact in facts if fact.pk in first]
    return sorted(found, key=lambda one: one[2])


def _watched_letters(user: User) -> QuerySet[Letter]:
    rows = Letter.objects.visible_to(user).filter(watched())
    return rows.select_related(
        "occasion", "addressee__office", "addressee__person", "sender"
    ).order_by("-date", "-pk")


def _untold(changed: Mapping[UUID, datetime]) -> dict[UUID, list[Signatory]]:
    """Partners who agreed to the text and were not told since the latest change."""
    found = defaultdict(list)
    agreed = Signatory.objects.filter(letter__in=changed).exclude(agreed_on=None)
    for one in agreed.select_related("organisation"):
        latest = changed[one.letter_id].astimezone(zone()).date()
        if one.told_on is None or one.told_on < latest:
            found[one.letter_id].append(one)
    return found

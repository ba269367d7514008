"""What a letter would say otherwise if it were written from today's facts.

Compared sentence by sentence, by key. A letter is written as of its own date: what happened later
makes it no less true, a fact that was corrected does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from advocacy.compose import SectionDraft, draft
from advocacy.fact_words import Turn, moved, turns
from advocacy.languages.base import Fact, Sentence
from advocacy.links import Linked, facts_in, linked
from advocacy.models import (
    Letter,
    LetterStatus,
    Readers,
    Section,
    SectionKind,
    Sending,
    SentBy,
    Signatory,
)
from cases.listing.changes import cases_changed, people_changed
from core.clock import today, zone
from people.models import Person

NOTE = re.compile(r"\[\d{1,2}\]")
# The notes follow the text, the annexes are tables of the same facts.
FOLLOWING = (SectionKind.NOTES,)


@dataclass(frozen=True)
class Change:
    """A sentence that would be another. `old` is empty for one that is new, `new` for one that is
    said no more; `facts` are those that moved, as they were when it was written.
    """

    section: Section
    key: str
    old: str
    new: str
    facts: tuple[Fact, ...]
    stands: bool
    sentence: Sentence | None = None
    after: str = ""

    @property
    def can_be_taken(self) -> bool:
        """What its author wrote in other words is not written over."""
        return self.stands or not self.old


def stale(letter: Letter) -> list[Change]:
    """What has changed in each language; nothing is written again while no fact has moved."""
    sections = [one for one in letter.sections.all() if one.kind not in FOLLOWING]
    if not _touched(letter, sections):
        return []
    found = []
    for language in letter.languages:
        parts = {(part.kind, part.subject): part for part in draft(letter, language)}
        for section in sections:
            part = parts.get((SectionKind(section.kind), section.subject))
            if section.language == language and part and _is_followed(section):
                found += _changes(section, part)
    gone = moved({fact for change in found for fact in change.facts})
    return [_with_moved(change, gone) for change in found]


def _touched(letter: Letter, sections: Sequence[Section]) -> bool:
    """Whether a fact under the text moved, or anything of a case was recorded since the draft."""
    if moved(facts_in(sections)):
        return True
    keys = [section.pk for section in sections]
    first = Section.history.filter(id__in=keys, history_type="+").order_by("history_date").first()
    cases = {row.case_id for row in letter.cases.all()}
    if first is None or not cases:
        return False
    people = set(Person.objects.filter(parties__case__in=cases).values_list("pk", flat=True))
    latest = [*cases_changed(cases).values(), *people_changed(people).values()]
    return max(latest) > first.history_date


def _is_followed(section: Section) -> bool:
    """A text that nothing wrote from data is its author's alone."""
    return not section.is_off and bool(section.sentences or not section.text.strip())


def _changes(section: Section, part: SectionDraft) -> list[Change]:
    had = {one.sentence.key: one for one in linked(section)}
    kept = {one["key"]: one["kept"] for one in section.sentences if "kept" in one}
    now = {sentence.key: sentence for sentence in part.sentences}
    before = {later: first for first, later in pairwise(now)}
    found = [
        _change(section, key, had.get(key), now.get(key), before.get(key, ""))
        for key in dict.fromkeys([*had, *now])
    ]
    return [one for one in found if one and kept.get(one.key) != compared(one.new)]


def _change(
    section: Section, key: str, had: Linked | None, now: Sentence | None, after: str
) -> Change | None:
    old, new = had.sentence.text if had else "", now.text if now else ""
    if compared(old) == compared(new) or (had and not had.stands and not new):
        return None
    facts = had.sentence.facts if had else now.facts if now else ()
    return Change(section, key, old, new, facts, bool(had and had.stands), now, after)


def compared(text: str) -> str:
    """Without the numbers of notes, which shift when another sentence cites."""
    return " ".join(NOTE.sub("", text).split())


def _with_moved(change: Change, gone: set[Fact]) -> Change:
    facts = tuple(fact for fact in change.facts if fact in gone)
    return Change(**{**vars(change), "facts": facts or (() if change.old else change.facts)})


@dataclass(frozen=True)
class StaleSentence:
    section: Section
    text: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class StaleLetter:
    """A letter that is out, with the sentences whose facts read otherwise today.

    `untold` are those who signed it and were not told since.
    """

    letter: Letter
    sentences: tuple[StaleSentence, ...]
    untold: tuple[Signatory, ...]


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
    """The letters the user sees that are out and rest on a fact that has changed.

    The same number of queries for any number of letters.
    """
    letters = {letter.pk: letter for letter in _watched_letters(user)}
    rows = Section.objects.filter(letter__in=letters, is_off=False).exclude(sentences=[])
    sections = [section for section in rows if section.kind not in FOLLOWING]
    standing = [(section, one.sentence) for section in sections for one in linked(section)
                if one.stands]  # fmt: skip
    found = turns(user, {fact for _section, one in standing for fact in one.facts})
    said: dict[Any, list[StaleSentence]] = defaultdict(list)
    for section, sentence in standing:
        turned = tuple(found[fact] for fact in sentence.facts if fact in found)
        if turned:
            said[section.letter_id].append(StaleSentence(section, sentence.text, turned))
    untold = _untold(said)
    return [
        StaleLetter(letters[key], tuple(sentences), tuple(untold.get(key, ())))
        for key, sentences in said.items()
    ]


def _watched_letters(user: User) -> QuerySet[Letter]:
    rows = Letter.objects.visible_to(user).filter(watched())
    return rows.select_related(
        "occasion", "addressee__office", "addressee__person", "sender"
    ).order_by("-date", "-pk")


def _untold(said: dict[Any, list[StaleSentence]]) -> dict[Any, list[Signatory]]:
    """Partners who agreed to the text and were not told since the latest change."""
    latest = {
        key: max(turn.on.astimezone(zone()).date() for one in sentences for turn in one.turns)
        for key, sentences in said.items()
    }
    found: dict[Any, list[Signatory]] = defaultdict(list)
    agreed = Signatory.objects.filter(letter__in=latest).exclude(agreed_on=None)
    for one in agreed.select_related("organisation"):
        if one.told_on is None or one.told_on < latest[one.letter_id]:
            found[one.letter_id].append(one)
    return found


def turns_under(user: User, changes: Iterable[Change]) -> dict[Fact, Turn]:
    """How the facts under some changes turned, in words."""
    return turns(user, {fact for change in changes for fact in change.facts})

"""What a letter would say otherwise if it were written from today's facts.

Compared sentence by sentence, by key. A letter is written as of its own date: what happened later
makes it no less true, a fact that was corrected does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from accounts.models import User
from advocacy.compose import SectionDraft, draft
from advocacy.fact_words import Turn, moved, turns
from advocacy.languages.base import Fact, Sentence
from advocacy.links import Linked, linked, own_text
from advocacy.models import (
    Letter,
    Section,
    SectionKind,
)

NOTE = re.compile(r"\[\d{1,2}\]")
# The notes follow the text, the annexes are tables of the same facts.
FOLLOWING = (SectionKind.NOTES,)


@dataclass(frozen=True)
class Change:
    """A sentence that would be another. `old` is empty for one that is new, `new` for one that is
    said no more; `facts` are those that moved, as they were when it was written. What may not be
    kept is no longer told by whatever answer or source it was told by.
    """

    section: Section
    key: str
    old: str
    new: str
    facts: tuple[Fact, ...]
    stands: bool
    may_be_kept: bool
    sentence: Sentence | None = None
    after: str = ""

    @property
    def can_be_taken(self) -> bool:
        """What its author wrote in other words is not written over."""
        return self.stands or not self.old


def stale(letter: Letter) -> list[Change]:
    """What has changed in each language.

    All is written again each time: a source that is confidential now, or an answer that has ended,
    moves no fact.
    """
    sections = [one for one in letter.sections.all() if one.kind not in FOLLOWING]
    found = []
    for language in letter.languages:
        parts = {(part.kind, part.subject): part for part in draft(letter, language)}
        for section in sections:
            part = parts.get((SectionKind(section.kind), section.subject))
            if section.language == language and part and _is_followed(section):
                found += _changes(section, part)
    gone = moved({fact for change in found for fact in change.facts})
    return [_with_moved(change, gone) for change in found]


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
    return [
        one
        for one in found
        if one and not (one.may_be_kept and kept.get(one.key) == compared(one.new))
    ]


def _change(
    section: Section, key: str, had: Linked | None, now: Sentence | None, after: str
) -> Change | None:
    old, new = had.sentence.text if had else "", now.text if now else ""
    if compared(old) == compared(new) or (not new and _is_taken_out(section, had)):
        return None
    facts = had.sentence.facts if had else now.facts if now else ()
    stands = bool(had and had.stands)
    return Change(section, key, old, new, facts, stands, _may_be_kept(had, now), now, after)


def _is_taken_out(section: Section, had: Linked | None) -> bool:
    """Whether nothing by hand stands there that could still tell what the sentence told."""
    return had is not None and not had.stands and not own_text(section).strip()


def _may_be_kept(had: Linked | None, now: Sentence | None) -> bool:
    """What was corrected may be; not what may be told no more, or is no fact any more. What its
    author wrote in other words is not judged here: names are searched for, and somebody approves.
    """
    if had is None or not had.stands:
        return True
    rests_on = {fact[:2] for fact in had.sentence.facts}
    return now is not None and rests_on <= {fact[:2] for fact in now.facts}


def compared(text: str) -> str:
    """Without the numbers of notes, which shift when another sentence cites."""
    return " ".join(NOTE.sub("", text).split())


def _with_moved(change: Change, gone: set[Fact]) -> Change:
    facts = tuple(fact for fact in change.facts if fact in gone)
    return Change(**{**vars(change), "facts": facts or (() if change.old else change.facts)})


def turns_under(user: User, changes: Iterable[Change]) -> dict[Fact, Turn]:
    """How the facts under some changes turned, in words."""
    return turns(user, {fact for change in changes for fact in change.facts})

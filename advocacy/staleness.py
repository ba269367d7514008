"""What a letter would say otherwise if it were written from today's facts.

Compared sentence by sentence, by key. A letter is written as of its own date: what happened later
makes it no less true, a fact that was corrected does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accounts.models import User
from advocacy.compose import SectionDraft, draft
from advocacy.fact_words import Turn, moved, turns
from advocacy.languages.base import Fact, Sentence
from advocacy.links import Linked, facts_in, linked
from advocacy.models import (
    Letter,
    Section,
    SectionKind,
)
from cases.listing.changes import cases_changed, people_changed
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


def turns_under(user: User, changes: Iterable[Change]) -> dict[Fact, Turn]:
    """How the facts under some changes turned, in words."""
    return turns(user, {fact for change in changes for fact in change.facts})

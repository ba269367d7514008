"""Whose word a reported fact is, for the end of what is told of it."""

from collections.abc import Sequence

from advocacy.languages.accounts import once_each
from advocacy.languages.base import Sentence, gap, plain
from advocacy.languages.english.words import listed
from advocacy.pictures import Picture
from core.history import Tracked

# Who told it may not be named: no letter holds a protected source.
TOLD_TO_US = "as reported to us"
NO_SOURCE = gap("no source is recorded")


def word_of(picture: Picture, fact: Tracked) -> str:
    """ " (according to ...)"; "" for what is established."""
    origin = picture.origins.get(fact.pk)
    if origin is None:
        return ""
    if origin.missing:
        return f" {NO_SOURCE}"
    names = [plain(name) for name in origin.names]
    return f" (according to {listed(names)})" if names else f" ({TOLD_TO_US})"


def each_once(picture: Picture, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Each origin is named where the paragraph first needs it, and not again."""
    facts = [fact for group in picture.happenings for fact in group]
    rows: list[Tracked] = [*facts, *picture.charges, *picture.orders, *picture.next_hearing]
    remarks = {remark for row in rows if (remark := word_of(picture, row))}
    return once_each(remarks, sentences)

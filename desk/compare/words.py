"""When the words of the file and our words say the same: one function for each rule."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Manager, QuerySet

from cases.models import Citation, Source
from core.dates import PartialDate
from desk.compare.index import Difference, codes, slug_of_document
from desk.demo.shelf import key_of

MOST_WORDS = 8


def differs(field: str, theirs: object, ours: object) -> Iterator[Difference]:
    """Says so where the two are not the same."""
    if theirs != ours:
        yield f"{field}: theirs {theirs!r}, ours {ours!r}"


def plain(text: str) -> str:
    """Without what the reader added in round brackets, and without case."""
    return " ".join(re.sub(r"\([^)]*\)", "", text).casefold().split())


def fold(text: str) -> str:
    """For words within words: one kind of quotation mark and blank, no case."""
    for sign in "’‘“”":
        text = text.replace(sign, "'" if sign in "’‘" else '"')
    return " ".join(text.casefold().split())


def date_words(text: str) -> set[str]:
    """What a date may say in our columns, where theirs says `text`.

    All of it; one of the parts of a cut quotation; of a long one its beginning. What the reader put
    in brackets is no wording of the source, so we keep none of it.
    """
    text = re.sub(r"\s*\[[^…\]]+\]", "", text)
    text = re.sub(r"^\([^)]*\)$|\s*\([^)]*\)$", "", text).strip('" ')
    parts = {part.strip() for part in re.split(r"\[…\]|…", text)}
    return {text} | {shortened(part) for part in parts}


def shortened(text: str) -> str:
    """The first words of a text that is too long to be quoted; a dash is no word."""
    found, count = [], 0
    for word in text.split():
        count += bool(re.search(r"\w", word))
        if count > MOST_WORDS:
            break
        found.append(word)
    return " ".join(found)


def date_differs(theirs: dict[str, Any], ours: PartialDate) -> Iterator[Difference]:
    """Words, EDTF and bounds; a time is the same with and without its seconds."""
    if "date_text" in theirs and ours.text not in date_words(theirs["date_text"]):
        yield f"date_text: theirs {theirs['date_text']!r}, ours {ours.text!r}"
    edtf = re.sub(r"(T\d\d:\d\d):00$", r"\1", ours.edtf)
    yield from differs("edtf", theirs["edtf"], edtf)
    for bound in ("earliest", "latest"):
        if bound in theirs:
            day = getattr(ours, bound)
            yield from differs(bound, theirs[bound], day.isoformat() if day else "")


def cited(
    citations: Manager[Citation] | QuerySet[Citation], document: str, theirs: str
) -> Iterator[Difference]:
    """At least one citation of the document whose few words stand in their quotation."""
    found = [c for c in citations.all() if c.source_id == source_key(document)]
    if not found:
        yield f"doc: not cited from {document}"
    elif not any(c.quote and fold(c.quote) in fold(theirs) for c in found):
        yield f"quote: theirs {theirs!r}, ours {[c.quote for c in found]!r}"


def source_key(document: str) -> UUID:
    """The key of the statement that the file calls `document`."""
    return key_of(Source, slug_of_document(document))


def code_differs(kind: str, theirs: str, ours: str) -> Iterator[Difference]:
    """Their code has a home, and ours is it."""
    home = codes().get((kind, theirs))
    if home is None:
        yield f"{kind}: {theirs!r} has no home in codes.csv"
    elif home["ours"] != ours:
        yield f"{kind}: theirs {theirs!r} is {home['ours']!r}, ours {ours!r}"

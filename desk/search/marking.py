"""The words around what was sought, with the sought ones told apart. No markup is made here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import QuerySet

# Private characters: PostgreSQL writes them around each word that it found. In a text of its own
# they would mark a word too many, and nothing worse: every piece is escaped by the template.
START, STOP = "\ue000", "\ue001"
CUT = " … "
AROUND, LONGEST = 120, 360  # characters: beside a marked word, and altogether, more or less
# By the configurations of core.search; which one knows the language shows in what it marks.
READ_AS = {
    "by_english_or_russian": "core_english_russian",
    "by_french": "core_french",
}


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool = False


def with_marks(rows: QuerySet, text: Any, typed: str) -> QuerySet:
    """Annotates `rows` for `pieces`; `text` is a column or an expression."""
    return rows.annotate(
        **{
            name: SearchHeadline(
                text,
                SearchQuery(typed, config=configuration, search_type="websearch"),
                config=configuration,
                start_sel=START,
                stop_sel=STOP,
                highlight_all=True,
            )
            for name, configuration in READ_AS.items()
        }
    )


def pieces(found: Any) -> tuple[Piece, ...]:
    """Of a row read `with_marks`: the words around the marked ones, by the reading that marks any.

    PostgreSQL's own extracts drop numbers at their ends, so whole texts come and are cut here.
    """
    texts = [getattr(found, name) for name in READ_AS]
    text = next((text for text in texts if START in text), texts[0])
    return tuple(_cut(list(_split(text))))


def _split(text: str) -> Iterator[Piece]:
    first, *rest = text.split(START)
    if first:
        yield Piece(first)
    for part in rest:
        marked, _stop, after = part.partition(STOP)
        yield Piece(marked, marked=True)
        if after:
            yield Piece(after)


def _cut(whole: Sequence[Piece]) -> Iterator[Piece]:
    length, last = 0, len(whole) - 1
    for place, piece in enumerate(whole):
        if length > LONGEST and piece.marked:
            return
        kept = piece if piece.marked else Piece(_around(piece.text, place > 0, place < last))
        length += len(kept.text)
        yield kept


def _around(text: str, behind_mark: bool, before_mark: bool) -> str:
    """A text without marks, cut between words where it is long."""
    if len(text) <= 2 * AROUND:
        return text
    head = text[:AROUND].rpartition(" ")[0] if behind_mark or not before_mark else ""
    tail = text[-AROUND:].partition(" ")[2] if before_mark else ""
    return f"{head}{CUT}{tail}"

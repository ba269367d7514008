"""Full-text search over one kind of text, by the indexes that core.search describes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, FloatField, Func, QuerySet, Value

from core.search import Sought
from desk.search.marking import with_marks

SHOWN = 10
# One quote often stands behind several facts and is shown once.
READ = 3 * SHOWN
# Of so many that hold the words the best are found: to rank one, its words are made anew.
RANKED = 300

# Of keys, those of rows that may be seen.
Visible = Callable[[Sequence[UUID]], Iterable[UUID]]


class Holds(Func):
    """Whether words hold what is sought."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Rank(Func):
    function = "ts_rank"
    output_field = FloatField()


def best(visible: Visible, rows: QuerySet, words: Func, text: Any, typed: str) -> list[Any]:
    """Of `rows` whose `words` (as indexed) hold what is sought and which may be seen: those that
    fit best among the newest RANKED of them.
    """
    sought = Sought(Value(typed))
    # Not limited by the database: it would then hope to meet them early and pass its index by.
    holding = rows.filter(Holds(words, sought)).order_by().values_list("pk", flat=True)
    ranked = rows.filter(pk__in=_newest(visible, sorted(holding, reverse=True)))
    ranked = ranked.annotate(fit=Rank(words, sought)).order_by("-fit", "-pk")
    return list(with_marks(ranked, text, typed)[:READ])


def of(rows: QuerySet) -> Visible:
    """Those of `rows`."""
    return lambda keys: rows.filter(pk__in=keys).order_by().values_list("pk", flat=True)


def _newest(visible: Visible, keys: Sequence[UUID]) -> list[UUID]:
    """Keys grow with time. Of a common word few need asking; where little may be seen, each time
    twice as many are asked for, so that the number of queries hardly grows with what is hidden.
    """
    seen: list[UUID] = []
    start, size = 0, RANKED
    while True:
        seen += visible(keys[start : start + size])
        start, size = start + size, size * 2
        if len(seen) >= RANKED or start >= len(keys):
            return sorted(seen, reverse=True)[:RANKED]

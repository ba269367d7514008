"""Full-text search over one kind of text, by the indexes that core.search describes."""

from collections.abc import Callable
from typing import Any

from django.db.models import BooleanField, FloatField, Func, QuerySet, Value

from core.search import Sought
from desk.search.marking import with_marks

SHOWN = 10
# One quote often stands behind several facts and is shown once.
READ = 3 * SHOWN
# Of so many that hold the words the best are found: to rank one, its words are made anew.
RANKED = 300


class Holds(Func):
    """Whether words hold what is sought."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Rank(Func):
    function = "ts_rank"
    output_field = FloatField()


def best(
    visible: Callable[[Func], QuerySet], words: Func, text: Any, typed: str, *related: str
) -> list[Any]:
    """Of the rows whose `words` (as indexed) hold what is sought, those that fit best.

    `visible` narrows the rows that may be seen by a condition: a queryset's filter().
    """
    sought = Sought(Value(typed))
    holding = visible(Holds(words, sought)).order_by()
    # Not limited by the database: it would then hope to meet them early and pass its index by.
    keys = list(holding.values_list("pk", flat=True))[:RANKED]
    ranked = holding.model.objects.filter(pk__in=keys).annotate(fit=Rank(words, sought))
    read = with_marks(ranked.order_by("-fit", "-pk"), text, typed)
    return list(read.select_related(*related)[:READ] if related else read[:READ])

"""Full text: the words of a text in every language at once, without accents.

The functions live in the database (core/migrations/0005): a text is indexed by the stems of
English and Russian (told apart by their letters) and of French, so that the language of a note or
a quote need not be known to find it.
"""

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import Func


class Words(Func):
    """The words of a text column, for an index or a search."""

    function = "core_words"
    output_field = SearchVectorField()


class LocalWords(Func):
    """The words of a LocalText column, in all its languages."""

    function = "core_local_words"
    output_field = SearchVectorField()


class Sought(Func):
    """What was typed, as in a web search: quotes for a phrase, a minus for what must not occur."""

    function = "core_sought"
    output_field = SearchQueryField()

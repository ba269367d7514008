"""Words at their beginning, in any language of a text, without accents."""

import re

from django.db.models import Func, Q, TextField

WORD = re.compile(r"\w+")


class AllLanguages(Func):
    """The texts of a LocalText column, one behind the other."""

    template = "(SELECT string_agg(value, ' ') FROM jsonb_each_text(%(expressions)s))"
    output_field = TextField()


def begins(column: str, word: str) -> Q:
    """That a word of `column` begins with `word`, which is made of letters and digits."""
    return Q(**{f"{column}__unaccent__iregex": rf"\m{word}"})


def words_of(text: str) -> list[str]:
    return WORD.findall(text)

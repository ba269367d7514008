"""Whose word a reported fact is, named once in a French paragraph."""

from collections.abc import Sequence

from advocacy.languages.accounts import once_each
from advocacy.languages.base import Sentence
from advocacy.languages.french.happened import remark
from advocacy.pictures import Picture


def each_once(picture: Picture, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Each origin is named where the paragraph first needs it, and not again."""
    remarks = {remark(origin) for origin in picture.origins.values()}
    return once_each(remarks, sentences)

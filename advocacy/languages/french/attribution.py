"""Whose word a reported fact is, named once in a French paragraph."""

from collections.abc import Sequence
from dataclasses import replace

from advocacy.languages.base import Sentence
from advocacy.languages.french.happened import remark
from advocacy.pictures import Picture


def each_once(picture: Picture, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Each origin is named where the paragraph first needs it, and not again."""
    remarks = {remark(origin) for origin in picture.origins.values()}
    said, named = list(sentences), set[str]()
    for place, sentence in enumerate(said):
        text = sentence.text
        for words in remarks:
            head, found, rest = text.partition(words)
            kept = "" if words in named else found
            text = head + kept + rest.replace(words, "")
            named |= {words} if found else set()
        said[place] = replace(sentence, text=text)
    return said

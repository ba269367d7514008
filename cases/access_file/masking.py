"""Other people's names out of texts that are handed to the person whom they are about."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cases.erasing.mentions import WORD, Forms
from people.folding import keys_of, words
from people.models import Name, NameKey, Person


class Mask:
    """Takes the names of all others out of words, whole names or single parts of those near.

    `near` are people of the same cases: any part of their names goes, unless the person bears it
    too. Of everybody else on record a whole name goes.
    """

    def __init__(self, people: list[Person], near: Iterable[Person], texts: Iterable[str]) -> None:
        own = Forms(people)
        self._own = {part for parts in own.whole for word in parts for part in word}
        self._parts = {
            part
            for name in Name.with_withdrawn.filter(person__in=list(near)).exclude(person__in=people)
            for word in words(name.text)
            for part in word
            if len(part) > 1
        }
        self._far = list(self._elsewhere(people, texts))

    def _elsewhere(self, people: list[Person], texts: Iterable[str]) -> Iterable[re.Pattern[str]]:
        """Whole names of anybody on record that may stand in the texts, as patterns."""
        said = {word for text in texts for word in WORD.findall(text)}
        keys = {key for word in said for key in keys_of(word) if key[0].isalnum()}
        found = NameKey.objects.filter(parts__overlap=sorted(keys)).exclude(person__in=people)
        for name in Name.objects.filter(key__in=found, person__isnull=False):
            if len(name.text.split()) > 1:
                yield re.compile(re.escape(name.text), re.IGNORECASE)

    def text(self, text: str) -> str:
        for pattern in self._far:
            text = pattern.sub(str(instead()), text)
        return WORD.sub(lambda found: self._word(found.group()), text)

    def _word(self, word: str) -> str:
        parts = {part for reading in words(word) for part in reading}
        if parts & self._own or not any(self._is(part) for part in parts):
            return word
        return str(instead())

    def _is(self, part: str) -> bool:
        """A name, or one with an ending that grammar adds to it."""
        stems = (part[:end] for end in range(max(len(part) - 3, 4), len(part) + 1))
        return part in self._parts or any(stem in self._parts for stem in stems)

    def deeply(self, value: Any) -> Any:
        """The same structure with every text masked."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {name: self.deeply(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.deeply(one) for one in value]
        return value


def instead() -> str:
    return _("[name removed]")


def texts_in(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)

"""Gaps of French letters: what is recorded in another language alone is to be said in French."""

from advocacy.languages.base import gap, plain
from advocacy.languages.french.typography import quoted


def to_say(what: str, words: object) -> str:
    """ "[[promesse, à dire en français : « ... »]]", with the words that are recorded, if any."""
    said = plain(words)
    return gap(f"{what}, à dire en français : {quoted(said)}" if said else f"{what} : à consigner")

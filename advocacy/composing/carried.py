"""The own words of an earlier letter in a text written anew: each once, and as a whole.

A sentence that was typed over stands in the place of the one that it was made from; words that were
added go behind the sentence that they followed, or to the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advocacy.editing import EMPTY_BULLET
from advocacy.languages import language_of
from advocacy.languages.base import Sentence, gap
from advocacy.links import WORD, Linked, linked
from advocacy.models import Section
from core.dates import PartialDate, show

BULLET = re.compile(r"^\s*[-*]\s+")
# A mark of a list, of a note, and what else stands between sentences.
BEFORE = re.compile(r"^\s*(?:[-*]\s+|\d+\.\s+)?(?:\[\d{1,2}\]|[.;,:\s])*")
LETTERS = re.compile(r"[^\W\d_]{2}")
NOTE = re.compile(r"\[\d{1,2}\](?!\])")
# An edited sentence keeps at least this part of its words.
ALIKE = 0.5


@dataclass(frozen=True)
class Own:
    """Words of one line. `made_from` are the sentences typed over, by key; `after` is the sentence
    before the words in their line, by key."""

    words: str
    bullet: bool = False
    made_from: tuple[str, ...] = ()
    after: str = ""


def mark_of(day: date, language: str) -> str:
    """The gap before what was carried over: somebody looks whether it is still right."""
    shown = show(PartialDate.on(day), language)
    return gap(language_of(language).MISSING["carried"].format(what=shown))


def carried(old: Section, new: Section, mark: str) -> str:
    """The text of the new section with the own words of the old one."""
    rows = {one.sentence.key: one for one in linked(new) if one.span}
    text, changes, behind = new.text, list[tuple[int, int, str]](), list[Own]()
    for own in own_words(old):
        found = [rows[key] for key in own.made_from if key in rows]
        if found:
            changes += _in_the_place_of(found, _marked(own.words, mark))
        elif span := own.after in rows and rows[own.after].span:
            changes.append((span[1], span[1], f" {_marked(own.words, mark)}"))
        else:
            behind.append(own)
    for start, end, words in sorted(changes, key=lambda one: one[:2], reverse=True):
        # What is only taken out leaves no gap of two spaces.
        first = start if words or text[start - 1 : start] != " " else start - 1
        text = text[:first] + words + text[end:]
    text = EMPTY_BULLET.sub("", text).strip(" \n") if changes else text
    for own in behind:
        text = _at_the_end(text, own, _marked(own.words, mark))
    return text


def _in_the_place_of(found: Sequence[Linked], words: str) -> Iterator[tuple[int, int, str]]:
    """The notes of the facts as they are numbered now stay with them."""
    notes = dict.fromkeys(note for one in found for note in NOTE.findall(one.sentence.text))
    for place, one in enumerate(found):
        start, end = one.span or (0, 0)
        yield start, end, words + "".join(notes) if place == 0 else ""


def _marked(words: str, mark: str) -> str:
    """Words that were carried over before keep the day on which they were written."""
    first = mark.split(" ")[0]
    return words if words.startswith(first) else f"{mark} {words}"


def _at_the_end(text: str, own: Own, words: str) -> str:
    if not own.bullet:
        return f"{text}\n\n{words}".strip("\n")
    last = text.rsplit("\n", 1)[-1]
    between = "\n" if BULLET.match(last) else "\n\n"
    return f"{text}{between}- {words}".strip("\n")


def own_words(section: Section) -> list[Own]:
    """What stands in a text beside the sentences that were written from data."""
    rows = linked(section)
    lost = {place: one.sentence for place, one in enumerate(rows) if not one.span}
    standing = sorted((one.span, place) for place, one in enumerate(rows) if one.span)
    edges = [(0, -1), *((span[1], place) for span, place in standing)]
    ends = [*((span[0], place) for span, place in standing), (len(section.text), len(rows))]
    found = list[Own]()
    for (start, before), (end, behind) in zip(edges, ends, strict=True):
        between = [lost[place] for place in range(before + 1, behind) if place in lost]
        after = rows[before].sentence.key if before >= 0 else ""
        found += _made_from(_lines(section.text[start:end], after), between)
    return found


def _lines(text: str, after: str) -> list[Own]:
    """Only what stands in the line of the sentence before it goes behind that."""
    found = []
    for place, line in enumerate(text.split("\n")):
        words = _balanced(NOTE.sub("", BEFORE.sub("", line)).strip())
        if LETTERS.search(words):
            starts = place > 0 or not after
            own = Own(words, bullet=starts and bool(BULLET.match(line)))
            found.append(own if starts else Own(words, after=after))
    return found


def _balanced(words: str) -> str:
    """Without emphasis that does not end."""
    return words.replace("**", "") if words.count("**") % 2 else words


def _made_from(found: list[Own], lost: Sequence[Sentence]) -> Iterator[Own]:
    """Where one sentence is gone and one stands there instead, that was it, whatever it says."""
    taken = set[str]()
    for own in found:
        keys = [one.key for one in lost if one.key not in taken and _alike(one.text, own.words)]
        if len(found) == len(lost) == 1:
            keys = [lost[0].key]
        taken |= {*keys}
        yield Own(own.words, own.bullet, tuple(keys), own.after)


def _alike(old: str, new: str) -> bool:
    words, now = ({word.casefold() for word in WORD.findall(text)} for text in (old, new))
    return bool(words) and len(words & now) >= ALIKE * len(words)

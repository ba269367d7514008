"""Text as a reader sees it: nothing that stands between the letters of a word hides the word."""

import re
import unicodedata
from collections.abc import Iterator

LETTERS = re.compile(r"[^\W\d_]+")
# Nobody sees them, and no category says so: joiners, variation selectors, fillers.
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
OF_A_LETTER = {0, 7, 9}  # combining classes of marks that make another letter of an Indic one
MARKUP = "<!--.{0,300}?-->|<[^<>\n]{0,100}>"
BETWEEN = rf"(?:{MARKUP}|[·•‧∙⋅・/\\|_.~*]|[-‐‑](?:[ \t]*\n\s*)?){{1,4}}"
BROKEN = re.compile(rf"[^\W\d_]+(?:{BETWEEN}[^\W\d_]+)+", re.DOTALL)
HIDDEN = re.compile(MARKUP, re.DOTALL)
MOST_PIECES = 16
# Of pages; the parts have a bound, so that no long line is read again from each of its words.
ADDRESS = re.compile(r"(?:https?://|www\.|\b[\w-]{1,63}\.[a-z]{2,24}/)\S+")
# (start, end) in a text
Span = tuple[int, int]


def clean(text: str) -> str:
    """Composed, without stress marks, soft hyphens and other signs that are not read.

    What is left of the marks once letters are composed makes no other letter: й and ё stay.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    composed = unicodedata.normalize("NFC", INVISIBLE.sub("", seen))
    return composed if composed.isascii() else "".join(s for s in composed if not _is_mark(s))


def _is_mark(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category == "Me" or (category == "Mn" and unicodedata.combining(sign) not in OF_A_LETTER)


def without_comments(text: str) -> str:
    """However long they are; a comment that never ends is text."""
    first, *others = text.split("<!--")
    parted = [(piece, *piece.partition("-->")) for piece in others]
    return first + "".join(rest if end else f"<!--{piece}" for piece, _, end, rest in parted)


def mended(text: str) -> Iterator[tuple[Span, str]]:
    """What reads as one word although something stands in it: "Tes/tov", "Tes-" and "tov" below.

    A piece with a capital begins another word ("Nur-Sultan"), unless all is in capitals.
    """
    for found in BROKEN.finditer(text):
        pieces = list(LETTERS.finditer(HIDDEN.sub(_blank, found.group())))
        for first in range(len(pieces) - 1):
            if not pieces[first].group().islower():
                yield from _runs(found, pieces[first : first + MOST_PIECES])


def _runs(found: re.Match[str], pieces: list[re.Match[str]]) -> Iterator[tuple[Span, str]]:
    begin, word = pieces[0].start(), pieces[0].group()
    for piece in pieces[1:]:
        word += piece.group()
        if piece.group()[0].isupper() and not (word.isupper() and "-" not in found.group()):
            return
        yield (found.start() + begin, found.start() + piece.end()), word


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def addresses(text: str) -> list[Span]:
    """Where addresses of pages stand: in them a name is written small and among other words."""
    return [found.span() for found in ADDRESS.finditer(text)]


def joined(spans: list[Span]) -> list[Span]:
    """In order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found

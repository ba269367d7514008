"""Text that comes back from a partner, matched paragraph by paragraph to the blocks of the letter.

What came back unchanged keeps the Markdown that was written, and so its links to facts; in a
paragraph that was changed the sentences that still stand keep theirs. All else is own words.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import BinaryIO

from django.utils.translation import gettext as _

from advocacy.languages.base import plain as literal
from advocacy.links import as_sentence
from advocacy.models import Letter, Section, SectionKind
from advocacy.paper import letter_docx, letter_text
from cases.files import opening
from cases.files.kinds import FileRefused
from core.markdown import to_html

MB = 1024 * 1024
LARGEST = 10 * MB  # bytes; a letter of two pages has some 40 KB
MOST_PARAGRAPHS = 1_000
LONGEST = 60_000  # characters, as of the papers
WRAPPED = 100  # characters of a line where no line is longer: then its paragraphs were broken
FULL = 0.5  # of that: a line that is shorter ends its paragraph
ALIKE = 0.5  # of two paragraphs that are taken for one, the least likeness
TAG = re.compile(r"<[^>]*>")
LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
# Signs that Word and mail programs put in the place of one another as somebody types.
INSIDE_QUOTES = re.compile(r"(?<=[«‹])\s+|\s+(?=[»›])")
SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼʻ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
BREAK = re.compile(r"\n{2,}|\n(?=\s*(?:[-*]|\d+\.)\s)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a block: as Markdown, what it is parted by from the one before, and folded
    as it would come back."""

    section: Section
    text: str
    before: str
    folded: str


@dataclass(frozen=True)
class Matched:
    """A block with the text that it had and that it would have; `is_changed` as it is printed."""

    section: Section
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True)
class ComeBack:
    """`unplaced` are paragraphs of the text that no block is like."""

    matched: list[Matched]
    unplaced: list[str]


def text_of_docx(file: BinaryIO, size: int) -> str:
    """Its paragraphs, a line each; opened in a bounded process. Raises FileRefused."""
    if size > LARGEST:
        raise FileRefused(_("The file is larger than 10 MB. Take the pictures out, or paste the "
                            "text."))  # fmt: skip
    return _opened(file.read(LARGEST + 1))


def _opened(data: bytes) -> str:
    return opening.run("text", "DOCX", data).decode()


def match(letter: Letter, language: str, text: str) -> ComeBack:
    """Raises ValueError for a text that is no letter: too long, or of too many paragraphs."""
    lines = _unwrapped(text)
    if len(text) > LONGEST or len(lines) > MOST_PARAGRAPHS:
        raise ValueError("too long for a letter")
    sections = _sections(letter, language)
    had = [paragraph for section in sections for paragraph in _paragraphs(section)]
    came = _without_furniture(letter, language, lines, had)
    placed, unplaced = _placed(had, came)
    return ComeBack([_matched(section, had, placed) for section in sections], unplaced)


def _unwrapped(text: str) -> list[str]:
    """Its paragraphs: mail programs break them at some 70 characters, where our own does, too."""
    lines = [line.removeprefix(">").strip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    found: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not LIST_MARK.match(line):
            found[-1] = f"{found[-1]} {line}"
        elif line.strip("-="):
            found.append(line)
        goes_on = len(line) > WRAPPED * FULL and width <= WRAPPED
    return found


def _sections(letter: Letter, language: str) -> list[Section]:
    """The confidential annex is no part of what partners read."""
    rows = letter.sections.filter(language=language, is_off=False)
    return list(rows.exclude(kind__in=(SectionKind.CLOSED_ANNEX, SectionKind.ANNEX)))


def _paragraphs(section: Section) -> list[Paragraph]:
    """Blocks, and the lines of a list; other line ends part lines of an address."""
    found, start, before = [], 0, ""
    for end in [*BREAK.finditer(section.text), None]:
        text = section.text[start : end.start() if end else None]
        if text.strip():
            found += _lines(section, text, before)
        if end:
            start, before = end.end(), end.group()
    return found


def _lines(section: Section, text: str, before: str) -> list[Paragraph]:
    """A line each: Word and plain text part them as they part paragraphs."""
    lines = text.splitlines()
    parted = [before, *["\n"] * (len(lines) - 1)]
    return [
        Paragraph(section, line, by, folded(plain(line)))
        for line, by in zip(lines, parted, strict=True)
        if line.strip()
    ]


def plain(markdown: str) -> str:
    """As it is printed, without the mark of a list."""
    return LIST_MARK.sub("", unescape(TAG.sub("", str(to_html(markdown)))).strip())


def folded(text: str) -> str:
    """Equal only where the same words stand in the same order: what is equal is not shown again.

    Capitals, white space, marks that nobody sees and the kind of a quotation mark or dash change
    on the way through a partner's programs, and say nothing.
    """
    composed = unicodedata.normalize("NFC", LIST_MARK.sub("", text))
    seen = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return " ".join(INSIDE_QUOTES.sub("", seen).translate(SIGNS).casefold().split())


def _without_furniture(
    letter: Letter, language: str, lines: Sequence[str], had: Iterable[Paragraph]
) -> list[str]:
    """Without what our own file has around the blocks: letterhead, headings, running lines.

    A line of the letterhead may stand in a block too: only as many go as are too many for those.
    """
    made = _opened(letter_docx(letter, language)).splitlines()
    ours = set(map(folded, made + _unwrapped(letter_text(letter, language))))
    told, came = Counter(paragraph.folded for paragraph in had), Counter(map(folded, lines))
    spare = {line: came[line] - told[line] for line in ours}
    kept = []
    for line in lines:
        key = folded(line)
        if spare.get(key, 0) > 0:
            spare[key] -= 1
        else:
            kept.append(line)
    return kept


def _placed(
    had: Sequence[Paragraph], came: Sequence[str]
) -> tuple[dict[int, list[str]], list[str]]:
    """By the place of a paragraph that the letter had, what stands there now, and what is nowhere.

    What is equal is anchored first. Between the anchors as many as there were each take the place
    of one; else each takes the one that is most like it, and what is like none stands behind the
    one before it.
    """
    placed, unplaced = defaultdict[int, list[str]](list), []
    matcher = SequenceMatcher(
        None, [one.folded for one in had], [folded(line) for line in came], autojunk=False
    )
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal" or last - first == end - begin:
            for old, line in zip(range(first, last), came[begin:end], strict=True):
                placed[old].append(line)
            continue
        taken = first - 1
        for line in came[begin:end]:
            best = _most_like(had, range(max(taken, first), last), line)
            if best is not None:
                taken = best
            if taken < 0:
                unplaced.append(line)
            else:
                placed[taken].append(line)
    return placed, unplaced


def _most_like(had: Sequence[Paragraph], places: range, line: str) -> int | None:
    likeness = {
        place: SequenceMatcher(None, had[place].folded, folded(line), autojunk=False).ratio()
        for place in places
    }
    best = max(likeness, key=lambda place: likeness[place], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None


def _matched(section: Section, had: Sequence[Paragraph], placed: dict[int, list[str]]) -> Matched:
    parts: list[str] = []
    for place, paragraph in enumerate(had):
        if paragraph.section.pk != section.pk:
            continue
        for number, line in enumerate(placed.get(place, [])):
            before = paragraph.before if number == 0 else "\n\n"
            parts += [before if parts else "", _as_markdown(paragraph, line)]
    return Matched(section, section.text, "".join(parts))


def _as_markdown(paragraph: Paragraph, line: str) -> str:
    """What is unchanged as it was written; else the words that came, with the sentences in them
    that were written from data as those were."""
    if folded(line) == paragraph.folded:
        return paragraph.text
    mark = LIST_MARK.match(paragraph.text)
    text = literal(LIST_MARK.sub("", line))
    for one in paragraph.section.sentences:
        written = LIST_MARK.sub("", as_sentence(one).text.strip())
        shown = literal(plain(written))
        if shown and shown in text:
            text = text.replace(shown, written, 1)
    return (mark.group() if mark else "") + text

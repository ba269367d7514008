"""The blocks of a letter as they stand on the sheet, on the screen and on paper."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString

from advocacy.languages import language_of
from advocacy.models import EditionPart, Section, SectionKind
from advocacy.paper.marks import NOTHING, html_of, in_one_line, lines_of, masked, rows_of
from advocacy.paper.words import Words
from core.countries import country_name

# Each line of these is a line of the page.
IN_LINES = {
    SectionKind.ADDRESSEE, SectionKind.DATELINE, SectionKind.SIGNATURE, SectionKind.COPIES,
    SectionKind.CONTACT, SectionKind.ADDRESSES,
}  # fmt: skip
TITLES = {SectionKind.RE, SectionKind.HEADLINE}
ANNEXES = {SectionKind.ANNEX, SectionKind.CLOSED_ANNEX}
HEADED_IN_LETTERS = {SectionKind.SIGNATORIES, SectionKind.CONTACT, SectionKind.NOTES}


@dataclass(frozen=True)
class Block:
    """One block in clean HTML.

    `subject` is the country it is about, whose name stands `over` the first of them; `heading` its
    own heading. A signature has its `closing` apart; a list has `lines`, an annex `heads` and
    `rows` of cells instead of `html`.
    """

    kind: SectionKind
    html: SafeString = NOTHING
    subject: str = ""
    over: str = ""
    heading: str = ""
    closing: SafeString = NOTHING
    lines: list[SafeString] = field(default_factory=list)
    heads: list[SafeString] = field(default_factory=list)
    rows: list[list[SafeString]] = field(default_factory=list)

    @property
    def css(self) -> str:
        return self.kind.lower().replace("_", "-")

    @property
    def is_title(self) -> bool:
        return self.kind in TITLES

    @property
    def is_closed(self) -> bool:
        return self.kind == SectionKind.CLOSED_ANNEX

    def masked(self, withhold: Callable[[str], str]) -> "Block":
        """Without the names that nobody may read."""

        def each(cells: list[SafeString]) -> list[SafeString]:
            return [masked(cell, withhold) for cell in cells]

        return replace(
            self, html=masked(self.html, withhold), closing=masked(self.closing, withhold),
            lines=each(self.lines), heads=each(self.heads), rows=[each(row) for row in self.rows],
        )  # fmt: skip


def blocks(
    sections: Iterable[Section],
    language: str,
    words: Words,
    part: str = EditionPart.WHOLE,
    *,
    to_somebody: bool = False,
) -> list[Block]:
    """Those of one part that are not switched off and say something, in their order.

    `sections` are of one language. A letter to somebody runs on without headings. Annexes come
    last, since each begins a page.
    """
    closed = part == EditionPart.CLOSED_ANNEX
    said = [
        one
        for one in sections
        if not one.is_off and one.text.strip() and (one.kind == SectionKind.CLOSED_ANNEX) == closed
    ]
    body = [one for one in said if one.kind not in ANNEXES]
    annexes = [one for one in said if one.kind in ANNEXES]
    headings = language_of(language).HEADINGS
    if to_somebody:
        headings = {kind: words for kind, words in headings.items() if kind in HEADED_IN_LETTERS}
    return [*_body(body, headings, language), *_annexes(annexes, language, words)]


def _body(sections: list[Section], headings: dict[str, str], language: str) -> Iterator[Block]:
    subject = ""
    for section in sections:
        kind = SectionKind(section.kind)
        begins, subject = section.subject != subject, section.subject
        over = country_name(subject, language) if subject and begins else ""
        found = _block(kind, section.text)
        yield replace(found, subject=subject, over=over, heading=headings.get(kind, ""))


def _block(kind: SectionKind, text: str) -> Block:
    if kind == SectionKind.SIGNATURE:
        closing, _, names = text.partition("\n\n")
        return Block(kind, html_of(names, in_lines=True), closing=html_of(closing))
    if kind == SectionKind.SIGNATORIES:
        return Block(kind, lines=lines_of(text))
    html = html_of(text, in_lines=kind in IN_LINES)
    return Block(kind, in_one_line(html) if kind in TITLES else html)


def _annexes(sections: list[Section], language: str, words: Words) -> Iterator[Block]:
    """Numbered where there are several; the closed one bears its own name."""
    for number, section in enumerate(sections, start=1):
        heads, rows = rows_of(section.text)
        country = country_name(section.subject, language) if section.subject else ""
        yield Block(
            SectionKind(section.kind), heads=heads, rows=rows,
            heading=_annex_heading(section, country, number if len(sections) > 1 else 0, words),
        )  # fmt: skip


def _annex_heading(section: Section, country: str, number: int, words: Words) -> str:
    if section.kind == SectionKind.CLOSED_ANNEX:
        return words.closed_annex
    return words.numbered_annex.format(number, country) if number else words.annex.format(country)

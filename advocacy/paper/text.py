"""The letter as plain text, 72 columns wide, for an e-mail or a form on a website."""

import textwrap
from collections.abc import Iterator

from advocacy.models import EditionPart, Letter, SectionKind
from advocacy.paper.blocks import Block
from advocacy.paper.papers import Paper, read_paper
from advocacy.paper.runs import Paragraph, paragraphs_of, runs_of

WIDTH = 72


def letter_text(letter: Letter, language: str, part: str = EditionPart.WHOLE) -> str:
    """The same words as on paper; notes come at the very end. Raises TooLongError."""
    return text_of_paper(read_paper(letter, language, part))


def text_of_paper(paper: Paper) -> str:
    notes = [block for block in paper.blocks if block.kind == SectionKind.NOTES]
    others = [block for block in paper.blocks if block.kind != SectionKind.NOTES]
    parts = [
        "\n".join(line for line in (paper.demonstration, paper.mark) if line),
        "\n".join(_wrapped(line) for line in (paper.head.name, *paper.head.lines)),
        paper.reference_line,
        *(part for block in [*others, *notes] for part in _block(block)),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _block(block: Block) -> Iterator[str]:
    if block.over:
        yield _underlined(block.over, "=")
    if block.heading:
        yield _underlined(block.heading, "-")
    if block.is_title:
        yield _wrapped(_said(block.html))
    elif block.heads:
        yield from _rows(block)
    elif block.lines:
        yield "\n".join(_wrapped(_said(line), later="  ") for line in block.lines)
    else:
        yield from _paragraphs(block.closing)
        yield from _paragraphs(block.html)


def _rows(block: Block) -> Iterator[str]:
    """A line for each cell, after its head: a table does not fit into a text."""
    heads = [_said(head) for head in block.heads]
    for row in block.rows:
        named = [
            _wrapped(f"{head}: {said}", later="  ")
            for head, cell in zip(heads, row, strict=True)
            if (said := _said(cell))
        ]
        yield "\n".join(named)


def _paragraphs(html: str) -> Iterator[str]:
    """Items of a list stand close together; an empty line parts all else."""
    group: list[str] = []
    for paragraph in paragraphs_of(html):
        if paragraph.begins or not paragraph.level:
            yield "\n".join(group)
            group = []
        group.append(_paragraph(paragraph))
    yield "\n".join(group)


def _paragraph(paragraph: Paragraph) -> str:
    sign = f"{paragraph.number}. " if paragraph.number > 0 else "- " if paragraph.number else ""
    indent = "  " * (paragraph.level - 1 if sign else paragraph.level) + "> " * paragraph.quoted
    later = indent + " " * len(sign)
    text = "".join(f"[{run.text}]" if run.note else run.text for run in paragraph.runs)
    return "\n".join(
        _wrapped(line, first=indent + sign if number == 0 else later, later=later)
        for number, line in enumerate(text.split("\n"))
    )


def _wrapped(text: str, *, first: str = "", later: str = "") -> str:
    """Wrapped at plain blanks only: a no-break space holds, an address stays whole."""
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _said(html: str) -> str:
    return "".join(f"[{run.text}]" if run.note else run.text for run in runs_of(html))


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * min(len(text), WIDTH)}"

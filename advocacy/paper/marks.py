"""From the Markdown of a section to clean HTML: gaps are marked, notes raised, names withheld."""

import re
from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe

from core.markdown import to_html

# How far a sign looks ahead is bounded: brackets by the thousand take no longer than words.
GAP = re.compile(r"\[\[([^<]{1,400}?)\]\]")
NOTE = re.compile(r"\[(\d{1,2})\](?![^<]{0,400}</a>)")
# The name that a line of signatories begins with.
FIRST = re.compile(r"^(<p>)?([^<,]+)")
NOTHING = SafeString("")


def html_of(text: str, *, in_lines: bool = False) -> SafeString:
    """Clean HTML of Markdown; gaps are marked, and "[3]" becomes the sign of endnote 3."""
    html = str(to_html(text.replace("\n", "  \n") if in_lines else text))
    html = GAP.sub(r'<span class="gap">\1</span>', html)
    html = NOTE.sub(r'<sup class="note">\1</sup>', html)
    # Notes 2 and 3 side by side must not read as note 23.
    html = html.replace('</sup><sup class="note">', ", ")
    return mark_safe(html)  # noqa: S308  cleaned by to_html; only our own tags were added


def in_one_line(html: SafeString) -> SafeString:
    """Without paragraphs, for a heading or a cell."""
    inner = html.strip().removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br>")
    return mark_safe(inner)  # noqa: S308  clean before, and nothing was added


def lines_of(text: str) -> list[SafeString]:
    """The lines of a list, each with what stands before its first comma in bold: the name."""
    lines = [in_one_line(html_of(line)) for line in text.splitlines() if line.strip()]
    return [mark_safe(FIRST.sub(r"\1<strong>\2</strong>", line, count=1)) for line in lines]  # noqa: S308


def rows_of(text: str) -> tuple[list[SafeString], list[list[SafeString]]]:
    """(heads, rows) of a table with a line for each row and " | " between its cells.

    A row has as many cells as there are heads: what is missing is empty, what is over stays in the
    last cell.
    """
    heads, *rows = [line.strip() for line in text.splitlines() if line.strip()]
    width = heads.count(" | ") + 1
    cells = [row.split(" | ", width - 1) for row in (heads, *rows)]
    filled = [[*row, *[""] * (width - len(row))] for row in cells]
    first, *others = [[in_one_line(html_of(cell.strip())) for cell in row] for row in filled]
    return first, others


def masked(html: SafeString, withhold: Callable[[str], str]) -> SafeString:
    """The same with the names taken out that nobody may read."""
    return mark_safe(withhold(html))  # noqa: S308  clean before, and only words were replaced

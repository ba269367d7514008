"""Tables as spreadsheets: XLSX, and CSV for other programs. No cell is ever a formula.

A text is one line: whatever breaks or controls a line is a space, and what no file can hold (half a
letter) is the replacement character. In XLSX a text is stored as text. CSV knows only text, and a
program that opens it takes what begins with one of `OPENS` for a formula: such a text gets an
apostrophe in front. The same goes for what follows a semicolon inside a text, since spreadsheets
of many countries split there. To have a text back as it was (a telephone number, "+49 30 1234"),
take away the apostrophes that `ESCAPED` finds: it finds no others.

Files are made in memory: the names of people at risk are never in a temporary file. Nothing in them
tells who made them, and the same table of the same moment gives the same bytes.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None

OPENS = "=+-@|%\uff1d\uff0b\uff0d\uff20"
_BEGINS = r"(?:^|(?<=;))"
_WITH_THEM = rf"(?=['\"\s]*[{re.escape(OPENS)}])"
_TO_ESCAPE = re.compile(_BEGINS + _WITH_THEM)
ESCAPED = re.compile(f"{_BEGINS}'{_WITH_THEM}")

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_IN_NO_FILE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767 // 2  # letters: a cell holds 32,767 units of UTF-16
_FIRST_DAY = date(1900, 3, 1)  # before it, the calendar of spreadsheets is wrong
_WIDEST = 400  # pixels
_AS_THEY_ARE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class Sheet:
    """A table; `about` are lines above it that say what it is. `made_at` is in UTC."""

    about: Sequence[str]
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    made_at: datetime


def xlsx(sheet: Sheet) -> bytes:
    file = BytesIO()
    with Workbook(file, _AS_THEY_ARE) as book:
        book.set_properties({"created": sheet.made_at})
        page = book.add_worksheet()
        text, bold, day = (
            book.add_format(looks)
            for looks in (
                {"num_format": "@"},
                {"num_format": "@", "bold": True},
                {"num_format": "yyyy-mm-dd", "align": "left"},
            )
        )
        top = len(sheet.about) + 1
        _write(page, top, sheet.headings, bold, day)
        for at, cells in enumerate(sheet.rows, top + 1):
            _write(page, at, cells, text, day)
        page.autofit(_WIDEST)
        # After the widths were taken: these lines run over several columns.
        for at, line in enumerate(sheet.about):
            _write(page, at, [line], text, day)
        page.freeze_panes(top + 1, 0)
    return file.getvalue()


def _write(page: Worksheet, at: int, cells: Sequence[Cell], text: Format, day: Format) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            page.write_datetime(at, column, cell, day)
        elif isinstance(cell, int):
            page.write_number(at, column, cell)
        elif cell is not None:
            page.write_string(at, column, _line(str(cell)), text)


def csv_file(sheet: Sheet) -> bytes:
    """UTF-8 with a mark at the start, by which spreadsheets know that it is."""
    file = StringIO()
    write = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerow
    for line in sheet.about:
        write([_escaped(line)])
    write([])
    write([_escaped(heading) for heading in sheet.headings])
    for cells in sheet.rows:
        write([cell if isinstance(cell, int) else _escaped(str(cell or "")) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub("'", _line(text))


def _line(text: str) -> str:
    return _IN_NO_FILE.sub("\ufffd", _BREAKS.sub(" ", text)).strip()[:_LONGEST]

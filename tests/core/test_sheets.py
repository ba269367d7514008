"""Spreadsheets hold what was given, as text, days and numbers, and never a formula."""

import csv
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell as ReadCell

from core.sheets import ESCAPED, Cell, Sheet, csv_file, xlsx

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
# S8 of the threat model: whatever makes a program calculate when it stands first.
FIRST = [
    "=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", "|", "%", "＝", "＋", "－", "＠", " =", ";=",
]  # fmt: skip
PHONES = ["+49 30 1234567", "+77011234567", "0049 30 1", "-5", "007"]


def a_sheet(*rows: list[Cell], about: tuple[str, ...] = ("Cases",)) -> Sheet:
    return Sheet(about, ["Person", "Since", "People"], rows, NOON)


def cells_of(sheet: Sheet) -> list[tuple[ReadCell, ...]]:
    """Of the XLSX file, below the headings."""
    rows = list(load_workbook(BytesIO(xlsx(sheet))).active.iter_rows())
    return rows[len(sheet.about) + 2 :]


def lines_of(sheet: Sheet, delimiter: str = ",") -> list[list[str]]:
    """Of the CSV file, below the headings."""
    text = csv_file(sheet).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=delimiter))[len(sheet.about) + 2 :]


@pytest.mark.parametrize("first", FIRST)
def test_no_cell_of_xlsx_is_a_formula(first: str) -> None:
    evil = f"{first}HYPERLINK(1)"
    for row in cells_of(a_sheet([evil] * 3, about=(evil,))):
        assert {cell.data_type for cell in row} == {"s"}


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_no_cell_of_csv_begins_like_a_formula(first: str, delimiter: str) -> None:
    evil = f"{first}HYPERLINK(1)"
    for row in lines_of(a_sheet([evil] * 3, ["a", f"b{evil}", f"c;{evil}"]), delimiter):
        assert not [cell for cell in row if cell.lstrip(' "')[:1] in set("=+-@|%＝＋－＠")]


@pytest.mark.parametrize("phone", PHONES)
def test_a_telephone_number_survives(phone: str) -> None:
    sheet = a_sheet([phone])
    assert cells_of(sheet)[0][0].value == phone
    assert ESCAPED.sub("", lines_of(sheet)[0][0]) == phone


@given(st.text("='+;\" -a\u00a0", max_size=8))
def test_every_apostrophe_that_was_added_can_be_taken_away(text: str) -> None:
    sheet = a_sheet([f"a{text}a"], [text])
    read = [ESCAPED.sub("", row[0]) for row in lines_of(sheet)]
    assert read == [f"a{text}a", text.strip()]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=20))
def test_any_text_can_be_written_and_read(texts: list[str]) -> None:
    sheet = a_sheet(*([text, None, 1] for text in texts))
    in_xlsx = [row[0].value or "" for row in cells_of(sheet)]
    assert in_xlsx == [ESCAPED.sub("", row[0]) for row in lines_of(sheet)]


def test_what_no_file_can_hold_is_replaced_and_lines_are_joined() -> None:
    sheet = a_sheet(["A\0b\ud800c\uffff", "one\r\ntwo", 3])
    expected = ["A b\ufffdc\ufffd", "one two"]
    assert [cell.value for cell in cells_of(sheet)[0]][:2] == expected
    assert lines_of(sheet)[0][:2] == expected


def test_days_and_numbers_are_such() -> None:
    sheet = a_sheet(["Aibek", date(2023, 5, 1), 12], ["Before", date(1899, 1, 2), None])
    first, second = cells_of(sheet)
    assert (first[1].is_date, first[1].value.isoformat()) == (True, "2023-05-01T00:00:00")
    assert first[2].value == 12
    assert [cell.value for cell in second] == ["Before", "1899-01-02", None]
    assert lines_of(sheet) == [["Aibek", "2023-05-01", "12"], ["Before", "1899-01-02", ""]]


def test_a_text_that_looks_like_a_code_of_the_file_format_is_itself() -> None:
    with zipfile.ZipFile(BytesIO(xlsx(a_sheet(["_x0041_"])))) as parts:
        assert b"_x005F_x0041_" in parts.read("xl/sharedStrings.xml")


def test_a_text_too_long_for_a_cell_is_cut_and_not_lost() -> None:
    assert len(cells_of(a_sheet(["x" * 40_000]))[0][0].value) == 16_383


def test_csv_says_that_it_is_utf8() -> None:
    assert csv_file(a_sheet(["Жанболат"])).startswith(b"\xef\xbb\xbf")


def test_the_same_table_gives_the_same_bytes() -> None:
    assert xlsx(a_sheet(["Aibek"])) == xlsx(a_sheet(["Aibek"]))


def test_the_file_tells_of_nobody() -> None:
    with zipfile.ZipFile(BytesIO(xlsx(a_sheet(["Aibek"])))) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "2026-11-22T12:00:00Z" in core

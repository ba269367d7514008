"""The letter as DOCX and as plain text, read back."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from advocacy.models import EditionPart
from advocacy.paper.runs import paragraphs_of
from advocacy.paper.text import WIDTH, text_of_paper
from advocacy.paper.word import docx_of_paper
from tests.advocacy.papers import K, annex, letter, paper


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx_of_paper(paper(letter(("KZ", annex(1, 2)), ("TM", annex(3)))))


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(data))


def styled(data: bytes, style: str) -> list[str]:
    return [p.text for p in opened(data).paragraphs if p.style.name == style]


def test_texts_stand_in_the_styles_of_a_word_processor(made: bytes) -> None:
    assert styled(made, "Sender") == ["Invented Rights Office"]
    assert styled(made, "Heading 1")[0].startswith("Re: Human rights issues")
    assert styled(made, "Heading 1")[1:] == ["Annex 1: Kazakhstan", "Annex 2: Turkmenistan"]
    assert styled(made, "List Bullet") == ["Әбіл Қайрат, born 1980;", "Zoë Ångström.2"]
    assert styled(made, "List Number")[:2] == ["raise this;", "ask for release."]
    assert len(styled(made, "Signatories")) == 22


def test_each_numbered_list_counts_from_its_own_first_number(made: bytes) -> None:
    numbered = [p for p in opened(made).paragraphs if p.style.name == "List Number"]
    ids = [p._p.pPr.numPr.numId.val for p in numbered]
    # Two asks, then two notes.
    assert ids[0] == ids[1] != ids[2] == ids[3]
    numbering = opened(made).part.numbering_part.element
    starts = [numbering.num_having_numId(number).lvlOverride_lst[0] for number in ids]
    assert all(start.startOverride.val == 1 for start in starts)


def test_an_annex_is_a_table_that_repeats_its_head_and_tears_no_row(made: bytes) -> None:
    tables = opened(made).tables
    assert [len(table.rows) for table in tables] == [3, 2]
    assert tables[0].cell(1, 0).text == "Person Number1"
    heads = [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in tables[0].rows]
    assert heads == [True, False, False]
    assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in tables[0].rows)


def test_emphasis_and_notes_look_as_they_should(made: bytes) -> None:
    [opening] = [p for p in opened(made).paragraphs if p.text.startswith("We write")]
    assert [run.text for run in opening.runs if run.bold] == ["ahead of"]
    assert [run.text for run in opening.runs if run.font.superscript] == ["1"]


def test_running_lines_have_the_page_as_a_field_and_not_on_the_first(made: bytes) -> None:
    first = opened(made).sections[0]
    assert first.different_first_page_header_footer
    assert "CONFIDENTIAL" in first.first_page_header.paragraphs[0].text
    foot = first.footer.paragraphs[0]
    assert "L-7F3K9Q-M · 30 October 2023" in foot.text
    fields = [f.get(qn("w:instr")) for f in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert first.first_page_footer.paragraphs[0].text == ""


@pytest.mark.parametrize(("language", "spoken"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_it_says_its_language(language: str, spoken: str) -> None:
    data = docx_of_paper(paper([(K.OPENING, "a", "")], language))
    defaults = opened(data).styles.element.find(qn("w:docDefaults"))
    assert {e.get(qn("w:val")) for e in defaults.iter(qn("w:lang"))} == {spoken}
    assert opened(data).core_properties.language == language


def test_nothing_in_it_points_outside_or_tells_who_made_it(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as archive:
        whole = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert not any("TargetMode" in text for text in whole.values())
    assert "python-docx" not in " ".join(whole.values())
    assert not [name for name in whole if "thumbnail" in name or name.endswith("app.xml")]
    told = opened(made).core_properties
    assert (told.title, told.author, told.last_modified_by) == ("L-7F3K9Q-M", "", "")
    assert not re.search("Testova|Signer|Қайрат", whole["docProps/core.xml"])


def test_the_same_letter_gives_the_same_docx(made: bytes) -> None:
    again = docx_of_paper(paper(letter(("KZ", annex(1, 2)), ("TM", annex(3)))))
    assert again == made


def test_what_xml_cannot_hold_does_not_stop_a_docx() -> None:
    data = docx_of_paper(paper([(K.OPENING, "a\x0bb\x1b\ufffe[c](https://e.org/?a=1&b=2)", "")]))
    assert "c (https://e.org/?a=1&b=2)" in styled(data, "Normal")[0]


def test_the_text_has_72_columns_and_its_notes_at_the_end() -> None:
    long = "word " * 40 + "https://example.org/" + "a" * 80
    text = text_of_paper(paper([*letter(("KZ", annex(1))), (K.THANKS, long, "")]))
    wide = [line for line in text.splitlines() if len(line) > WIDTH]
    assert [line for line in wide if "example.org/aaa" not in line] == []
    assert text.rstrip().endswith("2. A court, 2023.")
    assert "We write ahead of your visit.[1]" in text
    assert "1. raise this;\n2. ask for release." in text
    assert "Name: Person Number1\nRole: activist" in text


def test_the_confidential_annex_has_its_own_docx_and_text() -> None:
    rows = [*letter(), (K.CLOSED_ANNEX, annex(7), "")]
    closed = paper(rows, part=EditionPart.CLOSED_ANNEX)
    assert "Person Number7" in text_of_paper(closed)
    assert "CONFIDENTIAL" in opened(docx_of_paper(closed)).sections[0].header.paragraphs[0].text
    assert "Person Number7" not in text_of_paper(paper(rows))
    assert opened(docx_of_paper(paper(rows))).tables == []


def test_what_is_off_or_empty_is_left_out_and_cells_over_stay_in_the_last() -> None:
    rows = [(K.HOOK, " ", ""), (K.ANNEX, "A | B\none | two | three\nfour", "KZ")]
    [block] = paper(rows).blocks
    assert block.rows == [["one", "two | three"], ["four", ""]]


def test_lists_within_lists_keep_their_place() -> None:
    from advocacy.paper.marks import html_of

    told = paragraphs_of(html_of("- a\n  1. b\n  2. c\n\n  d\n- e\n\n> f"))
    found = [(p.text, p.level, p.number, p.begins) for p in told]
    assert found == [
        ("a", 1, -1, True), ("b", 2, 1, True), ("c", 2, 2, False), ("d", 1, 0, False),
        ("e", 1, -1, False), ("f", 0, 0, False),
    ]  # fmt: skip
    assert told[-1].quoted

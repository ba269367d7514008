"""The letter as DOCX: styles, lists and tables as a word processor knows them, and nothing else.

Nothing in the file points outside or tells who made it; the same letter gives the same bytes.
"""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph

from advocacy.models import EditionPart, Letter, SectionKind
from advocacy.paper.blocks import Block
from advocacy.paper.papers import Paper, read_paper
from advocacy.paper.runs import Paragraph, Run, paragraphs_of, runs_of
from advocacy.paper.word_file import bytes_of, writable
from advocacy.paper.word_page import add_wide_section, counted_anew, prepare

STYLES = {
    SectionKind.ADDRESSEE: "Address",
    SectionKind.COPIES: "Small",
    SectionKind.CONTACT: "Small",
    SectionKind.SIGNATURE: "Address",
}


def letter_docx(letter: Letter, language: str, part: str = EditionPart.WHOLE) -> bytes:
    """As the letter stands. Raises TooLongError."""
    return docx_of_paper(read_paper(letter, language, part))


def docx_of_paper(paper: Paper) -> bytes:
    document = Document()
    prepare(document, paper)
    writer = _Writer(document, paper)
    writer.letterhead()
    for block in paper.blocks:
        writer.block(block)
    return bytes_of(document, paper)


class _Writer:
    def __init__(self, document: Doc, paper: Paper) -> None:
        self.document, self.paper = document, paper

    def letterhead(self) -> None:
        head = self.paper.head
        if head.logo:
            picture = self._paragraph("Letterhead").add_run()
            shape = picture.add_picture(BytesIO(head.logo), height=Cm(1.4))
            shape._inline.docPr.set("descr", writable(head.name))
        self._line(head.name, "Sender")
        for line in head.lines:
            self._line(line, "Letterhead")
        self._line(self.paper.reference_line, "Reference")

    def block(self, block: Block) -> None:
        if block.heads:
            self._annex(block)
            return
        if block.over:
            self._line(block.over, "Heading 1")
        if block.heading:
            self._line(block.heading, "Heading 3" if block.subject else "Heading 2")
        for line in block.lines:
            self._runs(self._paragraph("Signatories"), runs_of(line))
        if block.is_title:
            style = "Title" if block.kind == SectionKind.HEADLINE else "Heading 1"
            self._runs(self._paragraph(style), runs_of(block.html))
        else:
            self._text(block.closing, "Normal")
            self._text(block.html, STYLES.get(block.kind, "Normal"))

    def _text(self, html: str, style: str) -> None:
        numbering: dict[int, int] = {}
        for told in paragraphs_of(html):
            paragraph = self._paragraph(_style_of(told, style))
            if told.number > 0:
                if told.begins or told.level not in numbering:
                    numbering[told.level] = counted_anew(self.document, told.number)
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = numbering[told.level]
            self._runs(paragraph, told.runs)

    def _annex(self, block: Block) -> None:
        """On pages of its own that lie wide; its head is repeated and no row is torn."""
        if not self.paper.is_closed:
            add_wide_section(self.document)
        self._line(block.heading, "Heading 1")
        table = self.document.add_table(rows=0, cols=len(block.heads), style="Table Grid")
        for number, cells in enumerate([block.heads, *block.rows]):
            self._row(table, cells, is_head=number == 0)

    def _row(self, table: Table, cells: Iterable[str], *, is_head: bool) -> None:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, html in zip(row.cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles["Row"]
            self._runs(paragraph, runs_of(html), bold=is_head)

    def _paragraph(self, style: str) -> DocxParagraph:
        return self.document.add_paragraph(style=style)

    def _line(self, text: str, style: str) -> None:
        self._paragraph(style).add_run(writable(text))

    def _runs(self, paragraph: DocxParagraph, runs: Iterable[Run], *, bold: bool = False) -> None:
        for told in runs:
            run = paragraph.add_run(writable(told.text))
            run.bold, run.italic = told.bold or bold or None, told.italic or None
            run.font.superscript = told.note or None
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if told.gap else None


def _style_of(told: Paragraph, style: str) -> str:
    """By the place in a list; the word processor has styles for three levels."""
    if not told.level:
        return "Quote" if told.quoted else style
    kind = "List Number" if told.number > 0 else "List Bullet" if told.number else "List Continue"
    return f"{kind} {min(told.level, 3)}" if told.level > 1 else kind

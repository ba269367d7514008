"""Page, styles, running lines and numbering of a DOCX."""

from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from advocacy.paper.papers import Paper
from advocacy.paper.word_file import writable

TEXT = "Times New Roman"  # on every machine, or with a twin of the same widths
INK, GREY = RGBColor(0x14, 0x19, 0x1D), RGBColor(0x3F, 0x49, 0x51)
A4, LETTER = (Mm(210), Mm(297)), (Mm(215.9), Mm(279.4))
# (size, space before, space after) in points of the styles of the template, and of our own.
THEIRS = {
    "Normal": (11, 0, 8), "Title": (19, 0, 12), "Heading 1": (12, 10, 8), "Heading 2": (12, 10, 4),
    "Heading 3": (11, 8, 3), "Quote": (11, 0, 8), "List Bullet": (11, 0, 4),
    "List Bullet 2": (11, 0, 4), "List Bullet 3": (11, 0, 4), "List Number": (11, 0, 4),
    "List Number 2": (11, 0, 4), "List Number 3": (11, 0, 4), "List Continue": (11, 0, 4),
    "List Continue 2": (11, 0, 4), "List Continue 3": (11, 0, 4), "Header": (9, 0, 0),
    "Footer": (8, 0, 0),
}  # fmt: skip
OURS = {
    "Sender": (13, 0, 0), "Letterhead": (8.5, 0, 0), "Reference": (9, 10, 16),
    "Address": (11, 0, 14), "Small": (9.5, 8, 0), "Signatories": (10, 0, 4), "Row": (9, 1, 1),
}  # fmt: skip
BOLD = {"Sender", "Header"}
QUIET = {"Letterhead", "Reference", "Footer"}


def prepare(document: Doc, paper: Paper) -> None:
    """The empty letter: its sheet, language, styles and running lines."""
    _speak(document, paper.language)
    styles = document.styles
    for name, measures in (THEIRS | OURS).items():
        if name in OURS:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _dress(styles[name], name, *measures)
    first = document.sections[0]
    _lay(first, LETTER if paper.in_letter_format else A4, wide=paper.is_closed)
    _run(first, paper)


def _speak(document: Doc, language: str) -> None:
    """What the spelling checker goes by, for every style."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for spoken in defaults.iter(qn("w:lang")):
        spoken.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR"}.get(language, language))


def _dress(style: ParagraphStyle, name: str, size: float, before: float, after: float) -> None:
    element: CT_Style = style.element
    for old in (*element.iter(qn("w:rFonts")), *element.iter(qn("w:pBdr"))):
        old.getparent().remove(old)
    style.font.name, style.font.size = TEXT, Pt(size)
    style.font.color.rgb = GREY if name in QUIET else INK
    style.font.italic = name == "Quote" or None
    if name in BOLD:
        style.font.bold = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1
    style.quick_style = True


def _lay(section: Section, sheet: tuple[Mm, Mm], *, wide: bool) -> None:
    short, long = sheet
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = Mm(20 if wide else 25)
    section.top_margin = section.bottom_margin = Mm(24)


def _run(section: Section, paper: Paper) -> None:
    """The marks on each page; reference, day and number of the page from the second on."""
    # An annex of its own says on each page what it is.
    section.different_first_page_header_footer = not paper.is_closed
    marks = " · ".join(said for said in (paper.demonstration, paper.mark) if said)
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].add_run(writable(marks))
    section.first_page_footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{paper.reference} · {paper.date} · {paper.words.page} ")
    _field(foot, "PAGE")
    foot.add_run(f" {paper.words.of} ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, what: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    paragraph._p.append(field)


def add_wide_section(document: Doc) -> None:
    """Pages that lie wide, with the running lines of those before."""
    before = document.sections[-1]
    short, long = sorted((before.page_width or 0, before.page_height or 0))
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _lay(section, (Mm(short / Mm(1)), Mm(long / Mm(1))), wide=True)


def counted_anew(document: Doc, start: int) -> int:
    """The id of a numbering like that of List Number which begins at `start`."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    number = style.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(number).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    found: int = made.numId
    return found

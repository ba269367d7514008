"""The letter as HTML and as PDF."""

from django.template.loader import render_to_string

from advocacy.models import EditionPart, Letter
from advocacy.paper.papers import Paper, read_paper
from core import pdf


def letter_html(letter: Letter, language: str, part: str = EditionPart.WHOLE) -> str:
    """The paper as the PDF is made from it; static/paper.css belongs to it."""
    return html_of_paper(read_paper(letter, language, part))


def letter_pdf(letter: Letter, language: str = "", part: str = EditionPart.WHOLE) -> bytes:
    """As the letter stands; the same letter gives the same bytes. Without a language, the first.

    Its title is the reference: no name travels in the metadata. Raises PdfError, TooLongError.
    """
    return pdf_of_paper(read_paper(letter, language or letter.language, part))


def pdf_of_paper(paper: Paper) -> bytes:
    return pdf.render(
        html_of_paper(paper), as_of=paper.as_of, title=paper.reference, language=paper.language
    )


def html_of_paper(paper: Paper) -> str:
    return render_to_string("paper/letter.html", {"paper": paper, "words": paper.words})

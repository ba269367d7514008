"""From the Markdown of sections to the sheet on the screen and the paper in the post."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from advocacy.models import Letter, LetterStatus, Section, SectionKind
from cases.models import Case
from cases.naming import Naming
from core import pdf
from core.markdown import to_html

# Each line of these is a line of the page.
IN_LINES = {SectionKind.ADDRESSEE, SectionKind.SIGNATURE}
GAP = re.compile(r"\[\[([^<]+?)\]\]")
NOTE = re.compile(r"\[(\d{1,2})\](?![^<]*</a>)")


def html_of(text: str, *, in_lines: bool = False) -> SafeString:
    """Clean HTML of Markdown; gaps are marked, and "[3]" becomes the sign of endnote 3."""
    html = str(to_html(text.replace("\n", "  \n") if in_lines else text))
    html = GAP.sub(r'<span class="gap">\1</span>', html)
    html = NOTE.sub(r'<sup class="note">\1</sup>', html)
    # Notes 2 and 3 side by side must not read as note 23.
    html = html.replace('</sup><sup class="note">', ", ")
    return mark_safe(html)  # noqa: S308  cleaned by to_html; only our own tags were added


def page(sections: Iterable[Section]) -> dict[str, SafeString]:
    """The parts of the page by lower-case kind; the signature is parted from its closing."""
    texts = {SectionKind(section.kind): section.text for section in sections}
    closing, _, names = texts.get(SectionKind.SIGNATURE, "").partition("\n\n")
    parts = {
        kind.lower(): html_of(text, in_lines=kind in IN_LINES)
        for kind, text in texts.items()
        if text.strip() and kind != SectionKind.SIGNATURE
    }
    if "re" in parts:
        parts["re"] = in_one_line(parts["re"])
    return parts | {"closing": html_of(closing), "signature": html_of(names, in_lines=True)}


def in_one_line(html: SafeString) -> SafeString:
    """Without paragraphs, for a heading."""
    inner = html.strip().removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br>")
    return mark_safe(inner)  # noqa: S308  clean before, and nothing was added


def last_change(letter: Letter) -> datetime:
    """When the letter or one of its sections was last written."""
    written = Section.history.model.objects.filter(letter_id=letter.pk)
    changes = [letter.history.latest().history_date]
    return max([*changes, *written.values_list("history_date", flat=True)])


def letter_pdf(letter: Letter) -> bytes:
    """The letter as it stands, without the names of those who have not agreed, or no longer agree.

    In its own language. Its title is the reference: no name travels in the metadata.
    """
    with override(letter.language):
        return _paper(letter)


def _paper(letter: Letter) -> bytes:
    as_of = last_change(letter)
    context = {
        "letter": letter,
        "page": page(letter.sections.all()),
        "confidentiality": "" if letter.status == LetterStatus.READY else _("DRAFT"),
        "language": letter.language,
        "reference": letter.reference,
        "as_of": as_of,
        "demo": settings.DEMO,
    }
    naming = Naming(Case.objects.filter(letters__letter=letter), everybody=True)
    html = naming.withhold(render_to_string("advocacy/letter_paper.html", context))
    return pdf.render(html, as_of=as_of, title=letter.reference, language=letter.language)

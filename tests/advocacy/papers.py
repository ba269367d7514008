"""Papers made by hand: a letter with all its blocks, and no database."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader

from accounts.models import House
from advocacy.models import EditionPart, Section, SectionKind
from advocacy.paper.blocks import blocks
from advocacy.paper.letterhead import letterhead
from advocacy.paper.papers import Paper
from advocacy.paper.words import words_of
from people.models import Organisation

K = SectionKind
DAY = date(2023, 10, 30)
HOUSE = House(
    name="Invented Rights Office", short_name="IRO", address="12 Example Street\n1000 Brussels",
    telephone="+32 2 000 00 00", email="office@example.org", website="www.example.org",
    registration="0123.456.789", transparency_register="123456789012-34",
)  # fmt: skip
HEADS = "Name | Role | What happened | Charge | Held | Next"
ROW = "Person Number{} | activist | detained on 12 May 2023 | Art. 191: 7 years | Colony 14 | none"
Rows = Iterable[tuple[SectionKind, str, str]]


def annex(*numbers: int) -> str:
    return "\n".join([HEADS, *(ROW.format(number) for number in numbers)])


def letter(*annexes: tuple[str, str]) -> list[tuple[SectionKind, str, str]]:
    """(kind, text, subject) of a joint letter; `annexes` are (country, text)."""
    texts = {
        K.ADDRESSEE: "The President of the French Republic\nPalais de l’Élysée\n75008 Paris",
        K.DATELINE: "Brussels, 30 October 2023",
        K.RE: "Re: Human rights issues for the visit to Kazakhstan",
        K.SALUTATION: "Dear President Invented,",
        K.OPENING: "We write **ahead of** your visit.[1]",
        K.CASES: "We name:\n\n- Әбіл Қайрат, born 1980;\n- Zoë Ångström.[2]",
        K.ASKS: "We ask you to:\n\n1. raise this;\n2. ask for release.",
        K.SIGNATURE: "Yours sincerely,\n\nA. Testova\nDirector",
        K.SIGNATORIES: "\n".join(f"Signer Number{n}, of House {n}, Poland" for n in range(1, 23)),
        K.COPIES: "Copy to: the Ambassador",
        K.CONTACT: "B. Tester, b.tester@example.org",
        K.NOTES: "1. Invented Monitor, 3 March 2023, https://example.org/a.\n2. A court, 2023.",
    }
    rows = [(kind, text, "") for kind, text in texts.items()]
    return [*rows, *((K.ANNEX, text, country) for country, text in annexes)]


def paper(rows: Rows, language: str = "en", part: str = EditionPart.WHOLE, **changes: Any) -> Paper:
    words = words_of(language, HOUSE)
    sections = [
        Section(kind=kind, text=text, subject=subject, language=language)
        for kind, text, subject in rows
    ]
    closed = part == EditionPart.CLOSED_ANNEX
    made = Paper(
        reference="L-7F3K9Q-M",
        language=language,
        words=words,
        head=letterhead(Organisation(name="Invented Rights Office"), HOUSE, words),
        blocks=tuple(blocks(sections, language, words, part, to_somebody=True)),
        date=words.day(DAY),
        mark=words.confidential,
        reference_line=(words.to_letter if closed else words.our_reference).format(
            "L-7F3K9Q-M", words.day(DAY)
        ),
        in_letter_format=False,
        is_closed=closed,
        as_of=datetime(2023, 10, 30, 9, tzinfo=UTC),
    )
    return replace(made, **changes)


def logo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (30, 10), "navy").save(out, "PNG")
    return out.getvalue()


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, its blanks made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]

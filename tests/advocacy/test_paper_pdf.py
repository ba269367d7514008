"""The letter as PDF: what stands on which page, how large it is, and how it is marked."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from advocacy.models import EditionPart
from advocacy.paper.letterhead import letterhead
from advocacy.paper.pdf import html_of_paper, pdf_of_paper
from advocacy.paper.words import words_of
from people.models import Organisation
from tests.advocacy.papers import HOUSE, K, annex, letter, logo, pages_of, paper

pytestmark = pytest.mark.usefixtures("fonts_built")
A4, WIDE, LETTER = (595, 842), (842, 595), (612, 792)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return [(round(box.width), round(box.height)) for box in boxes]


@pytest.fixture(scope="module")
def joint() -> bytes:
    made = paper(letter(("KZ", annex(1, 2)), ("TM", annex(*range(3, 43)))))
    return pdf_of_paper(replace(made, head=replace(made.head, logo=logo())))


def test_the_first_page_has_the_letterhead_and_all_that_a_letter_begins_with(joint: bytes) -> None:
    first = pages_of(joint)[0]
    for said in (
        "Invented Rights Office", "12 Example Street, 1000 Brussels", "Tel. +32 2 000 00 00",
        "Registration number 0123.456.789", "EU Transparency Register 123456789012-34",
        "Our reference: L-7F3K9Q-M", "Palais de l’Élysée", "Brussels, 30 October 2023",
        "Re: Human rights issues", "Dear President Invented,", "Әбіл Қайрат", "CONFIDENTIAL",
    ):  # fmt: skip
        assert said in first
    assert len(PdfReader(BytesIO(joint)).pages[0].images) == 1
    assert "page 1" not in first


def test_the_running_line_begins_on_page_two(joint: bytes) -> None:
    pages = pages_of(joint)
    for number, text in enumerate(pages[1:], 2):
        assert "L-7F3K9Q-M · 30 October 2023" in text
        assert f"page {number} of {len(pages)}" in text
        assert "CONFIDENTIAL" in text


def test_all_signatories_and_endnotes_are_there(joint: bytes) -> None:
    text = " ".join(pages_of(joint))
    assert all(f"Signer Number{number}, of House {number}" in text for number in range(1, 23))
    assert "Invented Monitor, 3 March 2023, https://example.org/a." in text
    assert "B. Tester" in text


def test_each_country_has_an_annex_of_its_own_and_the_head_is_repeated(joint: bytes) -> None:
    pages, all_sizes = pages_of(joint), sizes(joint)
    first = next(n for n, text in enumerate(pages) if "Annex 1: Kazakhstan" in text)
    assert "Person Number2" in pages[first]
    assert "Annex 2: Turkmenistan" in pages[first + 1]
    assert len(pages) > first + 2
    assert all("What happened" in text for text in pages[first:])
    assert all_sizes == [A4] * first + [WIDE] * (len(pages) - first)
    assert sum(text.count("Person Number") for text in pages) == 42


def test_the_pdf_is_tagged_in_its_language_and_the_same_each_time(joint: bytes) -> None:
    made = paper(letter(), "fr")
    french = pdf_of_paper(made)
    root = PdfReader(BytesIO(french)).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr", True)
    assert french == pdf_of_paper(made)
    assert PdfReader(BytesIO(french)).metadata.title == "L-7F3K9Q-M"


def test_a_letter_to_the_united_states_is_on_letter_paper() -> None:
    assert set(sizes(pdf_of_paper(paper(letter(), in_letter_format=True)))) == {LETTER}


def test_the_confidential_annex_is_a_paper_of_its_own() -> None:
    rows = [*letter(), (K.CLOSED_ANNEX, annex(7), "")]
    pdf = pdf_of_paper(paper(rows, part=EditionPart.CLOSED_ANNEX))
    [page] = pages_of(pdf)
    assert "Person Number7" in page
    assert "To our letter L-7F3K9Q-M of 30 October 2023" in page
    assert "CONFIDENTIAL" in page
    assert "Dear President" not in page
    assert "Person Number7" not in html_of_paper(paper(rows))


def test_french_keeps_its_narrow_spaces_and_its_own_words() -> None:
    rows = [(K.OPENING, "Nous écrivons\u202f: «\u202foui\u202f».", "")]
    made = paper(rows, "fr", mark="PROJET")
    assert '<html lang="fr">' in html_of_paper(made)
    text = PdfReader(BytesIO(pdf_of_paper(made))).pages[0].extract_text()
    assert "«\u202foui\u202f»" in text
    assert "Notre référence\u00a0: L-7F3K9Q-M" in text
    assert "PROJET" in text


def test_of_another_sender_only_the_name_is_printed() -> None:
    words = words_of("en", HOUSE)
    other = letterhead(Organisation(name="Other House", abbreviation="OH"), HOUSE, words)
    assert (other.name, other.lines) == ("Other House", ("OH",))
    same = letterhead(Organisation(name="INVENTED  Rights office"), HOUSE, words)
    assert "Tel. +32 2 000 00 00" in same.lines[1]

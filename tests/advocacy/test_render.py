"""From Markdown to the page: gaps and notes are marked, and nothing else gets through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.languages.base import gaps_in, plain
from advocacy.languages.english.words import listed_long, with_article
from advocacy.models import SectionKind
from advocacy.paper import LONGEST
from advocacy.paper.marks import html_of
from core.markdown import TAGS
from tests.advocacy.papers import paper

PIECES = ["<script>", "<img src=x onerror=1>", "[[", "]]", "[1]", "](javascript:x)", "[a", "\n",
          "**", "`", "&lt;", '"', "<a href='https://e.org'>", "a", " ", "- ", "\\"]  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, name) for name, _ in attrs} or {(tag, "")}


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join))
def test_no_text_yields_a_tag_that_a_letter_does_not_use(text: str) -> None:
    for html in (html_of(text), html_of(text, in_lines=True)):
        for tag, attribute in Tags(html).found:
            assert tag in TAGS | {"span", "sup"}
            assert attribute in {"", "href", "start", "rel", "class"}


def test_a_gap_is_marked_and_a_note_is_raised() -> None:
    html = html_of("Held since [[date of arrest]].[2]")
    assert '<span class="gap">date of arrest</span>' in html
    assert '<sup class="note">2</sup>' in html


def test_a_gap_left_open_counts_to_the_end_of_its_line() -> None:
    assert gaps_in("a [[b]] c [[d\ne") == ["b", "d"]


@given(st.text().filter(str.strip))
def test_a_recorded_value_makes_no_gap_of_its_own(value: str) -> None:
    assert gaps_in(plain(value)) == []


def test_the_addressee_and_the_signature_keep_their_lines() -> None:
    rows = [
        (SectionKind.ADDRESSEE, "The President\nParis", ""),
        (SectionKind.SIGNATURE, "Sincerely,\n\nA. Testova\nDirector", ""),
    ]
    addressee, signature = paper(rows).blocks
    assert "The President<br>" in addressee.html
    assert signature.closing.strip() == "<p>Sincerely,</p>"
    assert "A. Testova<br>" in signature.html


def test_articles_and_long_lists() -> None:
    assert [with_article(word) for word in ("lawyer", "activist", "leader of X", "an heir")] == [
        "a lawyer", "an activist", "leader of X", "an heir",
    ]  # fmt: skip
    assert listed_long(["a, b", "c, d"]) == "a, b, and c, d"
    assert listed_long(["a", "b", "c"]) == "a; b; and c"


def test_two_notes_side_by_side_do_not_read_as_one() -> None:
    assert '<sup class="note">2, 3</sup>' in html_of("In January 2023.[2][3]")


@pytest.mark.parametrize("sign", ["[", "[[", "[[a ", "[1]", "[a](", "**a"])
def test_a_text_of_nothing_but_signs_is_soon_read(sign: str) -> None:
    """It stands there as typed; without bounds the first of them takes minutes."""
    assert html_of(sign * (LONGEST // len(sign))).startswith("<p>")

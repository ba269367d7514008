"""S7: a letter reads nothing and calls nobody, whatever is typed into it, and is soon done.

Each text stands in every block of a letter and in every line of its letterhead at once.
"""

import re
import resource
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from accounts.models import House
from advocacy.models import EditionPart, SectionKind
from advocacy.paper.letterhead import letterhead
from advocacy.paper.papers import Paper
from advocacy.paper.pdf import html_of_paper, pdf_of_paper
from advocacy.paper.text import text_of_paper
from advocacy.paper.word import docx_of_paper
from core.markdown import TAGS
from people.models import Organisation
from tests.advocacy.papers import letter, pages_of, paper
from tests.canary import SECRET, Canary, canary_in, everything_in
from tests.security.hostile_letters import code_in, pointers, texts

SECONDS = 2
OURS = {
    "html", "head", "meta", "title", "body", "header", "div", "section", "h1", "h2", "h3", "span",
    "sup", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"lang", "class", "charset", "href", "rel", "start", "scope"}
MARKS = re.compile(r"[\s*_\\`>\u200b-\u206f\ufeff]")


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    with canary_in(tmp_path) as sings:
        yield sings


def hostile(said: str, part: str = EditionPart.WHOLE) -> Paper:
    made = paper([(kind, said, "KZ") for kind in SectionKind], part=part)
    house = House(**dict.fromkeys(
        ("name", "address", "telephone", "email", "website", "registration",
         "transparency_register"), said,
    ))  # fmt: skip
    return replace(made, head=letterhead(Organisation(name=said), house, made.words))


class Foreign(HTMLParser):
    """What stands in a page and is no part of a letter."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS | OURS:
            self.found.append(tag)
        for name, value in attrs:
            known = name in ATTRIBUTES or name.startswith("data-")
            plain = name != "href" or (value or "").startswith(("http://", "https://", "mailto:"))
            if not (known and plain):
                self.found.append(f"{tag} {name}={value}")


def bare(text: str) -> str:
    """Without what Markdown takes for its own, and without blanks and what nobody sees."""
    return MARKS.sub("", unescape(text))


def wrong_on_page(said: str) -> list[str]:
    """In HTML and in plain text, of the letter and of its confidential annex."""
    found = []
    for part in EditionPart:
        made = hostile(said, part)
        html = html_of_paper(made)
        found += Foreign(html).found
        printed = re.sub(r"<[^>]+>", "", html[html.index("<body") :])
        if bare(code_in(said)) not in bare(printed):
            found.append(f"{said!r} is not on the page as typed")
        # A reader of plain text sees signs of HTML as they were typed.
        if bare(code_in(said)) not in bare(text_of_paper(made).replace("\n", "")):
            found.append(f"{said!r} is not in the text as typed")
    return found


def leaks(said: Iterable[str], canary: Canary) -> list[str]:
    """Where the secret comes out, or a file takes too long. Whether it called, `canary` knows."""
    found = []
    for one in said:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        pdf = pdf_of_paper(hostile(one))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        word = docx_of_paper(hostile(one))
        if SECRET.encode() in everything_in(pdf) + word or b"/EmbeddedFile" in pdf:
            found.append(f"{one!r} leaks")
        if took > SECONDS:
            found.append(f"{one!r} took {took:.1f} s")
    return found + canary.calls


def test_two_hundred_texts_stand_on_the_page_as_typed() -> None:
    assert len(texts()) == 200
    assert [what for said in texts()[::5] for what in wrong_on_page(said)] == []


@pytest.mark.usefixtures("fonts_built")
def test_sixty_addresses_in_one_letter_are_not_followed(canary: Canary) -> None:
    said = list(pointers(canary.file, canary.url))
    assert len(said) == 60
    made = hostile("x")
    rows = [(SectionKind.CONCERNS, "\n\n".join(said), ""), *letter()]
    pdf = pdf_of_paper(replace(made, blocks=paper(rows).blocks))
    assert SECRET.encode() not in everything_in(pdf) + docx_of_paper(paper(rows))
    assert canary.calls == []
    assert "Dear President" in " ".join(pages_of(pdf))


@pytest.mark.security
def test_every_text_stands_on_the_page_as_typed() -> None:
    assert [what for said in texts() for what in wrong_on_page(said)] == []
    print("S7: 200 texts in every field of a letter, 0 changed")  # noqa: T201


@pytest.mark.security
@pytest.mark.usefixtures("fonts_built")
def test_no_paper_reads_or_calls_and_each_is_soon_done(canary: Canary) -> None:
    said = [*texts(), *pointers(canary.file, canary.url)]
    assert leaks(said, canary) == []
    print(f"S7: {len(said)} letters, 0 leaks, 0 calls, each under {SECONDS} s")  # noqa: T201


def test_control_a_picture_on_the_page_is_found(canary: Canary) -> None:
    assert Foreign(f"<p><img src='{canary.url}'></p>").found == ["img", f"img src={canary.url}"]
    assert Foreign("<a href='javascript:x'>a</a>").found == ["a href=javascript:x"]

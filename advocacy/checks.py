"""What an author should look at before a letter goes out: its length, its words, its holder.

None of it stops a letter; what does is in advocacy/preflight.py. Limits are for letters: statements
and briefings may be longer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

import yaml
from django.conf import settings
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy.links import linked, words_in, words_of
from advocacy.models import Letter, LetterKind, Section, SectionKind
from advocacy.officials.warnings import warnings_of
from advocacy.texts.state import needs_check
from core.clock import today

LETTERS = (LetterKind.VISIT_LETTER, LetterKind.JOINT_LETTER)
MOST_PAGES, MOST_WORDS, MOST_ASKS, MOST_CASES, REQUEST_WITHIN = 2, 600, 3, 5, 120
WORDS_ON_FIRST_PAGE, WORDS_ON_PAGE = 330, 480
BODY = (
    SectionKind.OPENING, SectionKind.CONCERNS, SectionKind.CASES, SectionKind.ASKS,
    SectionKind.HOOK, SectionKind.THANKS,
)  # fmt: skip
# In no count of pages: files and pages of their own.
APART = (SectionKind.ANNEX, SectionKind.CLOSED_ANNEX)
TEXT_OR_TAG = re.compile(r"(<[^>]*>)")


class About(models.TextChoices):
    PAGES = "PAGES"
    WORDS = "WORDS"
    ASKS = "ASKS"
    CASES = "CASES"
    REQUEST = "REQUEST"
    HOLDER = "HOLDER"
    PARAGRAPH = "PARAGRAPH"
    WORD = "WORD"


@dataclass(frozen=True)
class Warning:
    """`offers_annex`: moving the cases into the annex would help; `section` is where it is."""

    about: About
    text: str
    section: Section | None = None
    offers_annex: bool = False


@dataclass(frozen=True)
class Unwelcome:
    """A word of the list where it stands in a text, and what to write instead."""

    word: str
    instead: str
    section: Section


def warnings(letter: Letter, language: str) -> list[Warning]:
    """In the reader's language, about the text in `language`."""
    sections = printed(letter, language)
    found = _of_length(letter, sections) if letter.kind in LETTERS else []
    if letter.addressee:
        said = warnings_of(letter.addressee, today(), letter.languages)
        found += [Warning(About.HOLDER, text) for text in said]
    found += _of_paragraphs(letter, language)
    words = _("“%(word)s”: a cabinet will not take it. Write instead: %(instead)s.")
    return found + [
        Warning(About.WORD, words % {"word": one.word, "instead": one.instead}, one.section)
        for one in unwelcome(sections, language)
    ]


def printed(letter: Letter, language: str) -> list[Section]:
    """The sections that go out in a language, in order."""
    return [one for one in letter.sections.all() if one.language == language and not one.is_off]


def _of_length(letter: Letter, sections: Sequence[Section]) -> list[Warning]:
    body = [one for one in sections if one.kind in BODY]
    words, pages = words_of(body).all, estimated_pages(sections)
    cases = [row for row in letter.cases.all() if not row.in_annex]
    can_move, asks, found = bool(cases), letter.asks.count(), []
    if pages > MOST_PAGES:
        text = _("About %(n)d pages, estimated from the words. A cabinet reads two.")
        found.append(Warning(About.PAGES, text % {"n": pages}, offers_annex=can_move))
    if words > MOST_WORDS:
        text = _("%(n)d words, more than %(most)d.") % {"n": words, "most": MOST_WORDS}
        found.append(Warning(About.WORDS, text, offers_annex=can_move))
    if asks > MOST_ASKS:
        text = _("%(n)d asks, more than %(most)d: the last ones will not be heard.")
        found.append(Warning(About.ASKS, text % {"n": asks, "most": MOST_ASKS}))
    if len(cases) > MOST_CASES:
        text = _("%(n)d cases in the text, more than %(most)d.")
        text %= {"n": len(cases), "most": MOST_CASES}
        found.append(Warning(About.CASES, text, offers_annex=True))
    before = words_before_request(body)
    if asks and before > REQUEST_WITHIN:
        text = ngettext(
            "The main request comes after %(n)d word: move the asks up.",
            "The main request comes after %(n)d words: move the asks up, or the cases away.",
            before,
        ) % {"n": before}
        request = next((one for one in body if one.kind == SectionKind.ASKS), None)
        found.append(Warning(About.REQUEST, text, request, can_move))
    return found


def estimated_pages(sections: Sequence[Section]) -> int:
    """From the words and the lines; the frame takes its part of the first page."""
    words = sum(words_in(one.text) for one in sections if one.kind not in APART)
    return 1 + ceil(max(0, words - WORDS_ON_FIRST_PAGE) / WORDS_ON_PAGE)


def words_before_request(body: Sequence[Section]) -> int:
    """How much there is to read before the first ask."""
    count = 0
    for section in body:
        if section.kind == SectionKind.ASKS:
            spans = [one.span for one in linked(section) if one.span and _is_ask(one.sentence.key)]
            return count + words_in(section.text[: spans[0][0]] if spans else "")
        count += words_in(section.text)
    return 0


def _is_ask(key: str) -> bool:
    return key.startswith("ask:")


def _of_paragraphs(letter: Letter, language: str) -> list[Warning]:
    rows = letter.paragraphs.filter(paragraph__language=language).select_related("paragraph")
    text = _("The approved text “%(title)s” is past its review date: somebody has to look at it.")
    past = [row.paragraph.title for row in rows if needs_check(row.paragraph, today())]
    return [Warning(About.PARAGRAPH, text % {"title": title}) for title in past]


@cache
def word_list(language: str) -> dict[str, str]:
    """What to write instead, by word in lower case."""
    text = (settings.BASE_DIR / "fixtures" / "word_list.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text).get(language, [])
    return {word.lower(): row["instead"] for row in rows for word in row["words"]}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(word_list(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", re.IGNORECASE)


def unwelcome(sections: Sequence[Section], language: str) -> list[Unwelcome]:
    """Each word once a section, in the order of the text."""
    found = []
    for section in sections:
        words = {word.lower(): word for word in _pattern(language).findall(section.text)}
        found += [Unwelcome(word, word_list(language)[key], section) for key, word in words.items()]
    return found


def underlined(html: str, language: str) -> SafeString:
    """Clean HTML with the words of the list marked; its tags stay as they are."""
    parts = TEXT_OR_TAG.split(html)
    mark = r'<mark class="unwelcome">\1</mark>'
    parts[::2] = [_pattern(language).sub(mark, text) for text in parts[::2]]
    return mark_safe("".join(parts))  # noqa: S308  clean before, and only our own tag was added

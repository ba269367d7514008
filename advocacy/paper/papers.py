"""One letter in one language, one part of it: all that its files say, read once."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from accounts.models import House
from advocacy.gate import naming
from advocacy.models import EditionPart, Letter, Readers, Section
from advocacy.paper.blocks import Block, blocks
from advocacy.paper.letterhead import Letterhead, letterhead
from advocacy.paper.words import Words, words_of

# Letters of all sections of a language: some 25 pages. A longer text is no letter, and would keep
# the renderer busy.
LONGEST = 60_000


class TooLongError(Exception):
    """The text has more than LONGEST letters."""


@dataclass(frozen=True)
class Paper:
    """`mark` stands on every page; the line of an annex of its own names the letter."""

    reference: str
    language: str
    words: Words
    head: Letterhead
    blocks: tuple[Block, ...]
    date: str
    mark: str
    reference_line: str
    in_letter_format: bool
    is_closed: bool
    as_of: datetime

    @property
    def demonstration(self) -> str:
        return self.words.demonstration if settings.DEMO else ""


def read_paper(letter: Letter, language: str, part: str = EditionPart.WHOLE) -> Paper:
    """As the letter stands, without the names that nobody may read. Raises TooLongError."""
    house = House.current()
    words = words_of(language, house)
    sections = list(letter.sections.filter(language=language))
    if sum(len(section.text) for section in sections) > LONGEST:
        raise TooLongError
    closed, day = part == EditionPart.CLOSED_ANNEX, words.day(letter.date)
    with override(language):
        withhold = naming(letter, closed=closed).withhold
        told = blocks(sections, language, words, part, to_somebody=letter.addressee is not None)
        told = [block.masked(withhold) for block in told]
    return Paper(
        reference=letter.reference,
        language=language,
        words=words,
        head=letterhead(letter.sender, house, words),
        blocks=tuple(told),
        date=day,
        mark=_mark(letter, words, closed=closed),
        reference_line=(words.to_letter if closed else words.our_reference).format(
            letter.reference, day
        ),
        in_letter_format=bool(letter.addressee and letter.addressee.office.country == "US"),
        is_closed=closed,
        as_of=last_change(letter),
    )


def _mark(letter: Letter, words: Words, *, closed: bool) -> str:
    marks = [] if letter.is_frozen else [words.draft]
    if closed or letter.readers == Readers.CONFIDENTIAL:
        marks.append(words.confidential)
    elif letter.readers == Readers.EMBARGOED and letter.embargo_until:
        marks.append(words.embargoed.format(words.day(letter.embargo_until)))
    return " · ".join(marks)


def last_change(letter: Letter) -> datetime:
    """When the letter or one of its sections was last written."""
    written = Section.history.model.objects.filter(letter_id=letter.pk)
    changes = [letter.history.latest().history_date]
    return max([*changes, *written.values_list("history_date", flat=True)])

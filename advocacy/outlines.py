"""Which blocks each kind of letter has, in their order (domain part d).

Summit, dialogue and UN-day texts are briefings: a preset says which of a briefing's blocks begin
switched off, and who is meant to read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advocacy.models import LetterKind, Readers, SectionKind

K = SectionKind


@dataclass(frozen=True)
class Block:
    """`subject` is the country of a block that stands once for each."""

    kind: SectionKind
    may_be_empty: bool = False
    subject: str = ""


@dataclass(frozen=True)
class Each:
    """Blocks that follow one another for every country of the letter."""

    blocks: tuple[Block, ...]


def _may(kind: SectionKind) -> Block:
    return Block(kind, may_be_empty=True)


LETTER_HEAD = (
    Block(K.ADDRESSEE), Block(K.DATELINE), Block(K.RE), Block(K.SALUTATION), Block(K.OPENING),
)  # fmt: skip
LETTER_BODY = (
    _may(K.CONCERNS), _may(K.CASES), Block(K.ASKS), _may(K.HOOK), Block(K.THANKS),
    Block(K.SIGNATURE),
)  # fmt: skip
LETTER_FOOT = (_may(K.COPIES), _may(K.CONTACT), _may(K.NOTES))
STATEMENT_FOOT = (_may(K.SIGNATORIES), _may(K.CONTACT), _may(K.NOTES))
ON_A_CASE = (
    Block(K.HEADLINE), Block(K.DATELINE), Block(K.NEWS), _may(K.STANDS), _may(K.COURSE),
    _may(K.WHO), _may(K.QUALIFICATION), _may(K.CASES), _may(K.CONCERNS),
)  # fmt: skip
OF_A_COUNTRY = (_may(K.CONCERNS), _may(K.FIGURES), _may(K.LAWS), _may(K.CASES))

OUTLINES: dict[LetterKind, tuple[Block | Each, ...]] = {
    LetterKind.VISIT_LETTER: (*LETTER_HEAD, *LETTER_BODY, *LETTER_FOOT),
    LetterKind.JOINT_LETTER: (*LETTER_HEAD, *LETTER_BODY, Block(K.SIGNATORIES), *LETTER_FOOT),
    LetterKind.CASE_STATEMENT: (
        *ON_A_CASE, _may(K.ASKS), _may(K.HOOK), _may(K.ADDRESSES), *STATEMENT_FOOT,
    ),
    LetterKind.URGENT_APPEAL: (
        *ON_A_CASE, Block(K.ASKS), Block(K.ADDRESSES), *STATEMENT_FOOT,
    ),
    LetterKind.OPEN_STATEMENT: (
        Block(K.HEADLINE), Block(K.DATELINE), _may(K.OPENING), _may(K.NEWS), _may(K.CASES),
        _may(K.QUALIFICATION),
        _may(K.CONCERNS), _may(K.FIGURES), _may(K.LAWS), Block(K.ASKS), _may(K.HOOK),
        Block(K.SIGNATORIES), _may(K.CONTACT), _may(K.NOTES),
    ),
    LetterKind.BRIEFING: (
        Block(K.HEADLINE), Block(K.DATELINE), Block(K.OPENING), Each(OF_A_COUNTRY), Block(K.ASKS),
        _may(K.HOOK), *STATEMENT_FOOT,
    ),
}  # fmt: skip


def outline(kind: LetterKind, countries: Sequence[str]) -> list[Block]:
    """The blocks of a letter in order; the annexes, one a country and a closed one, come last."""
    found: list[Block] = []
    for part in OUTLINES[kind]:
        if isinstance(part, Each):
            found += [
                Block(block.kind, block.may_be_empty, code)
                for code in countries or [""]
                for block in part.blocks
            ]
        else:
            found.append(part)
    annexes = [Block(K.ANNEX, may_be_empty=True, subject=code) for code in countries]
    return [*found, *annexes, _may(K.CLOSED_ANNEX)]


def may_be_empty(kind: LetterKind, section: SectionKind) -> bool:
    """Whether a letter of this kind is whole without the block, or does not have it."""
    return all(block.may_be_empty for block in outline(kind, [""]) if block.kind == section)


def has(kind: LetterKind, section: SectionKind) -> bool:
    return any(block.kind == section for block in outline(kind, [""]))


class Preset(models.TextChoices):
    """What a coordinator sets out to write; each is a kind of letter, some with blocks off."""

    VISIT_LETTER = "VISIT_LETTER", LetterKind.VISIT_LETTER.label
    JOINT_LETTER = "JOINT_LETTER", LetterKind.JOINT_LETTER.label
    CASE_STATEMENT = "CASE_STATEMENT", LetterKind.CASE_STATEMENT.label
    URGENT_APPEAL = "URGENT_APPEAL", LetterKind.URGENT_APPEAL.label
    OPEN_STATEMENT = "OPEN_STATEMENT", LetterKind.OPEN_STATEMENT.label
    REPORT = "REPORT", _("briefing on countries or a theme")
    SUMMIT = "SUMMIT", _("briefing ahead of a summit")
    DIALOGUE = "DIALOGUE", _("briefing ahead of a dialogue")
    UN_DAY = "UN_DAY", _("text for a day of the UN")

    @property
    def kind(self) -> LetterKind:
        return LetterKind(self) if self in LetterKind.values else LetterKind.BRIEFING

    @property
    def use(self) -> Promise:
        return USES[self]

    @property
    def readers(self) -> Readers:
        private = (Preset.VISIT_LETTER, Preset.JOINT_LETTER, Preset.DIALOGUE)
        return Readers.CONFIDENTIAL if self in private else Readers.OPEN

    @property
    def off(self) -> frozenset[SectionKind]:
        """The blocks that begin switched off."""
        return OFF.get(self, frozenset())

    @classmethod
    def of(cls, kind: LetterKind | str) -> "Preset":
        return cls.REPORT if kind == LetterKind.BRIEFING else cls(kind)


USES: dict[Any, Promise] = {
    Preset.VISIT_LETTER: _("One or two pages to an official, in your name."),
    Preset.JOINT_LETTER: _("To an official, signed by several organisations."),
    Preset.CASE_STATEMENT: _("What happened to somebody, for everybody to read."),
    Preset.URGENT_APPEAL: _("Asks readers to write to officials for somebody, at once."),
    Preset.OPEN_STATEMENT: _("What several organisations say and ask together, in public."),
    Preset.REPORT: _("Country by country: concerns, figures, laws and cases."),
    Preset.SUMMIT: _("Country by country for those who meet; without figures."),
    Preset.DIALOGUE: _("Country by country, in private, for those who prepare the talks."),
    Preset.UN_DAY: _("Cases and asks for a day that the world keeps; without laws and figures."),
}
OFF: dict[Any, frozenset[SectionKind]] = {
    Preset.SUMMIT: frozenset({K.FIGURES}),
    Preset.UN_DAY: frozenset({K.FIGURES, K.LAWS}),
}
# Which preset an event calls for, by the code of its kind; a letter to whoever visits else.
CALLED_FOR = {
    "SUMMIT": Preset.SUMMIT,
    "HR_DIALOGUE": Preset.DIALOGUE,
    "COOPERATION_COUNCIL": Preset.DIALOGUE,
    "UN_TREATY_BODY_REVIEW": Preset.REPORT,
    "UPR": Preset.REPORT,
    "UN_DAY": Preset.UN_DAY,
    "ANNIVERSARY": Preset.OPEN_STATEMENT,
}

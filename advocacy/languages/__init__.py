"""The languages of letters, each a package of pure functions with the same names.

Every function takes the plan of a letter and gives finished sentences; a language is chosen by
`language_of(code)`. Another language is another package: nothing else changes.
"""

from collections.abc import Sequence
from typing import Protocol

from advocacy.languages.base import Sentence
from advocacy.models import Ask, Paragraph, Signatory
from advocacy.pictures import Picture
from advocacy.plan import Plan
from cases.models import Figure, Law, Source
from people.models import Holding, Office

LANGUAGES = ("en", "fr")


class Language(Protocol):
    """What a language says. Keys of sentences are those named here, the same in each language."""

    CODE: str
    # Headings of blocks that have one: by SectionKind.
    HEADINGS: dict[str, str]
    # The words of a gap for a block without its paragraph: by the key of the sentence.
    MISSING: dict[str, str]

    def title_of(self, office: Office) -> str: ...
    def countries_in_words(self, codes: Sequence[str]) -> str: ...

    # The frame of a letter. Each gives one sentence; lines of a block are parted by "\n".
    def addressee(self, plan: Plan) -> Sentence: ...
    def dateline(self, plan: Plan) -> Sentence: ...
    def subject(self, plan: Plan) -> Sentence: ...
    def headline(self, plan: Plan) -> Sentence: ...
    def salutation(self, plan: Plan) -> Sentence: ...
    def opening(self, plan: Plan) -> Sentence:
        """Who writes, and why now: the occasion with its dates, countries and interlocutors."""

    def signature(self, plan: Plan) -> Sentence:
        """Closing, an empty line, then name, title, organisation of the first signatory."""

    def copies(self, plan: Plan) -> Sentence: ...
    def contact(self, plan: Plan) -> Sentence: ...
    def signatory(self, signatory: Signatory) -> Sentence:
        """One line of the list under a joint letter or an open statement."""

    def numbered_notes(self, notes: Sequence[str]) -> Sentence: ...

    # Asks and the library.
    def asks(self, plan: Plan) -> list[Sentence]:
        """The introduction "asks" and one numbered line "ask:<id>" for each."""

    def ask(self, ask: Ask, plan: Plan | None = None) -> str:
        """What completes "we ask you to", by the fixed wording of its type.

        People are named as the letter of the plan names them, without a plan not at all.
        """

    def paragraph(self, plan: Plan, paragraph: Paragraph) -> Sentence:
        """ "paragraph:<id>", its placeholders filled, with a note of its sources."""

    def pledge(self, plan: Plan) -> list[Sentence]: ...

    # People. Keys are "<what>:<id of the party>".
    def case_introduction(self, plan: Plan) -> Sentence: ...
    def case(self, plan: Plan, picture: Picture) -> list[Sentence]:
        """One person in one paragraph: who, happened, charged, sentenced, stands, next, un."""

    def news(self, plan: Plan, picture: Picture) -> list[Sentence]: ...
    def stands(self, plan: Plan, picture: Picture) -> list[Sentence]: ...
    def course(self, plan: Plan, picture: Picture) -> list[Sentence]: ...
    def history(self, plan: Plan, picture: Picture) -> list[Sentence]:
        """The course in a block of its own, with "order:<id>" before it where it is a list."""

    def who(self, plan: Plan, picture: Picture) -> list[Sentence]: ...
    def qualification(self, plan: Plan, picture: Picture) -> list[Sentence]: ...
    def annex_row(self, plan: Plan, picture: Picture) -> Sentence:
        """A row of a Markdown-free table: cells parted by "\n"."""

    def annex_head(self, plan: Plan) -> list[str]: ...

    # Countries.
    def figure(self, plan: Plan, figure: Figure) -> Sentence: ...
    def law(self, plan: Plan, law: Law) -> Sentence: ...
    def address(self, plan: Plan, holding: Holding) -> Sentence: ...
    def source_note(self, source: Source, plan: Plan | None = None) -> str: ...


def language_of(code: str) -> Language:
    """Raises KeyError for a language that letters are not written in."""
    from advocacy.languages import english, french

    return {"en": english, "fr": french}[code]

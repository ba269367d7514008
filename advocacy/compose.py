"""The draft of a letter: each block of its outline, as sentences that know their facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import override

from advocacy.languages import Language, language_of
from advocacy.languages.base import Fact, Sentence, gap
from advocacy.models import Letter, LetterKind, Paragraph, ParagraphPurpose, SectionKind
from advocacy.outlines import Block, outline
from advocacy.pictures import Picture
from advocacy.plan import Notes, Plan
from advocacy.planning import read_plan
from core.countries import country_name

ON_A_CASE = (LetterKind.CASE_STATEMENT, LetterKind.URGENT_APPEAL)
LETTERS = (LetterKind.VISIT_LETTER, LetterKind.JOINT_LETTER)
CELL = " | "


@dataclass(frozen=True)
class SectionDraft:
    """One block; `subject` is the country of a block that stands once for each."""

    kind: SectionKind
    subject: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Each sentence after what parts it from the one before; a bullet opens the first too."""
        whole = "".join(sentence.before + sentence.text for sentence in self.sentences)
        return whole.strip(" \n")

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What all of it rests on, each row once."""
        return tuple(dict.fromkeys(fact for one in self.sentences for fact in one.facts))


class NoNotes(Notes):
    """Of the confidential annex: nothing in it sends the reader to the notes of the letter."""

    def cite(self, text: str) -> str:
        return ""


def draft(letter: Letter, language: str) -> list[SectionDraft]:
    """Every block of the letter in one language, whatever its author's interface speaks."""
    with override(language):
        return written(read_plan(letter, language), language_of(language))


def written(plan: Plan, says: Language) -> list[SectionDraft]:
    """The notes are written last, when all that cites has been written."""
    blocks, writer = outline(LetterKind(plan.letter.kind), _countries(plan)), _Writer(plan, says)
    last = sorted(blocks, key=lambda block: block.kind == SectionKind.NOTES)
    said = {block: tuple(one for one in writer.write(block) if one.text) for block in last}
    return [SectionDraft(block.kind, block.subject, said[block]) for block in blocks]


def _countries(plan: Plan) -> list[str]:
    """Those of the letter, then those of its cases that it does not name."""
    told = [one.party.case.country for one in (*plan.pictures, *plan.annexed)]
    return list(dict.fromkeys([*plan.countries, *told]))


class _Writer:
    """What several blocks need."""

    def __init__(self, plan: Plan, says: Language) -> None:
        self.plan, self.says = plan, says
        self.kind = LetterKind(plan.letter.kind)
        first = plan.pictures[0].party.case_id if plan.pictures else None
        of_first = tuple(one for one in plan.pictures if one.party.case_id == first)
        alone = self.kind == LetterKind.OPEN_STATEMENT and len(of_first) == len(plan.pictures)
        # Whom a statement is about, and those it lists besides.
        self.about = of_first if self.kind in ON_A_CASE or alone else ()
        self.listed = tuple(one for one in plan.pictures if one not in self.about)
        self.blocks: dict[SectionKind, Callable[[str], Iterable[Sentence]]] = {
            SectionKind.OPENING: self._opening,
            SectionKind.CONCERNS: self._concerns,
            SectionKind.CASES: self._cases,
            SectionKind.ASKS: self._asks,
            SectionKind.HOOK: self._hook,
            SectionKind.THANKS: self._thanks,
            SectionKind.NEWS: self._news,
            SectionKind.WHO: self._who,
            SectionKind.QUALIFICATION: self._qualification,
            SectionKind.FIGURES: self._figures,
            SectionKind.LAWS: self._laws,
            SectionKind.ADDRESSES: self._addresses,
            SectionKind.SIGNATORIES: self._signatories,
            SectionKind.ANNEX: self._annex,
            SectionKind.CLOSED_ANNEX: self._closed_annex,
            SectionKind.STANDS: lambda _: self._of_each(self._stands),
            SectionKind.COURSE: lambda _: self._of_each(says.history),
            SectionKind.NOTES: lambda _: [says.numbered_notes(plan.notes.texts)],
        }
        # The frame: one sentence each.
        self.frame: dict[SectionKind, Callable[[Plan], Sentence]] = {
            SectionKind.ADDRESSEE: says.addressee,
            SectionKind.DATELINE: says.dateline,
            SectionKind.RE: says.subject,
            SectionKind.SALUTATION: says.salutation,
            SectionKind.SIGNATURE: says.signature,
            SectionKind.HEADLINE: says.headline,
            SectionKind.COPIES: says.copies,
            SectionKind.CONTACT: says.contact,
        }

    def write(self, block: Block) -> Iterable[Sentence]:
        if block.kind in self.frame:
            said = self.frame[block.kind](self.plan)
            return [said if said.key else said.keyed(block.kind.lower())]
        return self.blocks[block.kind](block.subject)

    def _opening(self, subject: str) -> list[Sentence]:
        """Who writes, and why now; a statement without an event needs neither."""
        who = self._library(ParagraphPurpose.WHO_WE_ARE, before=" ") or self._of_the_house()
        if self.kind == LetterKind.OPEN_STATEMENT:
            return [self.says.opening(self.plan)] if self.plan.occasion else []
        return [self.says.opening(self.plan), *who]

    def _of_the_house(self) -> list[Sentence]:
        house, sender = self.plan.house, self.plan.sender
        text = house.who_we_are.get(self.plan.language, "")
        if text and house.name in (sender.name, ""):
            return [Sentence(text.strip(), key="who_we_are")]
        return [self._missing("who_we_are", sender.name)]

    def _missing(self, what: str, name: str = "") -> Sentence:
        return Sentence(gap(self.says.MISSING[what].format(what=name)), key=what)

    def _concerns(self, subject: str) -> list[Sentence]:
        """On no country first, then by country; a country of which nothing is said is a gap."""
        about = (ParagraphPurpose.CONCERN, ParagraphPurpose.THEME)
        if subject:
            return self._on_country(subject)
        said = self._library(*about, country="")
        for code in self.plan.countries:
            said += self._on_country(code)
        return said

    def _on_country(self, code: str) -> list[Sentence]:
        found = self._library(ParagraphPurpose.CONCERN, ParagraphPurpose.THEME, country=code)
        told = {one.party.case.country for one in (*self.plan.pictures, *self.plan.annexed)}
        needed = self.kind in (*LETTERS, LetterKind.BRIEFING) and code not in told
        if found or not needed:
            return found
        missing = self._missing("concern", country_name(code, self.says.CODE))
        return [replace(missing, key=f"concern:{code}", before="\n\n")]

    def _cases(self, subject: str) -> list[Sentence]:
        """One bullet a person; in a letter, why a case matters stands below."""
        told = [one for one in self.listed if subject in ("", one.party.case.country)]
        bullets = [
            replace(sentence, before="\n- " if first else sentence.before)
            for one in told
            for first, sentence in _firsts(self._case(one))
        ]
        if bullets:
            bullets = [
                self.says.case_introduction(self.plan),
                replace(bullets[0], before="\n\n- "),
                *bullets[1:],
            ]
        why = [] if self.about else self._library(ParagraphPurpose.ABOUT_CASE, country=subject)
        return [*bullets, *why]

    def _case(self, picture: Picture) -> list[Sentence]:
        """A briefing has room for all that happened to somebody, and not only what counts now."""
        said = self.says.case(self.plan, picture)
        if self.kind != LetterKind.BRIEFING:
            return said
        told = {fact for one in said for fact in one.facts}
        course = self.says.course(self.plan, picture)
        return [*said, *(one for one in course if not told.issuperset(one.facts))]

    def _stands(self, plan: Plan, picture: Picture) -> list[Sentence]:
        """With the figures about the person, but for an amount that a court awarded."""
        rows = [one for one in plan.figures if one.party_id == picture.party.pk]
        given = {(order.amount, order.currency) for order in picture.orders if order.amount}
        rows = [one for one in rows if (one.low, one.unit) not in given]
        said = self.says.stands(plan, picture)
        return [*said, *(self.says.figure(plan, one) for one in rows)]

    def _asks(self, subject: str) -> list[Sentence]:
        return self.says.asks(self.plan) if self.plan.asks or self._must_ask else []

    @property
    def _must_ask(self) -> bool:
        return self.kind != LetterKind.CASE_STATEMENT

    def _hook(self, subject: str) -> list[Sentence]:
        pledges = [replace(one, before="\n\n") for one in self.says.pledge(self.plan)]
        return [*self._library(ParagraphPurpose.HOOK), *pledges]

    def _thanks(self, subject: str) -> list[Sentence]:
        said = self._library(ParagraphPurpose.THANKS)
        return said or [self._missing("thanks")]

    def _news(self, subject: str) -> list[Sentence]:
        if self.kind in ON_A_CASE and not self.about:
            return [self._missing("news")]
        return self._of_each(self.says.news)

    def _who(self, subject: str) -> list[Sentence]:
        return [*self._of_each(self.says.who), *self._library(ParagraphPurpose.ABOUT_CASE)]

    def _qualification(self, subject: str) -> list[Sentence]:
        said = self._of_each(self.says.qualification)
        return [*said, *self._library(ParagraphPurpose.QUALIFICATION)]

    def _of_each(self, say: Callable[[Plan, Picture], list[Sentence]]) -> list[Sentence]:
        """A paragraph for each person whom the statement is about."""
        return [
            replace(sentence, before="\n\n" if first else sentence.before)
            for one in self.about
            for first, sentence in _firsts(say(self.plan, one))
        ]

    def _figures(self, subject: str) -> list[Sentence]:
        rows = [one for one in self.plan.figures if subject in ("", one.country)]
        rows = [one for one in rows if one.party_id is None]
        return [replace(self.says.figure(self.plan, one), before="\n- ") for one in rows]

    def _laws(self, subject: str) -> list[Sentence]:
        rows = [one for one in self.plan.laws if subject in ("", one.country)]
        return [replace(self.says.law(self.plan, one), before="\n- ") for one in rows]

    def _addresses(self, subject: str) -> list[Sentence]:
        said = [replace(self.says.address(self.plan, one), before="\n\n")
                for one in self.plan.writes_to]  # fmt: skip
        if said or self.kind != LetterKind.URGENT_APPEAL:
            return said
        return [self._missing("addresses")]

    def _signatories(self, subject: str) -> list[Sentence]:
        return [
            replace(self.says.signatory(one), before="\n", key=f"signatory:{one.pk}")
            for one in self.plan.signatories
        ]

    def _annex(self, subject: str) -> list[Sentence]:
        rows = [one for one in self.plan.annexed if one.party.case.country == subject]
        return self._table(self.plan, rows)

    def _closed_annex(self, subject: str) -> list[Sentence]:
        return self._table(replace(self.plan, notes=NoNotes()), self.plan.closed)

    def _table(self, plan: Plan, rows: Iterable[Picture]) -> list[Sentence]:
        """The heads, then a line for each person; cells hold no bar, which parts them."""
        lines = [
            replace(row, text=CELL.join(_cells(row.text.split("\n"))), before="\n")
            for row in (self.says.annex_row(plan, one) for one in rows)
        ]
        heads = Sentence(CELL.join(_cells(self.says.annex_head(plan))), key="annex_head")
        return [heads, *lines] if lines else []

    def _library(
        self, *purposes: ParagraphPurpose, country: str | None = None, before: str = "\n\n"
    ) -> list[Sentence]:
        """The chosen paragraphs of these purposes; those on one country, or on none, alone."""
        rows: list[Paragraph] = [
            row
            for row in self.plan.paragraphs
            if row.purpose in purposes and country in (None, row.country)
        ]
        return [replace(self.says.paragraph(self.plan, row), before=before) for row in rows]


def _firsts(sentences: Iterable[Sentence]) -> list[tuple[bool, Sentence]]:
    """Each that says something, and whether it is the first."""
    said = [sentence for sentence in sentences if sentence.text]
    return [(place == 0, sentence) for place, sentence in enumerate(said)]


def _cells(cells: Iterable[str]) -> list[str]:
    return [cell.replace("|", "/").strip() for cell in cells]

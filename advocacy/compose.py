"""The draft of a letter: every section, from facts and approved paragraphs."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from advocacy import case_sentences, sentences
from advocacy.models import (
    Letter,
    Occasion,
    Paragraph,
    ParagraphPurpose,
    Participation,
    SectionKind,
    Side,
)
from advocacy.pictures import house_spelling, pictures
from advocacy.sentences import Fact, Sentence, facts_of, joined
from advocacy.words import countries_in_words, gap, listed_long, plain
from people.models import Holding, OfficeKind

INTRODUCTION = "We draw your attention in particular to the following:"


@dataclass(frozen=True)
class SectionDraft:
    kind: SectionKind
    text: str
    facts: tuple[Fact, ...]


class Notes:
    """Endnotes in the order in which the text calls for them; each note once."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cite(self, text: str) -> str:
        if text not in self.texts:
            self.texts.append(text)
        return f"[{self.texts.index(text) + 1}]"


def draft(letter: Letter) -> list[SectionDraft]:
    """Every section of the letter, in the structure of domain d.1; optional ones may be empty.

    In the letter's language, whatever its author's interface speaks.
    """
    with override(letter.language):
        return _Draft(letter).sections()


class _Draft:
    """What several sections need, read once."""

    def __init__(self, letter: Letter) -> None:
        self.letter, self.office = letter, letter.addressee.office
        self.occasion: Occasion = letter.occasion
        self.countries: list[str] = letter.countries
        self.notes = Notes()
        taken = letter.paragraphs.select_related("paragraph")
        self.paragraphs = [row.paragraph for row in taken]
        self.leaders = [
            _leader(self.occasion, code, letter.date)
            for code in self.countries
            if sentences.is_visit(self.occasion)
        ]

    def sections(self) -> list[SectionDraft]:
        """The notes come last, when all that cites has been written."""
        written: dict[SectionKind, Callable[[], Sentence]] = {
            SectionKind.ADDRESSEE: lambda: sentences.addressee(self.letter.addressee),
            SectionKind.DATELINE: lambda: sentences.dateline(self.letter.place, self.letter.date),
            SectionKind.RE: lambda: sentences.subject(self.occasion, self.countries),
            SectionKind.SALUTATION: self.salutation,
            SectionKind.OPENING: self.opening,
            SectionKind.CONCERNS: self.concerns,
            SectionKind.CASES: self.cases,
            SectionKind.ASKS: self.asks,
            SectionKind.HOOK: lambda: self.library(ParagraphPurpose.HOOK),
            SectionKind.THANKS: self.thanks,
            SectionKind.SIGNATURE: self.signature,
            SectionKind.NOTES: lambda: sentences.numbered_notes(self.notes.texts),
        }
        said = [(kind, write()) for kind, write in written.items()]
        return [SectionDraft(kind, sentence.text, sentence.facts) for kind, sentence in said]

    def salutation(self) -> Sentence:
        return sentences.salutation(self.office, house_spelling(self.letter.addressee.person))

    def opening(self) -> Sentence:
        purpose = sentences.purpose(
            self.letter.sender, self.occasion, self.countries,
            visit=_whose_visit(self.letter), leaders=self.leaders, on=self.letter.date,
        )  # fmt: skip
        who = self.library(ParagraphPurpose.WHO_WE_ARE)
        if not who.text:
            who = Sentence(gap(f"who {plain(self.letter.sender)} are: no paragraph was chosen"))
        return joined([purpose, who])

    def concerns(self) -> Sentence:
        """Paragraphs on no country first, then by country; a country without any is a gap."""
        cases = set(self.letter.cases.values_list("case__country", flat=True))
        said = [self.library(ParagraphPurpose.CONCERN, "")]
        for code in self.countries:
            about = self.library(ParagraphPurpose.CONCERN, code)
            if not about.text and code not in cases:
                name = countries_in_words([code])
                about = Sentence(gap(f"no paragraph or case on {name} was chosen"))
            said.append(about)
        return joined(said, by="\n\n")

    def cases(self) -> Sentence:
        told = [case_sentences.case_sentence(p, self.notes.cite) for p in pictures(self.letter)]
        bullets = [Sentence(f"- {sentence.text}", sentence.facts) for sentence in told]
        return joined([Sentence(INTRODUCTION + "\n"), *bullets], by="\n") if told else Sentence("")

    def asks(self) -> Sentence:
        rows = self.letter.asks.select_related("ask__kind")
        return sentences.numbered_asks([row.ask for row in rows])

    def thanks(self) -> Sentence:
        said = self.library(ParagraphPurpose.THANKS)
        return said if said.text else Sentence(gap("no paragraph of thanks was chosen"))

    def signature(self) -> Sentence:
        signatory = self.letter.signatories.first()
        return sentences.signature(self.office, signatory, self.letter.sender)

    def library(self, purpose: ParagraphPurpose, country: str | None = None) -> Sentence:
        """The chosen paragraphs of a purpose, each with a note of its sources."""
        rows = [row for row in self.paragraphs if row.purpose == purpose]
        return joined(
            (self._paragraph(row) for row in rows if country in (None, row.country)), by="\n\n"
        )

    def _paragraph(self, row: Paragraph) -> Sentence:
        text = fill(row.text.strip(), self.placeholders())
        note = self.notes.cite(plain(row.sources)) if row.sources else ""
        return Sentence(text + note, facts_of(row))

    def placeholders(self) -> dict[str, str]:
        """What a paragraph of the library may name in braces, and nothing else."""
        sender = self.letter.sender
        leaders = [leader.text for leader in self.leaders]
        return {
            "addressee": sentences.title_of(self.office),
            "countries": countries_in_words(self.countries),
            "dates": sentences.days_of(self.occasion),
            "leaders": listed_long(leaders) if leaders else "",
            "sender": plain(sender.name),
            "sender_short": plain(sender.abbreviation or sender.name),
        }


def fill(text: str, values: dict[str, str]) -> str:
    """Placeholders by plain lookup; one that has no value is a gap."""
    return re.sub(
        r"\{(\w+)\}", lambda found: values.get(found[1]) or gap(f"no value for {found[1]}"), text
    )


def _whose_visit(letter: Letter) -> str:
    guests = [part for part in letter.occasion.participants.all() if part.side == Side.GUEST]
    if any(_is(part, letter.addressee) for part in guests):
        return sentences.YOUR_VISIT
    offices = [f"the {sentences.title_of(part.office)}" for part in guests if part.office]
    named = offices or [plain(part) for part in guests]
    return f"the visit of {listed_long(named)}" if named else gap("who visits is not recorded")


def _is(part: Participation, holding: Holding) -> bool:
    """Whether the participant is the holder, named by person, by office or by both."""
    same_person = part.person_id in (None, holding.person_id)
    same_office = part.office_id in (None, holding.office_id)
    return same_person and same_office and bool(part.person_id or part.office_id)


def _leader(occasion: Occasion, country: str, on: date) -> Sentence:
    """Whom the guest meets there: the host with an office of that country, or its head of State."""
    hosts = [part for part in occasion.participants.all() if part.side == Side.HOST]
    holdings = Holding.objects.preferred().filter(office__country=country)
    holdings = holdings.select_related("office", "person")
    for part in hosts:
        if found := _in_office((h for h in holdings if _is(part, h)), on):
            return sentences.leader(found)
    heads = (h for h in holdings if h.office.kind == OfficeKind.HEAD_OF_STATE)
    if found := _in_office(heads, on):
        return sentences.leader(found)
    return Sentence(gap(f"who is to be met in {countries_in_words([country])} is not recorded"))


def _in_office(holdings: Iterable[Holding], on: date) -> Holding | None:
    return next((holding for holding in holdings if holding.term.may_be(on)), None)

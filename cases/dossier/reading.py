"""What a dossier holds, read once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from cases import standing
from cases.codes import Stage
from cases.custody.spells import Spell, days_in_words, spells
from cases.dossier.limits import Limits
from cases.dossier.protected import Protected
from cases.models import Case, Party, Source
from cases.naming import Naming
from cases.pages.case import PartyBlock, case_page
from cases.pages.record import record_of
from cases.timeline import Entry, Said, timeline
from core.dates import PartialDate, show
from people.naming import also_seen_as

Pair = tuple[str, str]


@dataclass(frozen=True)
class Quoted:
    """A source behind an entry: its number in the list, and where and how it says so."""

    number: int | None
    words: str
    quote: str


@dataclass(frozen=True)
class EntryPart:
    """One happening. `who` is empty where the dossier is about one person.

    `reason` says why an account is preferred; it may tell of its source, so that it is left out
    where one is protected.
    """

    entry: Entry
    what: str
    who: str
    text: str
    reason: str
    quoted: list[Quoted]


@dataclass(frozen=True)
class PartyPart:
    """One of those whom the case concerns. `block` holds charges, decisions and what is known.

    Who is `limited` is named as a public case, and hardly anything else is told.
    """

    name: str
    named: bool
    limited: bool
    stands: list[Pair]
    block: PartyBlock
    relations: list[Pair]
    custody: list[tuple[Spell, str, str, str]]
    basis: str


@dataclass(frozen=True)
class Dossier:
    title: str
    also: list[str]
    country: str
    version: int
    parties: list[PartyPart]
    entries: list[EntryPart]
    page: dict[str, Any]

    @property
    def alone(self) -> PartyPart | None:
        return self.parties[0] if len(self.parties) == 1 else None

    @property
    def bases(self) -> list[str]:
        """Each basis of the names in the dossier, once."""
        return list(dict.fromkeys(party.basis for party in self.parties if party.basis))

    @property
    def unnamed(self) -> bool:
        return not all(party.named for party in self.parties)

    @property
    def limited(self) -> bool:
        return any(party.limited for party in self.parties)

    @property
    def related(self) -> list[PartyPart]:
        return [party for party in self.parties if party.relations]

    @property
    def has_opinions(self) -> bool:
        of_parties = any(party.block.opinions for party in self.parties)
        return bool(self.assessed or of_parties or self.page["opinions"])

    @property
    def assessed(self) -> list[EntryPart]:
        return [part for part in self.entries if part.entry.opinions]

    @property
    def conflicts(self) -> list[EntryPart]:
        return [part for part in self.entries if part.entry.differ]


def read(case: Case, user: User, naming: Naming) -> Dossier:
    """The dossier as of today. `version` counts the changes that the case has seen."""
    page = case_page(record_of(case, user, rumours=False), user)
    protected = Protected(page["sources"])
    numbers = {one.source.pk: one.number for one in protected.sources}
    published = Source.objects.filter(scope=None)
    told = timeline(case, user, naming=naming, sources=published, rumours=False)
    limits = Limits((block.party for block in page["blocks"]), naming)
    blocks = [limits.block(block) for block in page["blocks"]]
    parties = [_party(block, protected, naming, limits) for block in blocks]
    alone = parties[0] if len(parties) == 1 else None
    entries = limits.entries(map(protected.entry, told))
    if limits:
        figures = [line for line in page["figures"] if not limits.limits(line.figure.party)]
        page = page | {"opinions": [], "figures": figures}
        used = _used(blocks, entries, figures, numbers)
        protected.sources = [one for one in protected.sources if one.number in used]
    return Dossier(
        title=_title(parties, page, limits),
        also=_also(alone) if alone and alone.named else [],
        country=page["country"],
        version=page["changes_count"],
        parties=parties,
        entries=[_entry(entry, numbers, alone=alone is not None) for entry in entries],
        page=protected.page(page),
    )


def _title(parties: list[PartyPart], page: dict[str, Any], limits: Limits) -> str:
    """What somebody called the case may tell of whom no more is told than a name."""
    if len(parties) == 1 or limits:
        return ", ".join(party.name for party in parties)
    return str(page["title"])


def _used(
    blocks: list[PartyBlock], entries: list[Entry], figures: list[Any], numbers: dict[UUID, int]
) -> set[int | None]:
    """The numbers of the sources of what is told: the title of another may tell the rest."""
    told: list[Any] = [*figures]
    for block in blocks:
        judged: list[Any] = [*block.charges, *block.orders]
        told += [*judged, *block.opinions, *(one for line in judged for one in line.opinions)]
        if block.card:
            told += block.card.printed
            told += [said for line in block.card.lines for said in line.said]
    of_entries = {numbers.get(said.source.pk) for entry in entries for said in entry.said}
    return {cite.number for one in told for cite in one.cites} | of_entries


def _party(block: PartyBlock, protected: Protected, naming: Naming, limits: Limits) -> PartyPart:
    party = block.party
    person = party.person
    limited = limits.limits(party)
    return PartyPart(
        name=capfirst(naming(party)),
        named=person is None or naming.may_name(person),
        limited=limited,
        stands=[] if limited else _stands(party),
        block=protected.block(block),
        relations=[] if limited else protected.relations(block.card),
        custody=[] if limited else [_spell(spell) for spell in spells(party)],
        basis=_basis(block, protected, naming),
    )


def _also(alone: PartyPart) -> list[str]:
    card = alone.block.card
    return also_seen_as(card.person, alone.name) if card else []


def _stands(party: Party) -> list[Pair]:
    now = standing.compute(party)
    following = now.next_event.get_type_display() if now.next_event else ""
    pairs = (
        (_("where things stand"), capfirst(standing.in_words(now))),
        (_("court case"), "" if now.stage == Stage.NONE else capfirst(Stage(now.stage).label)),
        (_("nominal end"), capfirst(standing.end_in_words(now))),
        (_("next"), f"{capfirst(following)}, {show(_next(now))}" if following else ""),
    )
    return [(label, str(words)) for label, words in pairs if words]


def _next(now: standing.Computed) -> PartialDate:
    return now.next_event.date if now.next_event else PartialDate()


def _spell(spell: Spell) -> tuple[Spell, str, str, str]:
    """With its beginning, its end and its days in words."""
    begins = show(spell.start) or _("not known")
    ends = _("no end known") if spell.end is None else show(spell.end) or _("over, day not known")
    days = spell.length or days_in_words(spell.days) or _("not known")
    return spell, begins, ends, days


def _basis(block: PartyBlock, protected: Protected, naming: Naming) -> str:
    """On which answer the name stands in the dossier; "" where no name does."""
    if block.card is None or not naming.may_name(block.card.person):
        return ""
    return protected.bases(block.card)


def _entry(entry: Entry, numbers: dict[UUID, int], *, alone: bool) -> EntryPart:
    shown = entry.shown
    length = _("for {length}").format(length=shown.length) if shown.length else ""
    parts = [shown.authority, length, *shown.outcomes, shown.summary]
    return EntryPart(
        entry=entry,
        what=capfirst(shown.what),
        who="" if alone else ", ".join(shown.who),
        text=" ".join(f"{capfirst(part.rstrip('.'))}." for part in parts if part),
        reason=shown.reason if all(said.visible for said in entry.said) else "",
        quoted=[_quoted(said, numbers) for said in entry.said],
    )


def _quoted(said: Said, numbers: dict[UUID, int]) -> Quoted:
    paragraph = _("par. {number}").format(number=said.paragraph) if said.paragraph else ""
    page = _("p. {number}").format(number=said.page) if said.page else ""
    words = ", ".join(part for part in (said.publisher, page, paragraph, said.told_by) if part)
    return Quoted(numbers.get(said.source.pk), words, said.quote)

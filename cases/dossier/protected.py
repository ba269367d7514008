"""Protected sources in a paper: that there is one, never which. A scope protects a caller."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from cases.pages.cards import Card
from cases.pages.case import PartyBlock
from cases.pages.lines import FigureLine, Opinion
from cases.sourcing.cites import Cite, NumberedSource
from cases.timeline import Entry

Line = TypeVar("Line", bound=Any)


class Protected:
    """Turns what a page holds for a reader inside into what may leave the house.

    Who said a thing is left out where every source of it is protected: the one may be the other.
    """

    def __init__(self, sources: Iterable[NumberedSource]) -> None:
        """`sources` are the numbered ones of the page."""
        self.sources = [replace(one, open_to_reader=_is_open(one)) for one in sources]
        self._numbers = {one.number for one in self.sources if not one.open_to_reader}

    def hides(self, cites: Iterable[Cite]) -> bool:
        """Whether there are sources and all of them are protected."""
        numbers = {cite.number for cite in cites}
        return bool(numbers) and numbers <= self._numbers

    def page(self, page: dict[str, Any]) -> dict[str, Any]:
        return page | {
            "sources": self.sources,
            "opinions": self._opinions(page["opinions"]),
            "figures": [self._figure(line) for line in page["figures"]],
        }

    def block(self, block: PartyBlock) -> PartyBlock:
        return replace(
            block,
            charges=[self._judged(line) for line in block.charges],
            orders=[self._judged(line) for line in block.orders],
            opinions=self._opinions(block.opinions),
        )

    def entry(self, entry: Entry) -> Entry:
        """An entry read with published sources only."""
        opinions = (
            replace(one, whose=_("a protected source"), when="")
            if one.said and not any(said.visible for said in one.said)
            else one
            for one in entry.opinions
        )
        return replace(entry, opinions=tuple(opinions))

    def relations(self, card: Card | None) -> list[tuple[str, str]]:
        """Related people by their role, never by name; organisations by name."""
        if card is None:
            return []
        return [
            (str(one.kind), "" if self.hides(said.cites) else str(one.to_organisation or ""))
            for one, said in zip(card.person.relations.all(), card.relations, strict=True)
        ]

    def bases(self, card: Card) -> str:
        """On which answers a name stands."""
        hidden = _("a protected source")
        return "; ".join(hidden if self.hides(one.cites) else one.note for one in card.may_know)

    def _judged(self, line: Line) -> Line:
        return replace(line, opinions=self._opinions(line.opinions))

    def _opinions(self, opinions: list[Opinion]) -> list[Opinion]:
        hidden = _("a protected source")
        return [replace(o, whose=hidden) if self.hides(o.cites) else o for o in opinions]

    def _figure(self, line: FigureLine) -> FigureLine:
        if not line.by or not self.hides(line.cites):
            return line
        return replace(line, by=_("a protected source"))


def _is_open(one: NumberedSource) -> bool:
    return one.open_to_reader and one.source.scope_id is None

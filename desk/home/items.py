"""What a home is made of."""

from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID


@dataclass(frozen=True)
class Item:
    """A row: of a case, whose name and address come later (`of_case`), or of another page.

    `late` is a day that has passed, `mine` a case of the reader's own.
    """

    what: str = ""
    when: str = ""
    late: bool = False
    mine: bool = False
    case: UUID | None = None
    heading: str = ""
    url: str = ""
    reference: str = ""

    def of_case(self, heading: str, url: str, reference: str, stands: str) -> "Item":
        """With the words of where things stand if it has none of its own."""
        what = self.what or stands
        return replace(self, heading=heading, url=url, reference=reference, what=what)


class Verb(Enum):
    """What can be said of a case from its row at once."""

    STILL_SO = "still so"
    WHAT_HAPPENED = "what happened"


@dataclass(frozen=True)
class Panel:
    """`nothing` is said where there are no items; `url` shows the rest where there are more."""

    title: str
    nothing: str
    items: list[Item]
    count: int
    url: str = ""
    verb: Verb | None = None

    def cut(self, shown: int) -> "Panel":
        return replace(self, items=self.items[:shown])

    @property
    def more(self) -> int:
        return self.count - len(self.items)

    @property
    def is_mixed(self) -> bool:
        """Whether it tells of the reader's own cases and of others."""
        return len({item.mine for item in self.items}) > 1

    @property
    def cases(self) -> set[UUID]:
        return {item.case for item in self.items if item.case}


def panel(
    title: str, nothing: str, items: list[Item], *, shown: int, url: str = "",
    verb: Verb | None = None,
) -> Panel:  # fmt: skip
    """The reader's own cases first, otherwise in the order given."""
    ordered = sorted(items, key=lambda item: not item.mine)
    return Panel(title, nothing, ordered[:shown], len(items), url, verb)

"""All that a letter rests on, read once: its sentences ask no database and know no clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from accounts.models import House
from advocacy.models import (
    Ask,
    Letter,
    Occasion,
    Paragraph,
    Participation,
    Pledge,
    Signatory,
)
from advocacy.pictures import Picture
from cases.models import Assessment, Figure, Law
from people.models import Holding, Organisation


@dataclass
class Notes:
    """Endnotes in the order in which the text calls for them; each note once."""

    texts: list[str] = field(default_factory=list)

    def cite(self, text: str) -> str:
        if text not in self.texts:
            self.texts.append(text)
        return f"[{self.texts.index(text) + 1}]"


@dataclass(frozen=True)
class Plan:
    """One letter in one language, with everything that its sentences may tell.

    `pictures` hold whom the gate lets the letter tell of, and how far, in the order of the letter;
    `annexed` and `closed` those of the annex and of the confidential annex. `meets` is whom the
    guest meets in each country, as far as hosts are recorded. `house` is the office itself where
    it is the sender, with its letterhead and its style; `writes_to` are the offices that readers of
    an appeal are asked to write to.
    """

    letter: Letter
    language: str
    on: date
    house: House
    sender: Organisation
    addressee: Holding | None = None
    occasion: Occasion | None = None
    participants: tuple[Participation, ...] = ()
    countries: tuple[str, ...] = ()
    meets: Mapping[str, Holding] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    annexed: tuple[Picture, ...] = ()
    closed: tuple[Picture, ...] = ()
    asks: tuple[Ask, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    figures: tuple[Figure, ...] = ()
    laws: tuple[Law, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    writes_to: tuple[Holding, ...] = ()
    notes: Notes = field(default_factory=Notes)

    @property
    def cite(self) -> Callable[[str], str]:
        return self.notes.cite

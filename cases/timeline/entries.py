"""The read model: entries, their accounts and what was made of them."""

from dataclasses import dataclass

from cases.codes import Sureness
from cases.happenings import Step
from cases.models import Event
from cases.timeline.quoting import Said


@dataclass(frozen=True)
class Opinion:
    """What somebody made of it, and whose that is."""

    words: str
    whose: str
    when: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Account:
    """One account of a happening, in words.

    `what` names countries and whether it happened; `outcomes` are "granted", or with the name in
    front if several people are concerned. `when_note` says what the date leaves open.
    """

    event: Event
    when: str
    when_note: str
    what: str
    where: str
    authority: str
    length: str
    outcomes: tuple[str, ...]
    who: tuple[str, ...]
    summary: str
    said: tuple[Said, ...]
    preferred: bool
    reason: str

    @property
    def told(self) -> tuple[str, ...]:
        """What is compared to see whether accounts differ."""
        return (self.when, self.what, self.where, self.length, *self.outcomes)


@dataclass(frozen=True)
class Entry:
    """One happening. `shown` is the account to read first: the preferred, else the most exact.

    `step` gives it its place. `when` is the date that the accounts share; `dates_agree` is False
    where no day fits all.
    `ahead` tells that it is still to come.
    `origins` counts those who say so independently of each other.
    """

    step: Step
    shown: Account
    accounts: tuple[Account, ...]
    when: str
    when_note: str
    dates_agree: bool
    opinions: tuple[Opinion, ...]
    sureness: Sureness
    origins: int
    ahead: bool = False

    @property
    def event(self) -> Event:
        return self.shown.event

    @property
    def differ(self) -> bool:
        return len({account.told for account in self.accounts}) > 1

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(said for account in self.accounts for said in account.said)

"""What other apps add to the timeline of cases: letters that went out, answers that came.

An app that knows of such things registers a reader when it is ready; this app imports none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.models import Case


@dataclass(frozen=True)
class Extra:
    """One dated thing: `what` happened, `text` behind it, and the address of its page."""

    on: date
    what: str
    text: str = ""
    url: str = ""


Reader = Callable[[Sequence[Case], User], list[Extra]]
_readers: list[Reader] = []


def register(reader: Reader) -> None:
    """`reader` gives what a user may see of some cases, each thing once, in a fixed number of
    queries.
    """
    if reader not in _readers:
        _readers.append(reader)


def extras(cases: Sequence[Case], user: User) -> list[Extra]:
    return [extra for reader in _readers for extra in reader(cases, user)]

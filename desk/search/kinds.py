"""What the search box answers with."""

from dataclasses import dataclass

from cases.pages.rows import Standing


@dataclass(frozen=True)
class Answer:
    """One row: what it is called and whatever tells it from its neighbours, all in words.

    `also` is the spelling that matched where the name is another; `reason` why it is offered where
    that does not meet the eye.
    """

    name: str
    url: str
    what: str = ""
    also: str = ""
    country: str = ""
    reference: str = ""
    reason: str = ""
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class Group:
    title: str
    answers: list[Answer]

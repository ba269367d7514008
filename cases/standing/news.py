"""When something was last heard of somebody."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from cases.happenings import Step, last_day, steps_of_each
from cases.models import Party
from core.clock import today


def last_news(party: Party, on: date | None = None) -> date | None:
    """The last day on which anything is known to have happened to the party, by `on` (today)."""
    return last_news_of_each([party], on)[party.pk]


def last_news_of_each(parties: Iterable[Party], on: date | None = None) -> dict[UUID, date | None]:
    """The same by the key of each party. Two queries for all."""
    day = on or today()
    return {key: latest_news(life, day) for key, life in steps_of_each(parties).items()}


def latest_news(life: Iterable[Step], day: date) -> date | None:
    """Of these steps by a day; a span of days counts with its last one that has come."""
    days = [min(last_day(step.when), day) for step in life if step.moment <= day]
    return max((one for one in days if one > date.min), default=None)

"""When a fact could be known: by what the sources had made known, not by what we had typed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from cases.happenings import last_day, moment
from cases.models import Citation, Source
from core.facts import Fact, Rank

F = TypeVar("F", bound=Fact)


def made_known(source: Source) -> date | None:
    """The day on which the office had the source, or else on which it was published.

    Of some days on which it may have been published, the middle one counts.
    """
    return source.received_on or (moment(source.published) if source.published.understood else None)


def known_on(fact: Any, citations: Iterable[Citation], recorded: date) -> date:
    """The first day on which a source said the fact.

    Of a fact without a dated source: when it came to be known, else when it was recorded.
    """
    saying = [made_known(one.source) for one in citations if not one.contradicts]
    if dated := [day for day in saying if day]:
        return min(dated)
    known = getattr(fact, "known", None)
    return last_day(known) if known and known.understood else recorded


def known_by(
    day: date,
    facts: Iterable[F],
    citations: Mapping[UUID, Iterable[Citation]],
    recorded: Mapping[UUID, date],
) -> list[F]:
    """The facts known by a day; `citations` and `recorded` are by the keys of the facts."""
    return as_weighed(
        [
            fact
            for fact in facts
            if known_on(fact, citations.get(fact.pk, ()), recorded[fact.pk]) <= day
        ]
    )


def as_weighed(facts: list[F]) -> list[F]:
    """Where the better account was not known yet, the others had not been passed over.

    Changes the rank on these copies, which nobody saves.
    """
    groups: dict[UUID, list[F]] = defaultdict(list)
    for fact in facts:
        groups[fact.account_of].append(fact)
    for accounts in groups.values():
        if not any(account.rank == Rank.PREFERRED for account in accounts):
            for account in accounts:
                account.rank = Rank.UNRANKED
    return facts

"""Whose word a letter gives: what is established stands plainly, what is reported has a name to it.

Which is which: cases/sourcing/sureness.py. Accounts that differ and of which none is preferred are
reported, however good their sources.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cases.codes import Sureness
from cases.models import Citation, Event, Order
from cases.sourcing.sureness import Answerable, sureness_of


@dataclass(frozen=True)
class Origin:
    """Whose word a reported fact is. No names: told to us; `missing`: no source is recorded."""

    names: tuple[str, ...] = ()
    missing: bool = False


def origins(
    accounts: Iterable[Sequence[Answerable]], cited: Mapping[UUID, list[Citation]]
) -> dict[UUID, Origin]:
    """Whose word each reported fact is, by its key.

    Of a fact that no source is named for, nor anybody's answer how sure it is, a gap. A decision
    without a source of its own has those of what it was decided in, where that is told too.
    `accounts` are groups of accounts of one thing, `cited` the citations of each fact.
    """
    found: dict[UUID, Origin] = {}
    for group in accounts:
        citations = [citation for fact in group for citation in _on(fact, cited)]
        if not citations and not any(fact.sureness for fact in group):
            found |= {fact.pk: Origin(missing=True) for fact in group}
        elif citations and _is_reported(group, citations):
            found |= {fact.pk: Origin(_names(citations)) for fact in group}
    return found


def _on(fact: Answerable, cited: Mapping[UUID, list[Citation]]) -> list[Citation]:
    decided_in = fact.event_id if isinstance(fact, Order) else None
    return cited.get(fact.pk) or (cited.get(decided_in, []) if decided_in else [])


def _is_reported(group: Sequence[Answerable], citations: list[Citation]) -> bool:
    told = {_told(fact) for fact in group}
    return len(told) > 1 or sureness_of(group[0], citations) == Sureness.REPORTED


def _told(fact: Answerable) -> tuple[object, ...]:
    """That by which accounts of one thing differ."""
    if isinstance(fact, Event):
        return fact.type, fact.date
    if isinstance(fact, Order):
        length = (fact.years, fact.months, fact.days)
        return fact.kind, fact.effect, length, fact.amount, fact.currency, fact.date
    return fact.provision_id, fact.words, fact.status


def _names(citations: list[Citation]) -> tuple[str, ...]:
    """Each once; those who may be named."""
    named = (_named(citation) for citation in citations if not citation.contradicts)
    return tuple(dict.fromkeys(name for name in named if name))


def _named(citation: Citation) -> str:
    """Who told it, else who passes it on; "" where both are protected."""
    for source in (citation.origin, citation.source):
        if source is not None and source.scope_id is None:
            return source.issuer or f"“{source.title}”"
    return ""

"""Reads the lives of a case's parties and puts them to the rules."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cases.happenings import Step, steps_of_each
from cases.models import Case, Charge, Order, Party
from cases.order.rules import RULES, DoubtedFact, FactWarning, Life, fact_of
from core.clock import today
from core.dates import PartialDate


def warnings_of(case: Case, parties: Iterable[Party]) -> list[FactWarning]:
    """What is unlikely in the facts of the case, each once. Three queries for any number."""
    parties = list(parties)
    lives = _lives(parties)
    found: dict[tuple[str, str], FactWarning] = {}
    for party in parties:
        for rule in RULES:
            for warning in rule(lives[party.pk]):
                known = found.setdefault((warning.rule, warning.digest), warning)
                found[warning.rule, warning.digest] = replace(
                    known, parties=(*known.parties, party)
                )
    return list(found.values())


def _lives(parties: list[Party]) -> dict[UUID, Life]:
    steps = steps_of_each(parties)
    charges = list(
        Charge.objects.preferred().filter(party__in=parties).select_related("provision__law")
    )
    return {
        party.pk: _life(steps[party.pk], [c for c in charges if c.party_id == party.pk])
        for party in parties
    }


def _life(steps: list[Step], charges: list[Charge]) -> Life:
    facts: list[DoubtedFact] = [*(fact_of(step) for step in steps), *charges]
    unread = [(f, when.text) for f in facts for when in _dates_of(f) if _only_words(when)]
    return Life(steps, charges, unread, today())


def _dates_of(fact: DoubtedFact) -> list[PartialDate]:
    if isinstance(fact, Order):
        return [fact.date, fact.starts]
    if isinstance(fact, Charge):
        return [fact.date]
    return [fact.date, fact.until, fact.known]


def _only_words(when: PartialDate) -> bool:
    return bool(when.text) and not when.understood

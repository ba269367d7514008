"""Reads the lives of a case's parties and puts them to the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from cases.happenings import Step, steps_of_each
from cases.models import Case, Charge, Order, Party
from cases.order.rules import RULES, DoubtedFact, FactWarning, Life, fact_of
from core.clock import today
from core.dates import PartialDate
from core.facts import PASSED_OVER


def warnings_of(case: Case, parties: Iterable[Party]) -> list[FactWarning]:
    """What is unlikely in the facts of the case, each once. Three queries for any number."""
    parties = list(parties)
    charges = Charge.objects.filter(party__in=parties).select_related("provision__law")
    return warnings_among(parties, steps_of_each(parties), list(charges))


def warnings_among(
    parties: Iterable[Party], steps: Mapping[UUID, list[Step]], charges: Sequence[Charge]
) -> list[FactWarning]:
    """The same from what was read already: the steps of each party by its key, and its charges."""
    parties = list(parties)
    counting = [charge for charge in charges if charge.rank not in PASSED_OVER]
    lives = {
        party.pk: _life(steps[party.pk], [c for c in counting if c.party_id == party.pk])
        for party in parties
    }
    found: dict[tuple[str, str], FactWarning] = {}
    for party in parties:
        for rule in RULES:
            for warning in rule(lives[party.pk]):
                known = found.setdefault((warning.rule, warning.digest), warning)
                found[warning.rule, warning.digest] = replace(
                    known, parties=(*known.parties, party)
                )
    return list(found.values())


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

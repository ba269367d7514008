"""The warnings of a case as its page shows them: open ones, and those that were answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from cases.models import Case, Charge, Event, Party, WarningAnswer
from cases.order.rules import DoubtedFact, FactWarning
from cases.standing.sentences import order_in_words
from cases.timeline import wording


@dataclass(frozen=True)
class DoubtedLine:
    """A fact that a warning names: what and when, and where it can be corrected."""

    words: str
    when: str
    url: str


@dataclass(frozen=True)
class ShownWarning:
    rule: str
    digest: str
    words: str
    who: str
    facts: list[DoubtedLine]
    answer: WarningAnswer | None


def panel(
    case: Case, parties: Sequence[Party], found: Iterable[FactWarning], user: User
) -> dict[str, Any]:
    """For cases/_warnings.html: the warnings found in the facts of the parties. One query."""
    answers = {
        (answer.rule, answer.facts): answer
        for answer in WarningAnswer.objects.filter(case=case).select_related("by")
    }
    alone = len(parties) == 1
    shown = [_shown(warning, case, answers, alone=alone) for warning in found]
    return {
        "warnings": [warning for warning in shown if not warning.answer],
        "answered_warnings": [warning for warning in shown if warning.answer],
        "may_answer": user.may(Permission.RECORD_FACTS),
    }


def _shown(
    warning: FactWarning, case: Case, answers: dict[Any, WarningAnswer], *, alone: bool
) -> ShownWarning:
    return ShownWarning(
        rule=warning.rule,
        digest=warning.digest,
        words=warning.words,
        who="" if alone else ", ".join(str(party) for party in warning.parties),
        facts=[_line(fact, case) for fact in warning.facts],
        answer=answers.get((warning.rule, warning.digest)),
    )


def _line(fact: DoubtedFact, case: Case) -> DoubtedLine:
    if isinstance(fact, Event):
        name, words = "event-edit", wording.what(fact)
    elif isinstance(fact, Charge):
        name, words = "charge-edit", _("charge: %(charge)s") % {"charge": fact}
    else:
        name, words = "order-edit", order_in_words(fact)
    url = f"{reverse(name, args=[fact.pk])}?case={case.reference}"
    return DoubtedLine(capfirst(words), wording.when(fact.date), url)

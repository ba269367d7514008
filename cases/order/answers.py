"""Answering a warning."""

from django.db import transaction

from accounts.models import User
from cases.models import Case, WarningAnswer
from core.actor import acting


class AnswerError(ValueError):
    """Somebody else answered first."""


@transaction.atomic
def answer_warning(*, by: User, case: Case, rule: str, digest: str, line: str) -> WarningAnswer:
    """Say once that what `rule` doubts was checked and is so; it holds until the facts change."""
    case.lock()
    if case.warning_answers.filter(rule=rule, facts=digest).exists():
        raise AnswerError(rule)
    answer = WarningAnswer(case=case, rule=rule, facts=digest, line=line, by=by)
    with acting(by):
        answer.save()
    return answer

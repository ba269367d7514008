"""Following up a letter that was not answered: a task on each of its cases."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from advocacy.models import Letter
from cases.models import Case, Task
from cases.notes import add_task
from core.clock import today
from core.templatetags.dates import day

IN = timedelta(days=7)


@transaction.atomic
def set_tasks(*, by: User, letter: Letter, cases: Iterable[Case], due: date | None = None) -> int:
    """Ask again: one task on each case that has no open one for this letter; how many were set."""
    words = _words(letter)
    known = Task.objects.filter(case__in=cases, text=words).open().values_list("case", flat=True)
    without = [case for case in cases if case.pk not in {*known}]
    for case in without:
        add_task(by=by, task=Task(case=case, text=words, due=due or today() + IN, assignee=by))
    return len(without)


def _words(letter: Letter) -> str:
    """By its reference: who is written to, and of whom, stays in the letter."""
    if letter.reply_by is None:
        return _("Follow up letter %(letter)s") % {"letter": letter.reference}
    return _("Follow up letter %(letter)s: no answer by %(day)s") % {
        "letter": letter.reference, "day": day(letter.reply_by),
    }  # fmt: skip

"""Work of the clock."""

from procrastinate.contrib.django import app

from cases import standing
from cases.models import Case
from cases.notes.rules import set_tasks


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="refresh_standing", pass_context=False)
def refresh_standing(timestamp: int) -> None:
    """Hourly, since the scheduler's midnight is not the office's."""
    standing.refresh_due()


@app.periodic(cron="10 * * * *")
@app.task(queueing_lock="set_rule_tasks", pass_context=False)
def set_rule_tasks(timestamp: int) -> None:
    """Set, move and finish the tasks that follow from the facts."""
    set_tasks(Case.objects.all())
